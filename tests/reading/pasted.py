"""A sound programme with a file beside it, for tests of what is found in one file, and of what it says once mended."""

from pathlib import Path

from introplan.diagnostics import Diagnostic
from introplan.editing import retyped
from introplan.reading import File, Folder, gather, read_programme

SOUND = tuple(
    File(f"programmes/demo/{file.name}", file.read_bytes())
    for file in sorted((Path(__file__).parent / "sound").iterdir())
)
PATH = "programmes/demo/zz.yaml"


def beside(text: str) -> Folder:
    return Folder("programmes/demo", (*SOUND, File(PATH, text.encode())))


def found_in(folder: Folder) -> list[Diagnostic]:
    return read_programme(folder)[2]


def found(text: str) -> list[Diagnostic]:
    return found_in(beside(text))


def mended(text: str) -> str:
    """The file once all that is found in it has been typed again as its ways out say."""
    signs = [sign for each in found(text) if each.fix for sign in each.fix.signs]
    return retyped(beside(text), signs)[PATH].decode()


def read(text: str) -> object:
    """What the file says as data."""
    return gather(Folder("programmes/demo", (File(PATH, text.encode()),))).tree
