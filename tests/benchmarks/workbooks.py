"""What a workbook of 5,000 people costs, out and in, in CPU and beside what openpyxl alone takes for its cells.

`python tests/benchmarks/workbooks.py` measures.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "benchmarks")]

from amendments.amending import plan_in, trial_of  # noqa: E402 - the checkout is on the path since the line above
from figures import Figure, cpu_of, tell  # noqa: E402 - as above
from sheets.workbooks import exported, taken_in, with_changes  # noqa: E402 - as above

from introplan.diagnostics import Fix, Set  # noqa: E402 - as above

PEOPLE = 5_000


def alone() -> None:
    """The same cells, written and read by openpyxl alone."""
    workbook = Workbook()
    page = workbook.active
    for number in range(PEOPLE):
        page.append(
            [f"person-{number}", "ab.cd", f"Person {number}", "Kommunen", "Enhet", "Socialsekreterare", "a@b.se"]
        )
    file = BytesIO()
    workbook.save(file)
    load_workbook(BytesIO(file.getvalue()))


def figures() -> Iterator[Figure]:
    """What it costs."""
    people = {
        f"person-{number}": {
            "name": f"Person Nummer{number}",
            "organisation": "asf",
            "unit": "barn-norr",
            "job": "Socialsekreterare",
            "email": f"person.{number}@malmo.example",
        }
        for number in range(PEOPLE)
    }
    edits = tuple(Set(("people", id_), person) for id_, person in people.items())
    plan = plan_in(trial_of("malmo").after(Fix(edits)))
    file = exported(plan)
    changed = with_changes(file, lambda workbook: workbook.worksheets[1].cell(50, 7, "x@malmo.example"))
    usual, _none = cpu_of(alone)
    for name, work in {
        "5,000 people out to Excel": lambda: exported(plan),
        "in from Excel, unchanged": lambda: taken_in(plan, file),
        "in from Excel, one changed": lambda: taken_in(plan, changed),
    }.items():
        spent, _made = cpu_of(work)
        yield Figure(name, spent, "s", 4, beside=f"{spent / usual:.1f} times openpyxl alone")


if __name__ == "__main__":
    tell(figures())
