"""The ids under which a plan's events have ever been given out: what `rename` and `roll` may not use anew."""

from introplan.agenda import Plan
from introplan.amendments.ids import IdsGivenOut
from introplan.cli.ledgers import ledger_file
from introplan.cli.pasts import Owner
from introplan.releases import ever_given_out
from introplan.workspace.files import Workspace


def ids_given_out(workspace: Workspace, plan: Plan) -> IdsGivenOut | None:
    """What has ever been given out of the plan; None before its first release."""
    frame = plan.programme.frame
    owner = Owner(frame.id, frame.domain, plan.origins.span(("programme", "id")))
    ledger = ledger_file(workspace, plan.name, owner).ledger
    return None if ledger.last is None else ever_given_out(ledger)
