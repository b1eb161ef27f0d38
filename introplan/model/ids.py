"""Ids, and references to them: a reference is checked where it is read, against the ids of the whole folder."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from introplan.model.faults import EMPTY, fault

LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9-]{1,40}")
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))])


def read_id(value: object) -> str:
    """`[a-z0-9-]`, at most 40 characters, not a name that Windows keeps for devices."""
    text = value if isinstance(value, str) else ""
    if not _ID.fullmatch(text):
        if len(text) > LONGEST_ID and _ID.fullmatch(text[:LONGEST_ID]):
            raise fault("not-an-id", "the id `{text}` is longer than 40 characters", "shorten it", text=text)
        raise fault(
            "not-an-id",
            "`{text}` can not be an id: ids are small letters a to z, digits and hyphens",
            "did you mean `{meant}`?" if id_meant(text) else "write one such as `ada-testsson`",
            text=text,
            meant=id_meant(text),
        )
    if text in _DEVICES:
        raise fault(
            "not-an-id",
            "Windows keeps the name `{text}` for itself, so no file can have it",
            "did you mean `{meant}`?",
            text=text,
            meant=f"{text}-1",
        )
    return text


def id_meant(text: str) -> str:
    """The id that a text most likely means: `Åsa Öberg` is `asa-oberg`."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ø", "o").replace("æ", "ae"))
    ascii_text = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:LONGEST_ID].strip("-")


def _reference(*sections: str) -> tuple[Any, Any]:
    """Metadata for a field that names an entry of one of the sections."""

    def read_reference(value: object, info: ValidationInfo) -> str:
        if not isinstance(value, str):
            found = "nothing" if value is EMPTY else "a list" if isinstance(value, list) else "a mapping"
            name = "empty-value" if value is EMPTY else "wrong-type"
            raise fault(
                name,
                "here should stand the id of {sections}, and there is {found}",
                "write one id from {sections}",
                sections=" or ".join(sections),
                found=found,
            )
        known: dict[str, dict[str, object]] | None = info.context
        if known is None or any(value in known.get(section, ()) for section in sections):
            return value
        raise fault(
            "unknown-reference",
            "there is no `{text}` in {sections}",
            "",
            text=value,
            sections=" or ".join(sections),
            choices=tuple(id_ for section in sections for id_ in known.get(section, ())),
            referred=sections,
        )

    return PlainValidator(read_reference), WithJsonSchema(
        {"type": ["string", "integer"], "description": f"an id from {' or '.join(sections)}"}
    )


Id = Annotated[str, PlainValidator(read_id), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]{1,40}$"})]
PersonId = Annotated[str, *_reference("people")]
OrganisationId = Annotated[str, *_reference("organisations")]
UnitId = Annotated[str, *_reference("units")]
PlaceId = Annotated[str, *_reference("places")]
CompetenceId = Annotated[str, *_reference("competences")]
AreaId = Annotated[str, *_reference("areas")]
ActivityId = Annotated[str, *_reference("lectures", "activities")]
CohortId = Annotated[str, *_reference("cohorts")]
PhaseId = Annotated[str, *_reference("programme.phases")]
ReviewId = Annotated[str, *_reference("programme.reviews")]
SessionId = Annotated[str, *_reference("sessions")]
OrganisationOrPersonId = Annotated[str, *_reference("organisations", "people")]
TunedId = Annotated[str, *_reference("cohorts", "people", "sessions")]
