"""How dear prints are: `python tests/benchmarks/prints.py`, from the checkout. CPU of one process.

A booklet is set for the first time, since Typst remembers what it has set, and then read back, against that.
Then everybody's own prints are made, as PDF and HTML, against Typst alone setting the same sources in another compiler.

The goal is 120 ms a print on a quiet computer. Typst alone takes most of it, and two thirds of that are the dates: some
110 rows of six cells, each of which Typst lays out to see how tall its row is and once more where it stands, whatever
is in it. What is in the cells it remembers from print to print, since `my-row` puts it in boxes; no column being
measured gives 2 % more, and rows of a given height 8 %, but then a text that needs a line more would be cut. The rest
is reading back, most of it in pdfium, and Jinja2.
"""

import gc
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests"), str(CHECKOUT / "tests" / "benchmarks")]
from figures import Figure, cpu_of, environment, least_of, tell  # noqa: E402 - the folder is on the path since above
from rendering.booklets.programmes import FONTS, TEMPLATES, real  # noqa: E402 - the folder is on the path since above

from introplan.agenda import Plan  # noqa: E402 - as above
from introplan.releases import Edition  # noqa: E402 - as above
from introplan.rendering.booklets import booklet_of  # noqa: E402 - as above
from introplan.rendering.printing import html_environment, render, typst_environment  # noqa: E402 - as above
from introplan.rendering.prints import Printer  # noqa: E402 - as above
from introplan.rendering.prints.family import personal_prints  # noqa: E402 - as above
from introplan.rendering.timeline import timeline_svg  # noqa: E402 - as above
from introplan.rendering.typesetting.proof import text_faults  # noqa: E402 - as above
from introplan.rendering.typesetting.typesetter import Typesetter  # noqa: E402 - as above


def figures() -> Iterator[Figure]:
    """A booklet, and everybody's own prints."""
    gc.disable()  # as the command does
    plan = real("malmo")
    cohort = plan.programme.cohorts["ht26"]
    booklet = booklet_of(Edition(plan), cohort)
    picture = str(timeline_svg(html_environment(TEMPLATES), Edition(plan), [cohort]))
    source = render(
        typst_environment(TEMPLATES),
        "booklet.typ.j2",
        language=booklet.language,
        booklet=booklet,
        w=booklet.words,
        picture=picture,
    )
    typesetter = _warm()
    setting, pdf = cpu_of(lambda: typesetter.pdf(source))
    [reading] = least_of(lambda: _read_back(pdf))
    whole = (setting + reading) / _alone(source)
    yield Figure(f"the booklet of {cohort.title}, set and read back", whole, "times Typst alone", 1.11)
    yield _own_prints(plan)


def _own_prints(plan: Plan) -> Figure:
    """What it takes to make the prints of all participants, each of six pages, and how that is to Typst alone."""
    printer = Printer(Edition(plan), TEMPLATES, fonts=FONTS)
    prints = [each for each in personal_prints(Edition(plan)) if each.template == "participant"]
    made, _files = cpu_of(lambda: [dict(printer.files(each)) for each in prints])
    templates, alone = typst_environment(TEMPLATES), Typesetter.of(TEMPLATES, fonts=FONTS)
    sources = [render(templates, "participant.typ.j2", language=each.language, **each.values) for each in prints]
    raw, _pdfs = cpu_of(lambda: [alone.pdf(f"{each}\n") for each in sources])  # another source, else it is remembered
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    beside = f"{made / raw:.2f} times Typst alone, {memory} MB"
    return Figure("everybody's own print, each", made / len(prints) * 1000, "ms", 120, beside=beside)


def _alone(source: str) -> float:
    """CPU seconds that Typst alone takes for a source, in a process of its own: in this one it would remember it."""
    with tempfile.NamedTemporaryFile("w", suffix=".typ", encoding="utf-8") as file:
        file.write(source)
        file.flush()
        command = [sys.executable, __file__, file.name]
        return float(subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout)


def _warm() -> Typesetter:
    """A typesetter for which no library has to be loaded any more."""
    typesetter = Typesetter.of(TEMPLATES, fonts=FONTS)
    typesetter.pdf("#set document(title: [-])\n-")
    return typesetter


def _read_back(pdf: bytes) -> None:
    assert list(text_faults(pdf)) == []


def main(asked: list[str]) -> None:
    """Print the figures; of a source that is named, what Typst alone takes for it."""
    if asked:
        typesetter, text = _warm(), Path(asked[0]).read_text(encoding="utf-8")
        print(cpu_of(lambda: typesetter.pdf(text))[0])
    else:
        tell(figures())


if __name__ == "__main__":
    main(sys.argv[1:])
