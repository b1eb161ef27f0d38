"""The reader's language: who chooses it, and that everything on the screen follows, help and wrong use too."""

import pytest

from introplan.cli.reader import language_first, spoken


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"INTROPLAN_LANG": "en", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"INTROPLAN_LANG": "SV", "LANG": "en_GB.UTF-8"}, "sv"),
        ({"INTROPLAN_LANG": "tlh", "LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_FI"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"}, "sv"),
        ({}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LC_ALL": "POSIX"}, "sv"),
    ],
)
def test_the_environment_chooses_and_swedish_is_first_when_it_says_nothing(environment, language, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    assert spoken(environment) == language


@pytest.mark.parametrize(("windows", "language"), [("sv_SE", "sv"), ("en_GB", "en"), ("", "sv")])
def test_windows_speaks_the_language_of_its_menus(windows, language, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("introplan.cli.reader._windows_language", lambda: windows)
    assert spoken({}) == language


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("check --lang sv malmo", "--lang sv check malmo"),
        ("check --lang=sv", "--lang=sv check"),
        ("--lang en check", "--lang en check"),
        ("check --lang", "--lang check"),
        ("check -- --lang sv", "check -- --lang sv"),
    ],
)
def test_the_option_may_stand_after_the_command(line, first):
    assert language_first(line.split()) == first.split()


def test_the_option_wins_over_the_environment(workspace, run, monkeypatch):
    monkeypatch.setenv("INTROPLAN_LANG", "en")
    assert run("check").err == "1 programme checked: no problems found\n"
    assert run("check", "--lang", "sv").err == "1 program kontrollerat: inga anmärkningar\n"
    assert run("--lang=sv", "check").err == "1 program kontrollerat: inga anmärkningar\n"
    assert run("check").err == "1 programme checked: no problems found\n"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("check --format x", "--format: `x` finns inte; välj bland full, concise, json, github och sarif"),
        ("show --week", "efter `--week` saknas ett värde"),
        ("chek", "det finns inget kommando `chek`; menade du `check`?"),
        ("frobnicate", "det finns inget kommando `frobnicate`"),
        ("new", "`NAMN` saknas"),
        ("check --formt x", "det finns inget val `--formt`; menade du `--format`?"),
        ("check --zzz", "det finns inget val `--zzz`"),
        ("explain a b", "kommandot tar inte `b`"),
        ("serve --port x", "--port: skriv ett heltal från 0 till 65535"),
        ("build --drafts=3", "`--drafts` tar inget värde"),
        ("--lang de check", "--lang: `de` finns inte; välj bland sv och en"),
        ("check demmo", "det finns inget program `demmo`; menade du `demo`?"),
        (
            "show --week 2027",
            "--week: `2027` är inte en vecka; skriv veckans nummer, till exempel 18, eller år och vecka, ",
        ),
        ("show --cohort zzz", "--cohort: det finns ingen kull `zzz`\nråd: välj bland "),
        ("new x --empty --example malmo", "välj --example eller --empty, inte båda"),
    ],
)
def test_wrong_use_is_told_in_swedish_with_where_to_read_more(line, fault, workspace, run, monkeypatch):
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    answer = run(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"fel: {fault}")
    assert len(answer.err.splitlines()) <= 2
