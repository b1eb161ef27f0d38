"""How `introplan plan` is typed: for which cohorts dates are proposed, and of what."""

from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import DryRun, Yes, choice
from introplan.language import _

StageTyped = Literal["sessions", "reviews", "meetings"]
STAGES: tuple[StageTyped, ...] = get_args(StageTyped)
ACCEPTED: tuple[Literal["session", "review"], ...] = ("session", "review")


def command(
    cohorts: Annotated[list[str], typer.Argument(metavar="COHORT", help="The cohorts to plan together, such as ht27.")],
    only: Annotated[
        StageTyped | None,
        choice(STAGES, "--only", help="Only these; without it, sessions first, then reviews, then when pairings meet."),
    ] = None,
    activities: Annotated[
        list[str] | None,
        typer.Option("--activity", metavar="ACTIVITY", help="Only this lecture or activity; may be repeated."),
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Nothing before this day.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Nothing after this day.")] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Take the first plan that fits, and look for no better one.")
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Make what is proposed planned.")] = False,
    lecturer: Annotated[
        str | None,
        typer.Option("--lecturer", metavar="PERSON", help="With --accept: only what they give or hold."),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Look at a proposal: `introplan plan ht27 --dry-run`

    Sessions and reviews are written with `status: proposed`, and nobody gets them. When lecturers and managers have
    answered: `introplan plan ht27 --accept`

    The weekday and hour of a pairing are written as its `meets`.

    What has a date already stays as it is. What comes back and has begun is filled up between what there is;
    with `--activity` also before it and after it.

    How much each wish weighs is said in `programme.weights`.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.plan import PlanWish, accept_proposals, plan_cohorts
    from introplan.cli.wrong_use import wrong_use

    wish = Wish(yes, dry_run)
    if lecturer is not None and not accept:
        raise wrong_use(_("`--lecturer` goes with `--accept`"))
    if accept and only == "meetings":
        raise wrong_use(_("hours of pairings are not proposed first; leave out `--only {stage}`"), stage=only)
    if activities and only not in (None, "sessions"):
        raise wrong_use(_("`--activity` is of sessions; leave out `--only {stage}`"), stage=only)
    if accept and quick:
        raise wrong_use(_("`--quick` is of proposals; leave it out with `--accept`"))
    asked = PlanWish(tuple(activities or ()), from_, to, quick, (only,) if only else STAGES)
    if accept:
        kinds = ACCEPTED if only is None else (ACCEPTED[STAGES.index(only)],)
        raise typer.Exit(accept_proposals(cohorts, asked, lecturer, wish, kinds))
    raise typer.Exit(plan_cohorts(cohorts, asked, wish))
