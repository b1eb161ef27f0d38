"""What a workbook of 5,000 people costs, out and in, in CPU and beside what openpyxl alone takes for its cells.

`python tests/benchmarks/workbooks.py` measures.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

from openpyxl import Workbook, load_workbook

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]

from amendments.amending import plan_in, trial_of  # noqa: E402 - the checkout is on the path since the line above
from sheets.workbooks import exported, taken_in, with_changes  # noqa: E402 - as above

from introplan.diagnostics import Fix, Set  # noqa: E402 - as above

PEOPLE = 5_000


def cost(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    begun = process_time()
    work()
    return process_time() - begun


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


def main() -> None:
    """Print what it costs."""
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
    usual = cost(alone)
    for name, work in {
        "out": lambda: exported(plan),
        "in, unchanged": lambda: taken_in(plan, file),
        "in, one changed": lambda: taken_in(plan, changed),
    }.items():
        spent = cost(work)
        print(f"{name}: {spent:.2f} s of CPU, {spent / usual:.1f} times openpyxl alone")


if __name__ == "__main__":
    main()
