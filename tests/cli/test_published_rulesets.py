"""The rule sets that come along: each in a file of its own, which is read when a plan names it."""

from pathlib import Path

import introplan
from introplan.cli.rulesets import PublishedRuleSets, known_with

FOLDER = Path(introplan.__file__).parent / "rulesets"


def test_each_file_has_the_rule_set_that_it_is_called_by():
    known = PublishedRuleSets(FOLDER)
    assert [known[name].id for name in known] == [file.stem for file in sorted(FOLDER.glob("*.yaml"))]
    assert len(known) == len(list(FOLDER.iterdir()))


def test_none_is_read_before_it_is_asked_for(tmp_path: Path):
    (tmp_path / "broken.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "malmo.yaml").write_bytes((FOLDER / "malmo.yaml").read_bytes())
    known = PublishedRuleSets(tmp_path)
    assert (sorted(known), "broken" in known, known["malmo"].id, known.get("other")) == (
        ["broken", "malmo"],
        True,
        "malmo",
        None,
    )


def test_those_of_a_workspace_come_after_those_that_come_along():
    own = {"egen": PublishedRuleSets(FOLDER)["malmo"]}
    assert list(known_with(own)) == [*PublishedRuleSets(FOLDER), "egen"]
