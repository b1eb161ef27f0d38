"""The page of what each template is given, made from the values themselves: their fields, types and docstrings."""

import inspect
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any, ForwardRef, Literal, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from introplan.language import Language, _, translated
from introplan.rendering.given import GIVEN, LOOK, base_of

_PLAIN: Mapping[Any, str] = {
    str: _("text"),
    int: _("whole number"),
    float: _("number"),
    bool: _("yes or no"),
    Markup: _("markup"),
    object: _("value"),
}
INTRODUCTION = (
    _(
        "This page is made from the program itself. A folder `templates` in the workspace goes before the built-in "
        "templates, file by file. Each is given the values below, and they change only when introplan itself is "
        "updated."
    ),
    _(
        "Beside them every template has `language`, which is `sv` or `en`, and `_`, `_n` and `_p`, which put words "
        "into that language; one of a page or a letter also has `look`."
    ),
    _(
        "Values are in words already. A text comes out as it is written, `| md` makes markup of Markdown, `| url` lets "
        "through addresses that may be clicked, and in Typst `| lit` makes an argument. What each value is stands in "
        "the words of the code."
    ),
)


def context_reference(language: Language, templates: Iterable[str]) -> str:
    """The page as Markdown, for these templates, by the names of their files."""
    return _Contexts(language, sorted(templates)).text()


class _Contexts:
    """The page in one language; it knows which values there are, by their names in the order they are met."""

    def __init__(self, language: Language, templates: Sequence[str]) -> None:
        self.language, self.templates = language, templates
        self.met: dict[str, type] = {}

    def text(self) -> str:
        told = [self._template(base) for base in GIVEN]
        look = self._table({"look": LOOK})
        values, done = [], set[str]()
        while waiting := [name for name in self.met if name not in done]:
            done.update(waiting)
            values += [(name, self._value(self.met[name])) for name in waiting]
        return "\n".join(
            [
                f"# {self._say(_('What each template is given'))}\n",
                *(f"{self._say(text)}\n" for text in INTRODUCTION),
                f"## {self._say(_('The templates'))}\n",
                *told,
                f"### look\n\n{look}",
                f"## {self._say(_('The values'))}\n",
                *(text for _name, text in sorted(values)),
            ]
        )

    def _say(self, template: str, **values: object) -> str:
        return translated(template, self.language).format(**values) if values else translated(template, self.language)

    def _template(self, base: str) -> str:
        files = " · ".join(f"`{each}`" for each in self.templates if base_of(each) == base)
        nothing = f"{self._say(_('Nothing beside what every template has.'))}\n"
        return f"### {base}\n\n{files}\n\n{self._table(GIVEN[base]) if GIVEN[base] else nothing}"

    def _value(self, kind: type) -> str:
        """A value with what it is, its fields and what it works out when it is asked."""
        what = " ".join(inspect.cleandoc(kind.__doc__ or "").split())
        parts = [f"### {kind.__name__}\n\n{what.replace('<', '&lt;')}\n", self._table(types_of(kind))]
        worked_out = list(_properties(kind))
        if worked_out:
            heads = (_("Worked out"), _("Type"), _("What it says"))
            rows = ((f"`{name}`", self._type(returned), doc) for name, returned, doc in worked_out)
            parts.append(self._rows(heads, rows))
        return "\n".join(parts)

    def _table(self, several: Mapping[str, Any]) -> str:
        return self._rows((_("Name"), _("Type")), ((f"`{name}`", self._type(kind)) for name, kind in several.items()))

    def _rows(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
        lines = [tuple(map(self._say, heads)), tuple("---" for _head in heads), *rows]
        return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)

    def _type(self, kind: Any) -> str:
        """What a value is, in plain words; one of its own has a place further down."""
        origin, arguments = get_origin(kind), get_args(kind)
        if kind in _PLAIN:
            return self._say(_PLAIN[kind])
        if origin is Literal:
            return ", ".join(f"`{word}`" for word in arguments)
        if origin in (Union, types.UnionType):
            several = ", ".join(self._type(each) for each in arguments if each is not type(None))
            return self._say(_("{value}, or nothing"), value=several) if type(None) in arguments else several
        if origin is tuple and arguments[-1:] != (Ellipsis,):
            return self._say(_("{values} together"), values=", ".join(map(self._type, arguments)))
        if origin is not None and issubclass(origin, Mapping):
            key, value = map(self._type, arguments)
            return self._say(_("{value} by {key}"), value=value, key=key)
        if origin is not None and issubclass(origin, Iterable):
            return self._say(_("list: {value}"), value=self._type(arguments[0]))
        return self._own(kind)

    def _own(self, kind: Any) -> str:
        if isinstance(kind, type) and is_value(kind):
            name = kind.__name__
            assert self.met.setdefault(name, kind) is kind, f"two values are called {name}"
            return f"[{name}](#{name.lower()})"
        return f"`{getattr(kind, '__name__', kind)}`"


def is_value(kind: type) -> bool:
    """Whether it is one of the values that are made for templates, with fields of its own."""
    return is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))


def types_of(kind: type) -> dict[str, Any]:
    """The fields of such a value with the type of each, in their order."""
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else list(kind._fields)  # type: ignore[attr-defined]
    try:
        hints = get_type_hints(kind)
    except NameError:  # a type that is imported for readers alone
        hints = {name: ForwardRef(str(hint)) for name, hint in kind.__annotations__.items()}
    return {name: hints[name] for name in names}


def _properties(kind: type) -> Iterator[tuple[str, Any, str]]:
    """What a value works out: the name, the type, and the first sentence that is said of it."""
    for name, member in vars(kind).items():
        made = (
            member.fget
            if isinstance(member, property)
            else member.func
            if isinstance(member, cached_property)
            else None
        )
        if made is not None and not name.startswith("_"):
            hints = get_type_hints(made)
            said = " ".join(inspect.cleandoc(made.__doc__ or "").split("\n\n")[0].split())
            yield name, hints.get("return", object), said
