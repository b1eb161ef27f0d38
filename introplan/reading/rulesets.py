"""The rule sets of a folder: read as a programme's files are, with the same diagnostics at the exact words."""

from collections.abc import Collection, Mapping

from pydantic import ValidationError

from introplan.diagnostics import Diagnostic, _, error, worst
from introplan.model import RuleFile, RuleSet, place_entries
from introplan.reading.faults import diagnostics_of
from introplan.reading.folder import Folder
from introplan.reading.sections import gather
from introplan.reading.shape import fields_of


def read_rule_sets(folder: Folder, taken: Collection[str] = ()) -> tuple[Mapping[str, RuleSet], list[Diagnostic]]:
    """The rule sets that a folder's files describe, by id, and what is wrong with them, in file order.

    `taken` are ids that others have already. Never raises for what an author wrote; with an error among the
    diagnostics there are no rule sets.
    """
    gathered = gather(folder, tuple(fields_of(RuleFile)))
    found, sets = list(gathered.diagnostics), RuleFile(rulesets={})
    try:
        sets = RuleFile.model_validate({"rulesets": {}, **gathered.tree}, context={})
    except ValidationError as refused:
        found += diagnostics_of(refused.errors(include_url=False), gathered.origins, {})
    place_entries(sets)
    found += [
        error(
            "rule-set-name-taken",
            _("`{name}` is a rule set that comes with introplan"),
            at=gathered.origins.span(("rulesets", name), key=True),
            help=_("give yours a name of its own, such as `{own}`"),
            values={"name": name, "own": f"{name}-egen"},
        )
        for name in sets.rulesets
        if name in taken
    ]
    diagnostics = list({diagnostic.sort_key: diagnostic for diagnostic in found}.values())
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return ({} if worst(diagnostics) == "error" else sets.rulesets), diagnostics
