import json
from pathlib import Path

from cli.conftest import Run

from introplan.checks import EXPLAINED, explanation
from introplan.cli import outputs
from introplan.reading.explanations import EXPLANATIONS


def test_without_a_name_every_check_and_every_fault_of_reading_is_listed(run: Run):
    listed = {line.split()[0] for line in run("explain").out.splitlines() if line.startswith("  ")}
    checks = {explanation(check).name for check in EXPLAINED}
    assert listed == checks | set(EXPLANATIONS) | set(outputs.EXPLANATIONS)


def test_every_check_explains_itself(run: Run):
    for name in [explanation(check).name for check in EXPLAINED]:
        answer = run("explain", name)
        assert answer.code == 0
        assert answer.out.startswith(f"{name} (")


def test_a_fault_of_reading_is_explained_as_well(run: Run):
    assert run("explain", "duplicate-id").out.startswith("duplicate-id (reading)\n")


def test_a_misspelt_name_gets_the_right_one(run: Run):
    answer = run("explain", "duplicate-ids")
    assert answer.code == 2
    assert "did you mean `duplicate-id`?" in " ".join(answer.err.split())


def test_the_schema_is_json_on_the_screen_and_in_a_file(tmp_path: Path, run: Run):
    assert run("schema", "-o", str(tmp_path / "schema.json")).code == 0
    assert json.loads((tmp_path / "schema.json").read_text()) == json.loads(run("schema").out)
