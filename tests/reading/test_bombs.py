"""Files that are written to take all time there is, or have become so by mistake: told, and soon."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from introplan.diagnostics import Diagnostic
from introplan.reading import File, Folder, read_programme
from introplan.reading.faults import MOST_FAULTS
from introplan.reading.sessions import MOST_SESSIONS

SOUND = Path(__file__).parent / "sound"
SECONDS = 20  # on a computer that runs other tests at the same time; each takes a second or two

ALIASES = (f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
BOMB = "places:\n  a0: &a0 {title: x}\n" + "".join(ALIASES)


def read(extra: str) -> list[Diagnostic]:
    sound = {file.name: file.read_bytes() for file in SOUND.iterdir()} | {"extra.yaml": extra.encode()}
    files = tuple(File(f"programmes/demo/{name}", content) for name, content in sorted(sound.items()))
    begun = process_time()
    diagnostics = read_programme(Folder("programmes/demo", files))[2]
    assert process_time() - begun < SECONDS
    return diagnostics


def lines(count: int, line: str) -> Iterator[str]:
    return (line.replace("#", str(number)) for number in range(count))


@pytest.mark.long
@pytest.mark.parametrize(
    "extra",
    [
        "places:\n  sal:\n    title: x\n" + "".join(lines(20_000, "    falt-#: x\n")),
        "places:\n" + "".join(lines(20_000, "  Ö#: {titel: x}\n")),
        "lectures:\n" + "".join(lines(20_000, "  l#: {title: x, lecturers: [ingen-#]}\n")),
    ],
    ids=["fields", "ids", "references"],
)
def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(extra: str):
    found = read(extra)
    assert [each.name for each in found].count("many-faults") == 1
    assert len(found) <= 3 * MOST_FAULTS
    (rest,) = [each for each in found if each.name == "many-faults"]
    assert rest.message.values["count"] > 10_000


@pytest.mark.long
def test_more_sessions_than_there_is_room_for_are_an_error():
    sessions = "".join(lines(MOST_SESSIONS + 1, "      s#: {of: bbic, date: 2027-05-06, time: 9-10}\n"))
    cohort = f"  vt30:\n    title: Våren 2030\n    starts: 2030-02-01\n    sessions:\n{sessions}"
    lecture = "lectures:\n  bbic: {title: x}\n"
    assert "too-many-sessions" in {each.name for each in read(f"{lecture}cohorts:\n{cohort}")}


@pytest.mark.parametrize(
    "extra",
    [
        "places:\n  sal: {title: x, capacity: " + "9" * 400_000 + "}\n",
        "lectures:\n  a: {title: x, length: " + "9" * 400_000 + "}\n",
        "places:\n  sal: {title: x, link: '" + "a." * 200_000 + " '}\n",
        "people:\n  a: {name: x, organisation: y, email: '" + "a." * 200_000 + "@x.se'}\n",
        "people:\n  a: {name: x, organisation: y, email: '" + "a@" * 200_000 + "'}\n",
        "people:\n  a: {name: x, organisation: y, email: 'a@" + "x." * 200_000 + "'}\n",
        "people:\n  a: {name: x, organisation: y, phone: '" + "1 " * 200_000 + "'}\n",
        BOMB,
        "places:\n  sal: {title: '" + " " * 1_000_000 + "'}\n",
        "cohorts:\n  a: {title: x, starts: 9999-12-31}\n",
        "cohorts:\n  a: {title: x, starts: 99999999999999999999-12-31}\n",
    ],
    ids=lambda extra: extra[:60],
)
def test_what_is_far_too_long_is_told_soon(extra: str):
    found = read(extra)
    assert "error" in {each.severity for each in found}
