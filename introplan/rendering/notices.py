"""The notice in the folder of what is personal, for whoever finds it on a disk and thinks of sharing it."""

from introplan.agenda import Plan
from introplan.rendering.titles import in_language

FILE = "README.txt"

_TEXT = (
    """\
Det här är personligt

Här ligger var och ens egen kalender, och det som du skickar till var och en när planen ges ut.
Det visar vem som träffar vem, var och när.

Lägg inte ut mappen på nätet, och dela den inte. Skicka till var och en det som är deras.
Det som får delas ligger i mappen bredvid, den som heter {name}.
""",
    """\
This is personal

Here is everybody's own calendar, and what you send to everybody when the plan is released.
It shows who meets whom, where and when.

Do not put the folder on the web, and do not share it. Send to each what is theirs.
What may be shared lies in the folder beside it, the one called {name}.
""",
)


def private_notice(plan: Plan) -> tuple[str, bytes]:
    """The notice, in the programme's language: its path in the folder, and its bytes."""
    return FILE, in_language(_TEXT, plan.programme.frame.language).format(name=plan.name).encode()
