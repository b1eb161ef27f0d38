"""The rule sets of a folder: read as a programme's files are, with the same diagnostics at the exact words."""

from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError

from introplan.diagnostics import Diagnostic, _, error, worst
from introplan.model import RuleFile, RuleSet, place_entries
from introplan.reading.folder import Folder
from introplan.reading.origins import Origins
from introplan.reading.sections import gather
from introplan.reading.shape import fields_of
from introplan.reading.suggestions import meant


def read_rule_sets(
    folder: Folder, taken: Collection[str] = (), checks: Collection[str] = ()
) -> tuple[Mapping[str, RuleSet], list[Diagnostic]]:
    """The rule sets that a folder's files describe, by id, and what is wrong with them, in file order.

    `taken` are ids that others have already; `checks` are those that a rule may ask the same as, if known. Never
    raises for what an author wrote; with an error among the diagnostics there are no rule sets.
    """
    gathered = gather(folder, tuple(fields_of(RuleFile)))
    found, sets = list(gathered.diagnostics), RuleFile(rulesets={})
    try:
        sets = RuleFile.model_validate({"rulesets": {}, **gathered.tree}, context={})
    except ValidationError as refused:
        from introplan.reading.faults import diagnostics_of  # noqa: PLC0415 - only where something cannot be read

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
    found += _of_no_check(sets, gathered.origins, checks) if checks else ()
    diagnostics = list({diagnostic.sort_key: diagnostic for diagnostic in found}.values())
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return ({} if worst(diagnostics) == "error" else sets.rulesets), diagnostics


def _of_no_check(sets: RuleFile, origins: Origins, checks: Collection[str]) -> Iterator[Diagnostic]:
    """Rules that ask the same as a check that there is not."""
    for rule_set in sets.rulesets.values():
        for rule in rule_set.rules.values():
            for index, name in enumerate(rule.same_as):
                if name not in checks:
                    guess = meant(name, checks)
                    yield error(
                        "same-as-no-check",
                        _("there is no check `{name}` that a rule could ask the same as"),
                        at=origins.span((*rule.path, "same_as", index)),
                        help=_("did you mean `{guess}`?") if guess else _("`introplan explain` lists them all"),
                        values={"name": name, "guess": guess},
                    )
