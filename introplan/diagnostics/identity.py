"""When two findings are the same: so that what somebody has seen once is not told as news again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from hashlib import blake2b
from string import Formatter
from typing import NamedTuple

from introplan.days import Dates, Moment, Recurrence, Rhythm, Stretch, Times, Week, Weekday, YearlyWeeks
from introplan.language import Counted

Concerned = str | tuple[str, ...]
"""What a finding is about: one thing, or several that it concerns alike."""


class Identity(NamedTuple):
    """What a finding is known by: its check, the ids it is about, and when what it tells of is, each once and sorted.

    Titles, names, counts and lines are no part of it, and neither is the way out nor the reader's language.
    """

    name: str
    about: tuple[str, ...]
    when: tuple[str, ...]

    def under(self, first_ids: Mapping[str, str]) -> "Identity":
        """The same finding, about what it is about by the ids that this was first given out under."""
        if not first_ids:
            return self
        return self._replace(about=tuple(sorted(_first_id(id_, first_ids) for id_ in self.about)))

    @property
    def mark(self) -> str:
        """A digest, which says nothing of whom the finding is about: for the ledger."""
        return blake2b(repr(tuple(self)).encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _first_id(id_: str, first_ids: Mapping[str, str]) -> str:
    """The first id of what has this one; of a key that begins with one, such as a pairing's meeting, the same."""
    if id_ in first_ids:
        return first_ids[id_]
    whose, slash, key = id_.partition("/")
    return first_ids.get(whose, whose) + slash + key


def ids_of(about: Iterable[Concerned]) -> Iterable[str]:
    """The ids that something is about, each once: those alone, and those of what it concerns alike."""
    return dict.fromkeys(id_ for each in about for id_ in ((each,) if isinstance(each, str) else each))


def identity_of(name: str, about: Iterable[Concerned], template: str, values: Mapping[str, object]) -> Identity:
    """The identity of a finding, by the dates and times that its sentence tells: the one for one, or for several."""
    sentence = template.form(values) if isinstance(template, Counted) else template
    told = [values[hole] for hole in _holes(sentence)] if values else []
    when = {words for each in told for words in _when(each)}
    return Identity(name, tuple(sorted(ids_of(about))), tuple(sorted(when)))


@lru_cache(maxsize=1024)
def _holes(template: str) -> tuple[str, ...]:
    """The names of what a template takes."""
    return tuple(hole for _text, hole, _form, _conversion in Formatter().parse(template) if hole)


def _when(value: object) -> Iterator[str]:
    """The dates and times in a value, each as a text that stays as it is; none in a length, a count or a title."""
    match value:
        case date() | time():
            yield value.isoformat()
        case Times():
            yield _times(value)
        case Moment():
            yield f"{value.day.isoformat()} {_times(value.times) if value.times else '-'}"
        case Stretch():
            yield f"{value.first.isoformat()}..{value.last.isoformat()}"
        case Dates():
            yield from _when(value.parts)
        case Week():
            yield f"{value.year}-W{value.number:02d}"
        case YearlyWeeks():
            yield f"W{value.first:02d}..W{value.last:02d}"
        case Weekday():
            yield value.name
        case Recurrence():
            yield f"every {value.every.count} {value.every.unit} from {value.first.isoformat()}"
        case Rhythm():
            yield f"every {value.count} {value.unit}"
        case tuple() | list():
            for part in value:
                yield from _when(part)


def _times(times: Times) -> str:
    return f"{times.start.isoformat()}-{times.end.isoformat() if times.end else ''}"
