"""YAML text to a programme: values for the rest of the program, places for its diagnostics, and every fault at once."""

from pydantic import ValidationError

from introplan.diagnostics import Diagnostic, worst
from introplan.model import NoPicture, Programme, place_entries
from introplan.reading.conflicts import conflict_in, conflicts_in_texts
from introplan.reading.earlier_ids import identities_taken
from introplan.reading.folder import File, Folder, Unread
from introplan.reading.offsets import zone_turned_around
from introplan.reading.origins import Origins
from introplan.reading.rulesets import read_rule_sets
from introplan.reading.sections import Gathered, gather
from introplan.reading.sessions import (
    line_missing_above,
    sessions_among_participants,
    sessions_of_nothing,
    too_many_sessions,
)
from introplan.reading.tasks import tasks_twice
from introplan.reading.text import unread
from introplan.reading.turns import turns_of_nothing

__all__ = [
    "File",
    "Folder",
    "NoPicture",
    "Origins",
    "Unread",
    "conflict_in",
    "conflicts_in_texts",
    "gather",
    "interpret",
    "read_gathered",
    "read_programme",
    "read_rule_sets",
    "unread",
]


def read_programme(folder: Folder) -> tuple[Programme | None, Origins, list[Diagnostic]]:
    """The programme that a folder's files describe, where everything in it stands, and what is wrong.

    Never raises for what an author wrote. With an error among the diagnostics there is no programme;
    they come in file order.
    """
    return read_gathered(gather(folder))


def read_gathered(gathered: Gathered) -> tuple[Programme | None, Origins, list[Diagnostic]]:
    """The same of a folder whose sections have been gathered."""
    programme, found = interpret(gathered)
    # An alias repeats a fault for every place it stands in; once is enough.
    diagnostics = list({diagnostic.sort_key: diagnostic for diagnostic in [*gathered.diagnostics, *found]}.values())
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    if worst(diagnostics) == "error":
        programme = None
    return programme, gathered.origins, diagnostics


def interpret(gathered: Gathered) -> tuple[Programme | None, list[Diagnostic]]:
    """The typed programme of the gathered sections, or the faults of types and references in them.

    When some of the files could not be read, references are not checked: what they name may stand there.
    """
    known, origins = gathered.known(), gathered.origins
    found = [*sessions_of_nothing(gathered.tree, known, origins), *identities_taken(gathered.tree, origins)]
    found += tasks_twice(gathered.tree, origins)
    strays = sessions_among_participants(gathered.tree)
    found += (line_missing_above(path, origins) for path in {path[1]: path for path in reversed(strays)}.values())
    try:
        programme = Programme.model_validate(gathered.tree, context=known)
    except ValidationError as refused:
        from introplan.reading.faults import diagnostics_of  # noqa: PLC0415 - only where something cannot be read

        faults = [fault for fault in refused.errors(include_url=False) if fault["loc"][:4] not in strays]
        if "programme" not in gathered.tree:  # its absence has been told, or it may stand in a file not read
            faults = [fault for fault in faults if fault["loc"] != ("programme",)]
        return None, [*found, *diagnostics_of(faults, origins, known)]
    place_entries(programme)
    found += too_many_sessions(programme, origins)
    found += turns_of_nothing(programme, origins)
    return programme, [*found, *zone_turned_around(programme, origins)]
