"""YAML text to a programme: values for the rest of the program, places for its diagnostics, and every fault at once."""

from collections.abc import Mapping

from pydantic import ValidationError

from introplan.diagnostics import Diagnostic, worst
from introplan.model import Programme, place_entries
from introplan.reading.faults import diagnostic_of
from introplan.reading.folder import File, Folder, Unread
from introplan.reading.origins import Origins
from introplan.reading.sections import Gathered, gather

__all__ = ["File", "Folder", "Origins", "Unread", "gather", "interpret", "read_programme"]


def read_programme(folder: Folder) -> tuple[Programme | None, Origins, list[Diagnostic]]:
    """The programme that a folder's files describe, where everything in it stands, and what is wrong.

    Never raises for what an author wrote. With an error among the diagnostics there is no programme;
    they come in file order.
    """
    gathered = gather(folder)
    programme, found = interpret(gathered)
    diagnostics = sorted([*gathered.diagnostics, *found], key=lambda diagnostic: diagnostic.sort_key)
    if worst(diagnostics) == "error":
        programme = None
    return programme, gathered.origins, diagnostics


def interpret(gathered: Gathered) -> tuple[Programme | None, list[Diagnostic]]:
    """The typed programme of the gathered sections, or the faults of types and references in them."""
    tree: Mapping[str, object] = gathered.tree
    try:
        programme = Programme.model_validate(tree, context=gathered.known())
    except ValidationError as refused:
        faults = refused.errors(include_url=False)
        hidden = "programme" not in tree
        return None, [
            diagnostic_of(fault, gathered.origins)
            for fault in faults
            if not (hidden and fault["loc"] == ("programme",))
        ]
    place_entries(programme)
    return programme, []
