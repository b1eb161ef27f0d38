"""What is meant by words on the command line: an id, `programme/id`, a name or a title, in whichever plan has it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from introplan.agenda import Plan
from introplan.amendments.amendment import Hindrance
from introplan.diagnostics import Message, _
from introplan.reading.suggestions import meant

Kind = Literal["session", "person", "cohort", "lecture", "place", "pairing"]
"""What can be asked for. A session is asked for as `cohort/key`, and by its key or title where only one has it."""


class Asked(NamedTuple):
    """What was meant, and the plan that has it."""

    plan: Plan
    id: str


def asked(plans: Sequence[Plan], kind: Kind, words: str) -> Asked | Hindrance:
    """The one thing of a kind that the words mean, in any of the plans."""
    choices = {(plan, id_): name for plan in plans for id_, name in _known(plan, kind).items()}
    found = [
        Asked(*which) for which, name in choices.items() if words in (which[1], f"{which[0].name}/{which[1]}", name)
    ]
    if len(found) == 1:
        return found[0]
    if guess := meant(words, [id_ for _plan, id_ in choices]):
        return Hindrance(
            Message(_("there is no `{words}` in the plan"), {"words": words}),
            Message(_("did you mean `{guess}`?"), {"guess": guess}),
        )
    return Hindrance(
        Message(_("there is no `{words}` in the plan"), {"words": words}),
        Message(_("write its id as it stands in the plan")),
    )


def _known(plan: Plan, kind: Kind) -> Mapping[str, str]:
    programme = plan.programme
    if kind == "person":
        return {id_: person.name or "" for id_, person in programme.people.items()}
    return {}
