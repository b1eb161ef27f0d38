"""`introplan rename`: another id for something, wherever the plan speaks of it; calendars keep what they have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.renaming import RENAMED, lasting_word, renamed
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.given_out import ids_given_out
from introplan.diagnostics import Message, _
from introplan.workspace.files import Workspace
from introplan.workspace.inventory import Inventory

OWN = ("templates", "rulesets")
"""Folders of the workspace whose texts may go by an id of the plan."""


def rename_entry(old: str, new: str, wish: Wish) -> int:
    """Call something by another id, after asking; the exit code."""

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        found = asked(plans, RENAMED, old)
        if isinstance(found, Hindrance):
            own = (lasting_word(plan, old) for plan in plans)
            return next(filter(None, own), found)
        workspace = Workspace.here()
        amendment = renamed(found, new, ids_given_out(workspace, found.plan))
        if isinstance(amendment, Hindrance):
            return amendment
        left = (*amendment.left, *_beside_the_plan(workspace, found.plan, found.id.rpartition("/")[2]))
        return Amended(found.plan, replace(amendment, left=left))

    return amend("rename", work, wish)


def _beside_the_plan(workspace: Workspace, plan: Plan, id_: str) -> Iterator[Message]:
    """What else in the workspace goes by the id: texts of templates and rule sets, and the names of files."""
    word = re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])")
    texts = {f"{each}/{path}": text for each in OWN for path, text in workspace.contents(each).items()}
    speaking = tuple(path for path, text in texts.items() if word.search(text.decode(errors="replace")))
    if speaking:
        yield Message(_("`{id}` is in {files} too, and is left there"), {"id": id_, "files": speaking})
    root = workspace.root
    own = root / "programmes" / plan.name
    named = [path for path in Inventory(root).paths if path.stem == id_ and path.is_file()]
    others = tuple(path.relative_to(root).as_posix() for path in named if own not in path.parents)
    if others:
        yield Message(_("these have that name, and keep it: {files}"), {"files": others})
