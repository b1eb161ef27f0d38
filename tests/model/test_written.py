"""The texts of a programme are found without looking at what can hold none."""

from pathlib import Path

import pytest

from introplan.model.written import texts_in, written_in
from introplan.reading import File, Folder, read_programme

HERE = Path(__file__).parents[1]
PLANS = {
    **{folder.name: sorted(folder.rglob("*.yaml")) for folder in (HERE.parent / "programmes").glob("*/")},
    **{file.stem: [file] for file in (HERE / "shapes").glob("*.yaml")},
}


@pytest.mark.parametrize("name", sorted(PLANS))
def test_all_texts_are_found_and_nothing_else(name):
    files = [File(file.as_posix(), file.read_bytes()) for file in PLANS[name]]
    programme, _origins, _found = read_programme(Folder(name, tuple(files)))
    assert programme is not None
    texts = texts_in(programme)
    assert texts == tuple(each for each in written_in(programme) if each.free)
    assert texts
