"""The JSON Schema of a workspace's own plans, for its editor: every id that there is completes, with whose it is.

It only helps to write, and judges no id: what is not there yet is silent, since `check` tells it in the reader's words.
So an id is offered by a branch that nothing can meet, which editors complete from all the same, and shown by one that
it meets alone. Made-up ids are in none of it, for an editor would offer them in somebody's own plan.
"""

import json
from collections.abc import Mapping
from typing import Any

from introplan.language import Language, _, translated
from introplan.model.ids import OwnIds
from introplan.model.scalars import IDS_OF
from introplan.model.schema import VALUES, marked_schema

MOST_SHOWN = 200
"""Ids of which each is shown by name where it stands: beyond, a change of a file takes an editor seconds."""
NEVER: dict[str, Any] = {"not": {}}
LEADS_TO = "#/definitions/"

_SNIPPETS: Mapping[tuple[str, ...], tuple[str, str, Mapping[str, str]]] = {
    ("people",): (_("new person"), _("first-last"), {"name": "$2", "organisation": "$3", "email": "$4"}),
    ("lectures",): (
        _("new lecture"),
        _("about-what"),
        {"title": "$2", "length": "${3:3h}", "phase": "$4", "lecturers": "[$5]", "summary": "$6"},
    ),
    ("cohorts", "participants"): (_("new participant"), _("id-in-people"), {"unit": "$2", "manager": "$3"}),
    ("cohorts", "sessions"): (
        _("new session"),
        _("id-of-the-lecture"),
        {"date": "$2", "time": "${3:9-12}", "place": "$4"},
    ),
    ("pairings",): (_("new pairing"), _("participant-mentor"), {"participant": "$2", "mentor": "$3"}),
}
"""What can be put in whole under a section: what that is called, what stands for its id, and its fields."""


def own_schema(language: Language, ids: OwnIds) -> dict[str, Any]:
    """The schema of the plans that have these ids, with descriptions in the language."""
    made = _Own(ids)
    schema = made.of(marked_schema(language))
    for path, (label, key, fields) in _SNIPPETS.items():
        place = _section(schema, path)
        lines = [f"${{1:{translated(key, language)}}}:", *(f"  {name}: {value}" for name, value in fields.items())]
        place["defaultSnippets"] = [{"label": translated(label, language), "body": "\n".join(lines)}]
    made.offer_keys(_section(schema, ("cohorts", "sessions")), ("lectures", "activities"))
    return {**schema, "definitions": made.definitions}


def own_schema_text(language: Language, ids: OwnIds, mark: str) -> str:
    """The schema as it is written to a file, which begins with a mark that it can be known by again."""
    schema = {"$comment": mark, **own_schema(language, ids)}
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


def _section(schema: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The schema of a section, or of one that stands in each entry of another."""
    place: dict[str, Any] = schema["properties"][path[0]]
    for name in path[1:]:
        place = next(iter(place["patternProperties"].values()))["properties"][name]
    return place


class _Own:
    """Makes the schema of one workspace, and keeps what several places of it refer to."""

    def __init__(self, ids: OwnIds) -> None:
        self._ids = ids
        self.definitions: dict[str, Any] = {}

    def of(self, schema: Any, *, in_list: bool = False) -> Any:
        """A schema with the workspace's own ids, and without the examples that have others.

        What stands `in_list` is not shown by name, for editors would offer each name there as well.
        """
        if isinstance(schema, list):
            return [self.of(part, in_list=in_list) for part in schema]
        if not isinstance(schema, dict):
            return schema
        own = {
            key: part if key in VALUES else self.of(part, in_list=key == "items" or (in_list and key == "anyOf"))
            for key, part in schema.items()
        }
        if _has_ids(schema):
            own.pop("examples", None)
        sections = own.pop(IDS_OF, ())
        if not self._known(sections):
            return own
        if "patternProperties" in own:
            self.offer_keys(own, sections)
            return own
        del own["type"], own["pattern"]
        return {"$ref": self._offered(sections, shown=not in_list), **own}

    def offer_keys(self, place: dict[str, Any], sections: tuple[str, ...]) -> None:
        """Offer the ids of some sections as keys; whatever else can stand there still can."""
        [(pattern, value)] = place["patternProperties"].items()
        name = f"in-{'-or-'.join(sections)}-{len(self.definitions)}"
        self.definitions[name] = value
        shown = {text: value[text] for text in ("description", "markdownDescription") if text in value}
        refer = {"$ref": f"{LEADS_TO}{name}"}
        place["patternProperties"] = {pattern: refer}
        place["properties"] = {
            id_: {**refer, "title": called, **shown} if called else refer
            for id_, called in self._known(sections).items()
        }

    def _known(self, sections: tuple[str, ...]) -> dict[str, str]:
        return {id_: called for section in sections for id_, called in self._ids.get(section, {}).items()}

    def _offered(self, sections: tuple[str, ...], *, shown: bool) -> str:
        """Where the schema of an id of these sections lies, which is shown by name where that costs little."""
        known = self._known(sections)
        shown = shown and len(known) <= MOST_SHOWN
        name = "-or-".join([*sections, *([] if shown else ["in-list"])])
        offered = {"enum": list(known), "enumDescriptions": list(known.values()), **NEVER}
        named = [{"const": id_, "title": called} for id_, called in known.items() if called]
        rest = [*named, {}] if shown else [NEVER, {"not": {"const": None}}]
        self.definitions[name] = {"anyOf": [offered, *rest]}
        return f"{LEADS_TO}{name}"


def _has_ids(schema: Any) -> bool:
    """Whether an id stands in a schema, however deep."""
    if isinstance(schema, list):
        return any(map(_has_ids, schema))
    return isinstance(schema, dict) and (
        IDS_OF in schema or any(_has_ids(part) for key, part in schema.items() if key not in VALUES)
    )
