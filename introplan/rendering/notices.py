"""The notice in the folder of what is personal, for whoever finds it on a disk and thinks of sharing it."""

from introplan.agenda import Plan
from introplan.language import _, in_full

FILE = "README.txt"

_TEXT = (
    (_("This is personal"),),
    (
        _("Here are everybody's own calendars, and what you send to each person when the plan is released."),
        _("It shows who meets whom, where and when."),
    ),
    (
        _("Do not put the folder on the web, and do not share it. Send each person what is theirs."),
        _("What may be shared lies in the folder beside it, the one called {name}."),
    ),
)
"""Its paragraphs, line by line."""


def private_notice(plan: Plan) -> tuple[str, bytes]:
    """The notice, in the programme's language: its path in the folder, and its bytes."""
    language = plan.programme.frame.language
    paragraphs = ("".join(f"{in_full(line, language, name=plan.name)}\n" for line in lines) for lines in _TEXT)
    return FILE, "\n".join(paragraphs).encode()
