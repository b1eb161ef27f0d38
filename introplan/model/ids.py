"""Ids, and references to them: a reference is checked where it is read, against the ids of the whole folder."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import ValidationInfo

from introplan.language import _
from introplan.model.dates import turn_meant
from introplan.model.faults import fault
from introplan.model.scalars import IDS_OF, Scalar, ScalarForm, looks_like, scalar, text_of

LONGEST_ID = 40
ID_PATTERN = "[a-z0-9-]{1,40}"
_ID = re.compile(ID_PATTERN)
TURN_PATTERN = r"([1-9]\d{0,2}|\d{4}-W\d{2}|\d{4}-\d{2})"
"""A day of several by its number, or the week or month of what comes back."""
_TURN = re.compile(TURN_PATTERN, re.ASCII)
_EARLIER_SESSION = re.compile(rf"({ID_PATTERN})(/{TURN_PATTERN})?", re.ASCII)
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))])

KnownIds = Mapping[str, Mapping[str, object] | None]
"""The entries of each section by their ids; None for a section that could not be read, whose ids nobody knows."""
OwnIds = Mapping[str, Mapping[str, str]]
"""What there is in each section, by id, with its name or title; nothing of whoever has none."""


def read_id(value: object) -> str:
    """`ada-testsson`: small letters a to z, digits and hyphens, at most 40; it stays the same for ever."""
    text = value if isinstance(value, str) else ""
    if text in _DEVICES:
        raise fault(
            "not-an-id",
            _("`{text}` cannot be an id: Windows keeps that name for itself, and no file can have it"),
            _("write another, such as `{meant}`"),
            text=text,
            meant=f"{text}-1",
        )
    if _ID.fullmatch(text):
        return text
    meant = id_meant(text)
    if len(text) > LONGEST_ID and _ID.fullmatch(text[:LONGEST_ID]):
        raise fault(
            "not-an-id",
            _("the id `{text}` is longer than {longest} characters"),
            _("shorten it, for example to `{meant}`"),
            text=text,
            longest=LONGEST_ID,
            meant=meant,
        )
    raise fault(
        "not-an-id",
        _("`{text}` cannot be an id: ids are small letters a to z, digits and hyphens"),
        _("did you mean `{meant}`?") if meant else _("write one such as `ada-testsson`"),
        text=text,
        meant=meant,
    )


def read_earlier_session(value: object) -> str:
    """`handledning`, or `handledning/2026-W41` of what was one of its days or times."""
    text = value.strip() if isinstance(value, str) else ""
    if _EARLIER_SESSION.fullmatch(text):
        return text
    key, slash, turn = text.partition("/")
    if not slash:
        return read_id(value)
    week = turn_meant(turn)
    raise fault(
        "not-an-id",
        _("`{text}` is no key of a session with the week or month of one of its times"),
        _("did you mean `{meant}`?") if week else _("write one such as `handledning/2026-W41`"),
        text=text,
        meant=f"{key}/{week}" if week else "",
    )


def is_turn(text: str) -> bool:
    """Whether a text can stand for a day of several, or for the week or month of what comes back."""
    return _TURN.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether the text can be an id, as far as its characters go."""
    return _ID.fullmatch(text) is not None


def own_ids(known: Iterable[KnownIds]) -> OwnIds:
    """The ids of some programmes together, as they are written, with the names beside them."""
    found: dict[str, dict[str, str]] = {}
    for programme in known:
        for section, entries in programme.items():
            for id_, entry in (entries or {}).items():
                if is_id(id_) or section == "sessions":
                    found.setdefault(section, {}).setdefault(id_, _name_of(entry))
    return found


def _name_of(entry: object) -> str:
    told = (entry.get("name"), entry.get("title")) if isinstance(entry, dict) else ()
    return next((name for name in told if isinstance(name, str) and name), "")


def id_meant(text: str) -> str:
    """The id that a text most likely means: `Åsa Öberg` is `asa-oberg`."""
    plain = text[:200].lower()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.replace("ø", "o").replace("æ", "ae"))
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    meant = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return f"{meant}-1" if meant in _DEVICES else meant


def free_id(id_: str, taken: set[str]) -> str:
    """An id that nothing has, with a number where it has to be; it is taken from then on."""
    made, number = id_, 2
    while made in taken:
        made, number = f"{id_[: LONGEST_ID - 4]}-{number}", number + 1
    taken.add(made)
    return made


def _looks_like_id(pattern: str = ID_PATTERN, sections: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON Schema of an id of one of the sections, or of a new one."""
    return looks_like(["string", "integer"], f"^{pattern}$", **{IDS_OF: sections})


def _reference(
    refusal: str,
    advice: str,
    *sections: str,
    pattern: str = ID_PATTERN,
    what: str = "",
    words: tuple[str, ...] = (),
) -> Scalar:
    """Metadata for a field that names an entry of one of the sections, and is called so unless `what` says more.

    One of the `words` can stand there instead of an id; an entry with such an id is then not meant.
    """
    form = ScalarForm("unknown-reference", refusal, advice)

    def read_reference(value: object, info: ValidationInfo) -> str:
        """The id of an entry that stands anywhere in the programme's files."""
        known: KnownIds | None = info.context
        if known is not None and isinstance(value, str) and any(value in (known.get(s) or ()) for s in sections):
            return value
        text = text_of(value, form)
        if text in words:
            return text
        named = [known.get(section, {}) for section in sections] if known is not None else [None]
        if any(entries is None or text in entries for entries in named):
            return text
        cohort, _slash, rest = text.partition("/")
        key, slash, _turn = rest.partition("/")
        if "sessions" in sections and slash and f"{cohort}/{key}" in ((known or {}).get("sessions") or ()):
            return text  # whether it is on then is asked when its dates are known
        raise fault(form.name, form.refusal, form.advice, text=text, sections=sections, words=words)

    what = what or f"id from {' or '.join(f'`{section}`' for section in sections)}"
    id_looks = _looks_like_id(pattern, sections)
    looks = {"anyOf": [{"enum": list(words)}, id_looks]} if words else id_looks
    told = scalar(read_reference, what, looks)
    return replace(told, sections=sections, words=words, reads=None)  # which ids there are is known when all is read


Id = Annotated[str, scalar(read_id, "id", _looks_like_id())]
EarlierSessionId = Annotated[
    str,
    scalar(
        read_earlier_session,
        "key of a session, or of one of its days or times",
        _looks_like_id(f"{ID_PATTERN}(/{TURN_PATTERN})?"),
    ),
]
PersonId = Annotated[
    str,
    _reference(_("there is no person `{text}`"), _("write the id of a person in `people`, or add one there"), "people"),
]
OrganisationId = Annotated[
    str,
    _reference(
        _("there is no organisation `{text}`"),
        _("write the id of an organisation in `organisations`, or add one there"),
        "organisations",
    ),
]
UnitId = Annotated[
    str,
    _reference(_("there is no unit `{text}`"), _("write the id of a unit in `units`, or add one there"), "units"),
]
PlaceId = Annotated[
    str,
    _reference(_("there is no place `{text}`"), _("write the id of a place in `places`, or add one there"), "places"),
]
CompetenceId = Annotated[
    str,
    _reference(
        _("there is no competence `{text}`"),
        _("write the id of a competence in `competences`, or add one there"),
        "competences",
    ),
]
AreaId = Annotated[
    str,
    _reference(_("there is no area `{text}`"), _("write the id of an area in `areas`, or add one there"), "areas"),
]
ActivityId = Annotated[
    str,
    _reference(
        _("there is no lecture or activity `{text}`"),
        _("write the id of an entry in `lectures` or `activities`, or add one there"),
        "lectures",
        "activities",
    ),
]
CohortId = Annotated[
    str,
    _reference(
        _("there is no cohort `{text}`"), _("write the id of a cohort in `cohorts`, or add one there"), "cohorts"
    ),
]
PhaseId = Annotated[
    str,
    _reference(
        _("the programme has no phase `{text}`"),
        _("write the id of a phase in `phases` of the programme, or add one there"),
        "programme.phases",
    ),
]
ReviewId = Annotated[
    str,
    _reference(
        _("the programme has no review `{text}`"),
        _("write the id of a review in `reviews` of the programme, or add one there"),
        "programme.reviews",
    ),
]
SessionId = Annotated[
    str,
    _reference(
        _("there is no session `{text}`"),
        _("write the cohort and the session's key, such as `vt27/valkommen`"),
        "sessions",
        pattern=f"{ID_PATTERN}/{ID_PATTERN}(/{TURN_PATTERN})?",
        what="cohort and key of a session",
    ),
]
OrganisationOrPersonId = Annotated[
    str,
    _reference(
        _("there is no organisation or person `{text}`"),
        _("write an id from `organisations` or `people`"),
        "organisations",
        "people",
    ),
]
GroupId = Annotated[
    str,
    _reference(_("there is no group `{text}`"), _("write the id of a group in `groups`, or add one there"), "groups"),
]
GroupOrPersonId = Annotated[
    str,
    _reference(
        _("there is no group or person `{text}`"), _("write an id from `groups` or `people`"), "groups", "people"
    ),
]
ALSO_WORDS = ("introducer", "supervisor", "mentor", "buddy", "manager", "coordinator")
"""Who else can be asked to a session by what they are to those who come."""
AlsoId = Annotated[
    str,
    _reference(
        _("there is no role or person `{text}`"),
        _("write a role, such as `mentor`, or an id from `people`"),
        "people",
        words=ALSO_WORDS,
    ),
]
TunedId = Annotated[
    str,
    _reference(
        _("there is no cohort, group, person or session `{text}`"),
        _("write an id from `cohorts`, `groups` or `people`, or a session such as `ht26/utbyte-3`"),
        "cohorts",
        "groups",
        "people",
        "sessions",
        pattern=f"{ID_PATTERN}(/{ID_PATTERN}(/{TURN_PATTERN})?)?",
        what="id from `cohorts`, `groups` or `people`, or a session",
    ),
]
