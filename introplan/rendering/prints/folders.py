"""Where personal prints lie: a folder for each person, called by the first id, as their calendar is."""

from collections.abc import Iterable

from introplan.agenda import Plan

PERSONAL = "prints/"


def path_of_own(plan: Plan, person: str, kind: str) -> str:
    """Where a person's print of a kind lies, without an ending: `prints/ada-testsson/participant`."""
    return f"{PERSONAL}{plan.programme.people[person].identity}/{kind}"


def is_personal_print(path: str) -> bool:
    """Whether a path is that of a personal print."""
    return path.startswith(PERSONAL)


def whose_prints(plan: Plan, paths: Iterable[str]) -> tuple[str, ...]:
    """The people, by id, who have prints among some paths, in the order of the plan."""
    identities = {path.removeprefix(PERSONAL).partition("/")[0] for path in paths if is_personal_print(path)}
    return tuple(id_ for id_, person in plan.programme.people.items() if person.identity in identities)
