"""`introplan report rules`: what both programmes answer to every rule set, kept whole, and the workspace's own sets."""

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Run, replace

from introplan.cli.rulesets import published

CHECKOUT = Path(__file__).parents[2]
ALL = [word for name in published() for word in ("--ruleset", name)]

OWN = """\
rulesets:
  vart-avtal:
    title: Vårt avtal
    sources:
      avtal: {name: Avtalet mellan kommunerna, year: 2026, where: intranätet}
    rules:
      tre-ar:
        title: Programmet är tre år
        programme_length: {at_least: 36 months}
"""


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("programme", ["malmo", "huddingetrainee"])
def test_every_rule_of_every_set_answers(programme, language, run: Run, monkeypatch, expected):
    """Without line numbers, so that a programme may grow."""
    monkeypatch.chdir(CHECKOUT)
    told = run("--lang", language, "report", "rules", programme, *ALL)
    assert (told.code, told.err) == (0, "")
    expected(f"reports/{programme}.{language}.txt", re.sub(r"\.yaml:\d+", ".yaml", told.out))


def test_without_a_name_it_is_about_the_sets_that_the_programme_names(run: Run, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    answered = json.loads(run("report", "rules", "malmo", "--format", "json").out)
    assert [programme["programme"] for programme in answered] == ["malmo"]
    assert [each["name"] for each in answered[0]["rule_sets"]] == ["malmo", "socialstyrelsen", "osa"]
    states = {rule["state"] for each in answered[0]["rule_sets"] for rule in each["rules"]}
    assert states == {"met", "can_not_be_checked"}


def test_json_has_every_place_and_every_source(run: Run, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    told = run("--lang", "en", "report", "rules", "malmo", "--ruleset", "asye", "--format", "json").out
    rules = {rule["name"]: rule for rule in json.loads(told)[0]["rule_sets"][0]["rules"]}
    supervision = rules["asye/supervision-interval"]
    assert (supervision["kind"], supervision["state"]) == ("meeting_interval", "not_met")
    assert [found["message"] for found in supervision["findings"]] == ["no participant has any supervisor"]
    assert len(rules["asye/practice-observations"]["findings"]) == 3
    assert all(rule["sources"] for rule in rules.values())


def test_a_line_is_never_wider_than_the_terminal(run: Run, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("COLUMNS", "80")
    told = run("--lang", "sv", "report", "rules", *ALL).out
    assert max(map(len, told.splitlines())) <= 80
    assert [line for line in told.splitlines() if line != line.rstrip()] == []


def test_a_page_is_in_the_programmes_language_and_names_nobody_who_is_protected(run: Run, monkeypatch, tmp_path: Path):
    monkeypatch.chdir(CHECKOUT)
    page = tmp_path / "asye.html"
    asked = ("report", "rules", "malmo", "--ruleset", "asye", "--format", "html", "-o", str(page))
    assert run("--lang", "en", *asked).code == 0
    text = page.read_text(encoding="utf-8")
    assert '<html lang="sv">' in text
    assert "Ingen deltagare har någon handledare" in text
    assert "deltagare-7" not in text
    assert "<strong>Osäkert:</strong>" in text
    for rule in published()["asye"].rules.values():
        assert rule.title.sv in text


def test_a_page_is_about_one_rule_set(run: Run, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    told = run("--lang", "en", "report", "rules", "malmo", "--format", "html")
    assert told.code == 2
    assert "a page is about one rule set and one programme" in " ".join(told.err.split())


def test_a_rule_set_that_there_is_not_is_wrong_use(run: Run, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    told = run("--lang", "en", "report", "rules", "--ruleset", "malmoe")
    assert told.code == 2
    assert "did you mean `malmo`?" in " ".join(told.err.split())


def test_a_workspace_has_rule_sets_of_its_own(workspace: Path, run: Run):
    (workspace / "rulesets").mkdir()
    (workspace / "rulesets" / "vart-avtal.yaml").write_text(OWN, encoding="utf-8")
    programme = next((workspace / "programmes").rglob("programme.yaml"))
    replace(programme, "  length:", "  rulesets: [vart-avtal]\n  length:")
    told = run("--lang", "en", "check")
    assert told.code == 0
    assert "warning[vart-avtal/tre-ar]: the programme is 24 months; the rule requires at least 36" in told.out
    assert "the rule: Programmet är tre år" in told.out
    assert "\n0 met, 1 not met, 0 cannot be checked\n" in run("--lang", "en", "report", "rules").out


def test_an_own_rule_set_that_is_wrong_is_told_as_a_plan_is(workspace: Path, run: Run):
    (workspace / "rulesets").mkdir()
    own = workspace / "rulesets" / "vart-avtal.yaml"
    own.write_text(OWN.replace("programme_length", "program_length"), encoding="utf-8")
    told = run("--lang", "en", "check")
    assert told.code == 1
    assert "rulesets/vart-avtal.yaml:9:9" in told.out
    assert "did you mean `programme_length`?" in told.out
    assert run("--lang", "en", "report", "rules").code == 1


def test_an_own_rule_set_can_not_have_the_name_of_a_published_one(workspace: Path, run: Run):
    (workspace / "rulesets").mkdir()
    (workspace / "rulesets" / "own.yaml").write_text(OWN.replace("vart-avtal", "malmo"), encoding="utf-8")
    told = run("--lang", "en", "check")
    assert told.code == 1
    assert "error[rule-set-name-taken]: `malmo` is a rule set that comes with introplan" in told.out


def test_build_makes_a_page_for_each_set_that_the_programme_names(workspace: Path, run: Run):
    programme = next((workspace / "programmes").rglob("programme.yaml"))
    text = programme.read_text(encoding="utf-8")
    text = re.sub(r"^  rulesets:.*\n", "", text, flags=re.MULTILINE).replace(
        "  length:", "  rulesets: [osa]\n  length:", 1
    )
    programme.write_text(text, encoding="utf-8", newline="\n")
    assert run("build").code == 0
    assert [page.name for page in (workspace / "build").rglob("reports/*")] == ["rules-osa.html"]


def test_who_is_protected_is_a_participant_on_the_page(run: Run, monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert run("new", "demo", "--example", "malmo").code == 0
    monkeypatch.chdir(tmp_path / "demo")
    Path("rulesets").mkdir()
    weekly = "meeting_interval: {roles: [introducer], windows: [{until: 24 months, every: 1 week}]}"
    Path("rulesets/own.yaml").write_text(OWN.replace("programme_length: {at_least: 36 months}", weekly), "utf-8")
    assert run("report", "rules", "--ruleset", "vart-avtal", "--format", "html", "-o", "page.html").code == 0
    text = Path("page.html").read_text(encoding="utf-8")
    assert "Ada Testsson träffar ingen introduktör" in text
    assert "En deltagare träffar ingen introduktör" in text
    assert "deltagare-7" not in text


def test_a_fault_in_ones_own_page_of_a_report_is_told(workspace: Path, run: Run):
    (workspace / "templates/reports").mkdir(parents=True)
    (workspace / "templates/reports/rules.html.j2").write_text("<p>{{ misspelt }}</p>\n")
    told = run("report", "rules", "--ruleset", "malmo", "--format", "html")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("error: the template reports/rules.html.j2:1 cannot be used: ")
