"""A workbook that LibreOffice has saved anew, with formats and types of its own, still says what the plan says."""

import shutil
import subprocess
from pathlib import Path

import pytest
from amendments.amending import plan_in, trial_of
from peers import have
from sheets.test_round_trip import without_marks
from sheets.workbooks import exported, taken_in, with_changes

pytestmark = [pytest.mark.peer, pytest.mark.long]


def test_what_libreoffice_has_saved_changes_nothing(tmp_path: Path):
    soffice = have(shutil.which("soffice"), "LibreOffice")
    plans = [plan_in(trial_of(name)) for name in ("malmo", "huddingetrainee")]
    files = [tmp_path / f"{plan.name}.xlsx" for plan in plans]
    for plan, file in zip(plans, files, strict=True):
        file.write_bytes(exported(plan))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = "xlsx:Calc MS Excel 2007 XML"
    words = (
        soffice,
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path / "saved"),
        *map(str, files),
    )
    subprocess.run(words, check=True, capture_output=True, timeout=600)
    for plan, file in zip(plans, files, strict=True):
        content = (tmp_path / "saved" / file.name).read_bytes()
        for each in (content, with_changes(content, without_marks)):
            found = taken_in(plan, each)
            assert (found.edits, found.left, found.remarks) == ([], [], [])
