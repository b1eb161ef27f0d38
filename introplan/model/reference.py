"""The field reference: every section, every field, what it says and how it is written, from the models themselves."""

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from introplan.days import Times
from introplan.language import Language, _, alphabetical, translated
from introplan.model.changes import ChangedOccasion
from introplan.model.choices import meaning
from introplan.model.descriptions import about_part, bare, scalars, value_words
from introplan.model.entries import Entry, EntryPart, Lasting, MayStandAlone
from introplan.model.examples import first_id, written
from introplan.model.groups import Memberships
from introplan.model.programme import Programme
from introplan.model.roles import RhythmByPhase
from introplan.model.rulesets import RuleFile, Wording
from introplan.model.scalars import Scalar

INTRODUCTION = (
    _(
        "This page is made from the program itself. A file holds sections, and a section its entries, each under an id "
        "that you choose. It does not matter which file a section is in, or in what order."
    ),
    _("Each step inwards is two spaces, never a tab. A text after `#` is a note to yourself."),
)
SHAPES = (
    _("Fields on one line are the same as fields under each other: `{name: Ada Testsson, organisation: asf}`."),
    _("A list is written in square brackets: `[tuesday, thursday]`. Or each item has a line, after a hyphen."),
    _("A long text is written under `|`, two spaces further in. An empty line begins a new paragraph."),
    _("**Bold** fields must be there. Everything else may be left out."),
    _("Every example can be pasted as it is. The people and places in it are made up."),
)
SHOWN = """\
people:                     # {section}
  ada-testsson:             # {id}
    name: Ada Testsson      # {field}
    organisation: asf
"""
_TOLD_AS_VALUES: dict[Any, str] = {
    Memberships: _("list: id from `groups`, or days by group"),
    RhythmByPhase: _("rhythm, or a rhythm by phase"),
    Wording: _("text, or a text for each of `sv` and `en`"),
}
"""Models that an author writes in one line, and what they are called here."""
_KINDS_OF_PARTS = (EntryPart, Entry, Lasting, ChangedOccasion)
"""What models have in common that have no fields in common."""
BAR = r"\|"  # a bar within a cell


class _Held(NamedTuple):
    """A model and the field that holds it: its path for readers, and the keys to it in the plan of the examples."""

    path: str
    keys: tuple[str, ...]
    part: type[EntryPart]
    field: FieldInfo


def field_reference(language: Language) -> str:
    """The reference as Markdown, in the language."""
    return _Reference(language).text()


class _Reference:
    """The page in one language; it remembers which parts and words it has told of, and tells of each once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.told: dict[type[EntryPart], str] = {}
        self.chosen: set[tuple[str, ...]] = set()

    def text(self) -> str:
        fields = {**Programme.model_fields, **RuleFile.model_fields}
        sections = {field.alias or name: field for name, field in fields.items()}
        links = ", ".join(f"[{name}](#{name})" for name in sections)
        return "\n".join(
            [
                f"# {self.say(_('Every section, every field'))}\n",
                *self._introduction(),
                f"{self.say(_('The sections: {links}.'), links=links)}\n",
                f"## {self.say(_('How values are written'))}\n",
                self._values(),
                *(self._section(name, field) for name, field in sections.items()),
            ]
        )

    def say(self, template: str, **values: object) -> str:
        """A text in the language of the page, as long as it is."""
        return translated(template, self.language).format(**values) if values else translated(template, self.language)

    def _introduction(self) -> Iterator[str]:
        first, second = INTRODUCTION
        shown = SHOWN.format(
            section=self.say(_("a section")), id=self.say(_("an id")), field=self.say(_("a field and its value"))
        )
        yield f"{self.say(first)}\n\n```yaml\n{shown}```\n\n{self.say(second)}\n"
        yield "".join(f"- {self.say(shape)}\n" for shape in SHAPES)

    def _values(self) -> str:
        """Every kind of value, in the order of the alphabet; ids of sections are told where they stand."""
        known = (scalar for scalar in scalars() if not scalar.sections)
        told = {value_words(scalar, self.language): self._how(scalar) for scalar in known}
        rows = ((what, told[what]) for what in sorted(told, key=alphabetical))
        return self._table((_("Value"), _("How it is written")), rows)

    def _how(self, scalar: Scalar) -> str:
        """How a value is written, and all the words that it can be."""
        how = self.say(scalar.how)
        if not scalar.words:
            return how
        return f"{how} {self.say(_('The word can be {words}.'), words=self._choice(scalar.words))}"

    def _section(self, name: str, field: FieldInfo) -> str:
        """A section and the parts in it."""
        text = [f"## {name}\n\n{self.say(str(field.description))}\n\n{_blocks((name,), field)}"]
        for held in self._parts(name, (name,), field):
            if (same := self.told.setdefault(held.part, held.path)) != held.path:
                text.append(f"### {held.path}\n\n{self.say(_('As {path}.'), path=same)}\n")
            else:
                text.append(self._part(held))
        return "\n".join(text)

    def _parts(self, path: str, keys: tuple[str, ...], field: FieldInfo) -> Iterator[_Held]:
        """The models in a field and under it.

        Those that are told as values are left out, and so is what stands under one that has been told of elsewhere.
        """
        part = _part_in(field.annotation)
        if part is None or part in _TOLD_AS_VALUES:
            return
        is_new = part not in self.told
        yield _Held(path, keys, part, field)
        above = (*keys, first_id(field.examples[0])) if field.examples and _is_entries(field.annotation) else keys
        for name, under in part.model_fields.items() if is_new else ():
            key = under.alias or name
            yield from self._parts(f"{path} › {key}", (*above, key), under)

    def _part(self, held: _Held) -> str:
        """A model with what it is and its fields; under a section, if it has entries, with how one looks."""
        part, has_entries = held.part, _is_entries(held.field.annotation)
        text = []
        if len(held.keys) > 1:
            text.append(f"### {held.path}\n\n{self.say(about_part(part))}\n")
            text += [_blocks(held.keys, held.field)] if has_entries else []
        elif has_entries:
            text.append(f"{self.say(about_part(part))}\n")
        fields = dict(part.model_fields)
        kin = (each for each in self.told if each is not part and each.__base__ is part.__base__)
        if part.__base__ not in _KINDS_OF_PARTS and (alike := next(kin, None)):
            fields = {name: field for name, field in fields.items() if name not in alike.model_fields}
            text.append(f"{self.say(_('The same fields as {path}, and:'), path=self.told[alike])}\n")
        text.append(self._fields(fields))
        return "\n".join(text)

    def _fields(self, fields: Mapping[str, FieldInfo]) -> str:
        rows = (
            (
                f"**{key}**" if field.is_required() else key,
                self._kind(field.annotation, field.metadata) + self._default(field),
                self.say(str(field.description)),
                _code(str(field.examples[0])) if field.examples and not _is_entries(field.annotation) else "",
            )
            for key, field in ((field.alias or name, field) for name, field in fields.items())
        )
        return self._table((_("Field"), _("Value"), _("What it says"), _("Example")), rows)

    def _default(self, field: FieldInfo) -> str:
        default = field.default
        if field.is_required() or default is None or isinstance(default, EntryPart | dict | Times) or default == ():
            return ""
        words = ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)
        words = {"True": "yes", "False": "no"}.get(words, words)
        return self.say(_("; without it {value}"), value=_code(words))

    def _kind(self, annotation: Any, metadata: Sequence[Any]) -> str:
        """What can stand there, in plain words."""
        for told in metadata:
            if isinstance(told, Scalar):
                return self._kind_of_scalar(told)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if MayStandAlone in arguments:
            one = self._kind(get_args(arguments[0])[0], [])
            return self.say(_("{value}, or a list of such"), value=one)
        if origin is Annotated:
            return self._kind(arguments[0], arguments[1:])
        if origin in (Union, types.UnionType):
            return self._kind(next(argument for argument in arguments if argument is not type(None)), [])
        if origin is Literal:
            return self._choice(arguments)
        if origin is tuple:
            return self.say(_("list: {value}"), value=self._kind(arguments[0], []))
        if origin is dict:
            key, value = self._kind(arguments[0], []), self._kind(arguments[1], [])
            return self.say(_("by {key}: {value}"), key=key, value=value)
        return self.say(_TOLD_AS_VALUES.get(annotation, _("fields, below")))

    def _kind_of_scalar(self, told: Scalar) -> str:
        """What a scalar is called; where it can be one of a few words instead of an id, after those."""
        what = value_words(told, self.language)
        if not (told.sections and told.words):
            return what
        return self.say(_("{words} or {last}"), words=", ".join(map(_code, told.words)), last=what)

    def _choice(self, words: tuple[str, ...]) -> str:
        """The words to choose between; where they stand for the first time, with what each means."""
        meanings = {word: "" if words in self.chosen else meaning(word, words, self.language) for word in words}
        self.chosen.add(words)
        told = [f"{_code(word)} ({meant})" if meant else _code(word) for word, meant in meanings.items()]
        *others, last = told
        return self.say(_("{words} or {last}"), words=", ".join(others), last=last) if others else last

    def _table(self, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
        lines = [tuple(map(self.say, heads)), tuple("---" for _head in heads), *rows]
        return "".join(f"| {' | '.join(cell.replace('|', BAR) for cell in line)} |\n" for line in lines)


def _part_in(annotation: Any) -> type[EntryPart] | None:
    """The model that a field holds: one, or many by id or in a list."""
    annotation = _entries_in(annotation)
    while get_origin(annotation) in (dict, tuple):
        annotation = bare(get_args(annotation)[1 if get_origin(annotation) is dict else 0])
    return annotation if isinstance(annotation, type) and issubclass(annotation, EntryPart) else None


def _entries_in(annotation: Any) -> Any:
    """What a field holds; of memberships, which can be a list, those that have days."""
    annotation = bare(annotation)
    return bare(Memberships.model_fields["by_group"].annotation) if annotation is Memberships else annotation


def _is_entries(annotation: Any) -> bool:
    """Whether it has entries by id, whose example is that of their own table."""
    return get_origin(_entries_in(annotation)) is dict and _part_in(annotation) not in (None, *_TOLD_AS_VALUES)


def _blocks(keys: tuple[str, ...], field: FieldInfo) -> str:
    """The examples of a field where they stand in a file, one after the other."""
    return "\n".join(f"```yaml\n{written(keys, str(example))}```\n" for example in field.examples or ())


def _code(text: str) -> str:
    return f"`{text}`"
