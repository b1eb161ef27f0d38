"""How dear prints are: `python tests/benchmarks/prints.py`, from the checkout. CPU of one process.

A booklet is set for the first time, since Typst remembers what it has set, and then read back, against that.
Then everybody's own prints are made, as PDF and HTML, against Typst alone setting the same sources in another compiler.

The goal is 120 ms a print on a quiet computer. Typst alone takes most of it, and two thirds of that are the dates: some
110 rows of six cells, each of which Typst lays out to see how tall its row is and once more where it stands, whatever
is in it. What is in the cells it remembers from print to print, since `my-row` puts it in boxes; no column being
measured gives 2 % more, and rows of a given height 8 %, but then a text that needs a line more would be cut. The rest
is reading back, most of it in pdfium, and Jinja2.
"""

import resource
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]
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


def main() -> None:
    """Print the figures."""
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
    typesetter = Typesetter.of(TEMPLATES, fonts=FONTS)
    typesetter.pdf("#set document(title: [-])\n-")  # so that no library has to be loaded

    begun = time.process_time()
    pdf = typesetter.pdf(source)
    setting = time.process_time() - begun
    reading = min(_reading(pdf) for _ in range(5))
    print(f"setting {cohort.title}   {setting * 1000:5.0f} ms")
    print(f"reading it back       {reading * 1000:5.0f} ms   {reading / setting:.0%} of that")
    _own_prints(plan)


def _own_prints(plan: Plan) -> None:
    """What it takes to make the prints of all participants, each of six pages, and how that is to Typst alone."""
    printer = Printer(Edition(plan), TEMPLATES, fonts=FONTS)
    prints = [each for each in personal_prints(Edition(plan)) if each.template == "participant"]
    begun = time.process_time()
    for each in prints:
        dict(printer.files(each))
    made = time.process_time() - begun
    environment, alone = typst_environment(TEMPLATES), Typesetter.of(TEMPLATES, fonts=FONTS)
    sources = [render(environment, "participant.typ.j2", language=each.language, **each.values) for each in prints]
    begun = time.process_time()
    for source in sources:
        alone.pdf(source + "\n")  # another source, or it would be remembered
    raw = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"own prints, each      {made / len(prints) * 1000:5.0f} ms   {made / raw:.2f} times Typst alone, {memory} MB;"
        " the goal is 120 ms"
    )


def _reading(pdf: bytes) -> float:
    begun = time.process_time()
    assert list(text_faults(pdf)) == []
    return time.process_time() - begun


if __name__ == "__main__":
    main()
