"""What a save costs while `watch` runs: `python tests/benchmarks saves`, from the checkout. CPU of one process.

A word of a lecture of Malmö is changed, time after time. What the prints that it touches cost is taken off: what they
say, their source, to set them and to read them back. The least of some saves, since whatever else runs adds to it.
"""

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "benchmarks")]
from figures import Figure, tell  # noqa: E402 - the folder is on the path since the line above

from introplan.cli.watch import watch_programmes  # noqa: E402 - as above
from introplan.rendering.prints import family  # noqa: E402 - as above
from introplan.rendering.prints.printer import Printer  # noqa: E402 - as above

LECTURE, WORD = "programmes/malmo/lectures/barnsamtal.yaml", "ursäkt"
OTHER_WORDS = ("aktuell", "fräsch", "nyare", "trevlig", "klok", "livlig", "rolig", "stilla")


class Prints:
    """What prints have cost since the last save, those alone that were set anew."""

    def __init__(self) -> None:
        self.touched = self._values = 0.0
        self._is_set = False
        self._replace()

    def _replace(self) -> None:
        set_, files, values = Printer._set, Printer.files, family.cohort_prints

        def setting(*args: Any) -> bytes:
            self._is_set = True
            return set_(*args)

        def making(*args: Any) -> Iterator[tuple[str, bytes]]:
            self._is_set, spent = False, self._values
            made = files(*args)
            while True:
                start = time.process_time()
                one = next(made, None)
                spent += time.process_time() - start
                if one is None:
                    break
                yield one
            self.touched += spent if self._is_set else 0

        def saying(*args: Any) -> Iterator[object]:
            prints = values(*args)
            while True:
                start = time.process_time()
                one = next(prints, None)
                self._values = time.process_time() - start
                if one is None:
                    return
                yield one

        Printer._set = setting  # type: ignore[method-assign]
        Printer.files = making  # type: ignore[method-assign, assignment]
        family.cohort_prints = saying  # type: ignore[assignment]


def seconds_of_saves() -> list[tuple[float, float]]:
    """CPU of each save, and what of it went to the prints that it touched. In the folder that it is run in."""
    prints, found = Prints(), list[tuple[float, float]]()
    file = Path(LECTURE)
    text = file.read_text(encoding="utf-8")
    if WORD not in text:
        raise ValueError(f"{LECTURE} has no {WORD}")

    def saves(_root: Path) -> Iterable[None]:
        yield
        for word in OTHER_WORDS:
            file.write_text(text.replace(WORD, word, 1), encoding="utf-8")
            prints.touched, start = 0, time.process_time()
            yield
            found.append((time.process_time() - start, prints.touched))

    gc.disable()  # as the command does
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        watch_programmes(["malmo"], "full", 0, saves, datetime.now)
    return found


def figures() -> Iterator[Figure]:
    """What a changed word costs."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(CHECKOUT / "programmes", Path(place, "programmes"))
        before = Path.cwd()
        os.chdir(place)
        try:
            found = seconds_of_saves()
        finally:
            os.chdir(before)
    whole, touched = min(found, key=lambda each: each[0] - each[1])
    beside = f"{whole * 1000:.0f} ms with the prints that it touches"
    yield Figure("watch, one word of Malmö changed", whole - touched, "s beyond its prints", 0.3, beside=beside)


if __name__ == "__main__":
    tell(figures())
