"""Earlier ids, in the field `was`: no two entries may have been the same, for calendars would take them for one."""

from collections.abc import Iterator, Mapping

from introplan.diagnostics import Diagnostic, Label, _, error
from introplan.model import Path
from introplan.reading.origins import Origins

SECTIONS = ("organisations", "units", "people", "places", "cohorts", "pairings", "events")
EntriesById = Mapping[Path, object]
"""The entries of one namespace, by the path that leads to each."""


def identities_taken(tree: Mapping[str, object], origins: Origins) -> Iterator[Diagnostic]:
    """Entries that were called what another is called, or was."""
    for entries in _namespaces(tree):
        had = {path: was for path, entry in entries.items() if isinstance(was := _mapping(entry).get("was"), str)}
        first: dict[str, Path] = {str(path[-1]): path for path in entries if path not in had}
        for path, was in had.items():
            other = first.setdefault(was, path)
            if other is path:
                continue
            if other in had:
                template = _("`{id}` and `{other}` cannot both have been `{was}`")
                help_text = _("keep the line at the one that was called so, and remove it from the other")
            elif path[-2] == "changes":
                template = _("`{id}` was called `{was}`, and that is what another is called now")
                help_text = _("remove the session `{was}`, which comes back by this line now; or remove the line")
            else:
                template = _("`{id}` was called `{was}`, and that is what another is called now")
                help_text = _(
                    "give the other one a new id, or remove this line; if the two have exchanged ids, "
                    "write `was: {id}` at the other"
                )
            yield error(
                "identity-taken",
                template,
                at=origins.span((*path, "was")),
                also=[Label(origins.span((*other, "was") if other in had else other, key=other not in had), _("here"))],
                help=help_text,
                values={"id": path[-1], "was": was, "other": other[-1]},
            )


def _namespaces(tree: Mapping[str, object]) -> Iterator[EntriesById]:
    for section in SECTIONS:
        yield _entries(tree, section)
    yield {**_entries(tree, "lectures"), **_entries(tree, "activities")}
    yield _entries(tree, "programme", "reviews")
    yield _entries(tree, "programme", "tasks")
    for cohort in _mapping(tree.get("cohorts")):
        sessions = _entries(tree, "cohorts", cohort, "sessions")
        changes = {
            path: change
            for session in sessions
            for path, change in _entries(tree, *map(str, session), "changes").items()
            if "was" in _mapping(change)
        }
        yield {**sessions, **changes}
        yield {**_entries(tree, "programme", "tasks"), **_entries(tree, "cohorts", cohort, "tasks")}


def _entries(tree: Mapping[str, object], *path: str) -> EntriesById:
    found: object = tree
    for step in path:
        found = _mapping(found).get(step)
    return {(*path, id_): entry for id_, entry in _mapping(found).items()}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
