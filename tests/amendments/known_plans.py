"""The plans of the programmes that introplan comes with."""

from functools import cache
from pathlib import Path

from introplan.agenda import Plan, plan_of
from introplan.reading import File, Folder, read_programme

PROGRAMMES = Path(__file__).parents[2] / "programmes"


def folder_called(name: str) -> Folder:
    """The files of a programme that introplan comes with."""
    paths = sorted((PROGRAMMES / name).rglob("*.yaml"))
    return Folder(name, tuple(File(path.relative_to(PROGRAMMES).as_posix(), path.read_bytes()) for path in paths))


@cache
def plan_called(name: str) -> Plan:
    """The plan of a programme that introplan comes with, nothing of which has been given out."""
    programme, origins, found = read_programme(folder_called(name))
    assert programme is not None, found
    return plan_of(name, programme, origins)
