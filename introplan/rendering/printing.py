"""The environments that templates are rendered in: one for HTML and SVG, one for Typst.

In both every `{{ … }}` is inert: whatever an author has written comes out as the same text, never as markup or
code. A workspace may bring its own templates: then both are sandboxed, and what they make is made by a press, apart
from the rest, since a template may be written to take all time and memory there is.
"""

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

from introplan.diagnostics import Diagnostic, Message, _
from introplan.language import Language, with_capital
from introplan.rendering.made_before import MadeBefore, digest_of_values
from introplan.rendering.markup import (
    allowed_url,
    html_of_markdown,
    is_short,
    kept_in_html,
    kept_in_typst,
    markdown_text,
    typst_literal,
    typst_of_markdown,
    typst_text,
)
from introplan.rendering.room import fits
from introplan.rendering.template_marks import InertWriter, Marks

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment


BUILTIN = "builtin/"


PrintForm = Literal["html", "typst", "markdown", "text"]
"""What a template makes, and so how its values are written."""

_COMPILING = frozenset({"_parse", "_generate", "_compile"})
"""The steps by which Jinja2 makes code of a template, and which know no line of it when they fail."""


class TemplateFault(Exception):  # noqa: N818 - the word for what is wrong in somebody's own template
    """A workspace's own template cannot be used: which one, why, the lines concerned, and perhaps a way out."""

    def __init__(self, template: str, message: "str | Message", excerpt: str, way_out: Message | None = None) -> None:
        super().__init__(f"{template}: {message}")
        self.template, self.message, self.excerpt, self.way_out = template, message, excerpt, way_out


class PrintFault(Exception):  # noqa: N818 - as above
    """A print that does not show every word: what was found when it was read back, as diagnostics."""

    def __init__(self, found: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(str(dict(each.message.values)) for each in found))
        self.found = tuple(found)


def render(environment: "Environment", name: str, /, **values: object) -> str:
    """A template with its values. Raises TemplateFault for what is wrong in a workspace's own templates.

    With a `language` there are the marks of texts as well, `_`, `_n` and `_p`. A fault with the built-in templates
    alone is a bug, and passes.
    """
    before: MadeBefore | None = getattr(environment.loader, "made_before", None)  # of a workspace's templates
    if before is None:
        return _rendered(environment, name, values)
    key = environment.form, name, digest_of_values(values)  # type: ignore[attr-defined]  # by `extend`
    return before.of(environment.loader, key, lambda: _rendered(environment, name, values))


def _rendered(environment: "Environment", name: str, values: Mapping[str, object]) -> str:
    if press := getattr(environment.loader, "press", None):  # of a workspace's templates
        made: str = press.render(environment.form, name, values)  # type: ignore[attr-defined]  # by `extend`
        return made
    return rendered(environment, name, values)


def rendered(environment: "Environment", name: str, values: Mapping[str, object]) -> str:
    """A template with its values, here and now. Raises TemplateFault."""
    from jinja2 import TemplateError  # noqa: PLC0415 - only what is rendered needs Jinja2

    language: Language | None = values.get("language")  # type: ignore[assignment]  # whoever renders gives a plan's
    marks = Marks(language, environment.written).functions if language else {}  # type: ignore[attr-defined]  # by `extend`
    try:
        return environment.get_template(name).render(values, **marks)
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        RuntimeError,
        AttributeError,
        SyntaxError,
        MemoryError,
    ) as error:
        if (fault := _fault(environment, name, error)) is None:
            raise
        raise fault from error


def own_templates(templates: "BaseLoader") -> tuple[str, ...]:
    """The templates that are not the built-in ones, which can be had under `builtin/` as well."""
    brought: Sequence[str] | None = getattr(templates, "brought", None)  # of a workspace's templates, whose are few
    if brought == []:  # and mostly none: then the disk need not be asked
        return ()
    names = templates.list_templates()
    builtin = {name for name in names if name.startswith(BUILTIN)}
    return tuple(
        name
        for name in (names if brought is None else brought)
        if builtin and not name.startswith(BUILTIN) and not (BUILTIN + name in builtin and _is_copy(templates, name))
    )


def _is_copy(templates: "BaseLoader", name: str) -> bool:
    try:
        return source_of(templates, name) == source_of(templates, BUILTIN + name)
    except TemplateFault:
        return False


def source_of(templates: "BaseLoader", name: str) -> str:
    """A template's text. Raises TemplateFault for one that is not saved as UTF-8."""
    from jinja2 import Environment  # noqa: PLC0415 - only what is rendered needs Jinja2

    try:
        return templates.get_source(Environment(autoescape=True), name)[0]
    except UnicodeDecodeError as fault:
        raise TemplateFault(name, _("the file is not saved as UTF-8"), "") from fault


def _fault(environment: "Environment", name: str, error: Exception) -> TemplateFault | None:
    """The innermost place in a workspace's own templates that an error comes from; None when there is none."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - only what is rendered needs Jinja2

    assert environment.loader is not None
    files, own = {}, own_templates(environment.loader)
    for each in own:
        try:
            text, file, _ = environment.loader.get_source(environment, each)
        except (UnicodeDecodeError, TemplateFault):  # a picture, which is no template
            continue
        files[file or each] = (each, text)
    frames = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno or 0) for frame in frames]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or error.name or "", error.lineno))
    for file, line in reversed(places):
        if file in files:
            name, text = files[file]
            excerpt = text.splitlines()[max(line - 2, 0) : line + 1]
            return TemplateFault(f"{name}:{line}", _said(error), "\n".join(excerpt))
    if own and any(frame.name in _COMPILING for frame in frames):  # too deep, or too long
        return TemplateFault(name if name in own else ", ".join(own), _said(error), "")
    return None


def _said(error: Exception) -> str:
    """What an error says, cut where it repeats a text of the template's own making."""
    if isinstance(error, MemoryError):
        return _("it asks for more memory than there is")
    return (str(error) or type(error).__name__)[:300]


# Compiling the templates costs more than rendering them, so all that one loader gives shares what is compiled.
@lru_cache(maxsize=2)
def html_environment(templates: "BaseLoader") -> "Environment":
    """For HTML and SVG: values are escaped; the filter `md` makes HTML of Markdown, `url` refuses odd schemes.

    `kept` lets no line break within a date or between two times, and in an address between its parts alone.
    """
    from jinja2 import pass_eval_context  # noqa: PLC0415 - only what is rendered needs Jinja2

    @pass_eval_context
    def finalize(_: object, value: object) -> Markup:
        return value if isinstance(value, Markup) else escape(_printable(value))

    environment = _environment("html", templates, finalize, escape)
    environment.filters.update(md=lambda text: Markup(html_of_markdown(text)), kept=kept_in_html, url=allowed_url)
    return environment


@lru_cache(maxsize=2)
def typst_environment(templates: "BaseLoader") -> "Environment":
    """For Typst source: each value becomes a string expression.

    `lit` makes a Typst literal of a plain value, for arguments; `md` makes content of Markdown; `kept` is as in HTML;
    `short` tells of texts whether they are surely low enough to be kept on one page, whatever their column, and `fits`
    whether they take no more than so many lines of a width; `url` refuses schemes other than http, https, mailto, tel.
    """
    from jinja2 import pass_eval_context  # noqa: PLC0415 - only what is rendered needs Jinja2

    def written(text: str) -> Markup:
        return Markup(typst_text(text))

    # Jinja2 folds constants past a finalize that does not ask for the context.
    @pass_eval_context
    def finalize(_: object, value: object) -> Markup:
        return value if isinstance(value, Markup) else written(str(_printable(value)))

    environment = _environment("typst", templates, finalize, written)
    environment.filters.update(
        lit=lambda value: Markup(typst_literal(value)),
        md=lambda text: Markup(typst_of_markdown(text)),
        kept=kept_in_typst,
        short=is_short,
        fits=fits,
        url=allowed_url,
    )
    return environment


@lru_cache(maxsize=2)
def markdown_environment(templates: "BaseLoader") -> "Environment":
    """For Markdown: what an author has written comes out as the same text, on one line and without marks."""
    return _environment("markdown", templates, _finalizing(markdown_text))


@lru_cache(maxsize=2)
def text_environment(templates: "BaseLoader") -> "Environment":
    """For plain text, where nothing has to be escaped."""
    return _environment("text", templates, _finalizing(str))


ENVIRONMENTS: Mapping[PrintForm, Callable[["BaseLoader"], "Environment"]] = {
    "html": html_environment,
    "typst": typst_environment,
    "markdown": markdown_environment,
    "text": text_environment,
}


def _finalizing(written: Callable[[str], str]) -> Callable[..., object]:
    from jinja2 import pass_eval_context  # noqa: PLC0415 - only what is rendered needs Jinja2

    @pass_eval_context
    def finalize(_: object, value: object) -> str:
        return written(str(_printable(value)))

    return finalize


def _environment(
    form: PrintForm, templates: "BaseLoader", finalize: Callable[..., object], written: InertWriter | None = None
) -> "Environment":
    """Where values may be markup, which then stays as it is, `written` makes it of a text."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only what is rendered needs Jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - the same

    # The sandbox looks at each value that a template asks for, which our own templates alone need not pay for. Nor need
    # each of their values be escaped twice: `finalize` has made it inert, and none of them turns that off.
    kind = Environment
    if own_templates(templates):
        kind = ImmutableSandboxedEnvironment
    elif written is not None:
        from introplan.rendering.inert_code import InertEnvironment  # noqa: PLC0415 - the same

        kind = InertEnvironment
    environment = kind(
        loader=templates,
        autoescape=written is not None,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # to look for what is constant takes longer than it saves
    )
    environment.extend(form=form, written=written)
    environment.filters.update(with_capital=with_capital)
    return environment


def _printable(value: object) -> object:
    """Texts and numbers; the rest is put into words before it reaches a template, so it is a mistake there."""
    if type(value) is str or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    from jinja2 import Undefined, UndefinedError  # noqa: PLC0415 - only what is rendered needs Jinja2

    if isinstance(value, Undefined):
        return str(value)  # a StrictUndefined says here what is missing
    raise UndefinedError(
        f"a value of the kind {type(value).__name__} has no words; only texts and numbers can be printed"
    )
