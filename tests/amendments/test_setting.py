"""What is meant by a path and by a value on the command line, and which edit comes of it."""

import shlex

import pytest
from amendments.known_plans import plan_called
from hypothesis import given
from hypothesis import strategies as st

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.setting import Aim, aimed, setting, value_of
from introplan.diagnostics import Plain, Remove, Set
from introplan.language import fill
from introplan.model import Path

MALMO = plan_called("malmo")
BOTH = [MALMO, plan_called("huddingetrainee")]
ADA = ("cohorts", "ht26", "participants", "ada-testsson")


@pytest.mark.parametrize(
    ("words", "field", "path"),
    [
        ("ht26/ada-testsson", "work_percent", (*ADA, "work_percent")),
        ("ht26/ada-testsson.work_percent", "", (*ADA, "work_percent")),
        ("malmo/ht26/ada-testsson", "starts", (*ADA, "starts")),
        ("cohorts.ht26.participants.ada-testsson", "starts", (*ADA, "starts")),
        ("ht26/ada-testsson/manad-6", "date", (*ADA, "reviews", "manad-6", "date")),
        ("ht26/ada-testsson", "reviews.manad-6.date", (*ADA, "reviews", "manad-6", "date")),
        ("ht26/barnsamtal", "date", ("cohorts", "ht26", "sessions", "barnsamtal", "date")),
        ("ht26", "title", ("cohorts", "ht26", "title")),
        ("ht26.title", "", ("cohorts", "ht26", "title")),
        ("ada-testsson", "email", ("people", "ada-testsson", "email")),
        ("Ada Testsson", "email", ("people", "ada-testsson", "email")),
        ("ada testsson.email", "", ("people", "ada-testsson", "email")),
        ("ada-testsson", "work_percent", (*ADA, "work_percent")),
        ("sal-mollan", "title", ("places", "sal-mollan", "title")),
        ("Sal Möllan", "capacity", ("places", "sal-mollan", "capacity")),
        ("programme.title", "", ("programme", "title")),
        ("programme", "contact.email", ("programme", "contact", "email")),
        ("people.ny-person", "", ("people", "ny-person")),
        ("absences.ht26/barnsamtal", "", ("absences", "ht26/barnsamtal")),
        ("programme.checks.week-too-full.severity", "", ("programme", "checks", "week-too-full", "severity")),
        ("programme.checks", "malmo/two-years.limit", ("programme", "checks", "malmo/two-years", "limit")),
        ("barnsamtal", "lecturers.0", ("lectures", "barnsamtal", "lecturers", 0)),
    ],
)
def test_a_path_leads_where_it_is_meant(words: str, field: str, path: Path):
    aim = aimed([MALMO], words, field)
    assert isinstance(aim, Aim), aim
    assert aim.path == path


@pytest.mark.parametrize(
    ("words", "field", "told", "way_out"),
    [
        ("ht26/ada-testsson", "wrok_percent", "no field `wrok_percent`", "did you mean `work_percent`?"),
        ("people.ada-testson.email", "", "there is no `ada-testson` in people", "did you mean `ada-testsson`?"),
        ("programme.contcat.email", "", "no field `contcat` in programme", "did you mean `contact`?"),
        ("places.ny.title", "", "there is no `ny` in places", "choose from sal-mollan, "),
        ("ada-testsson", "email.x", "people.ada-testsson.email is a word", "in braces"),
        ("places.Ny Sal", "", "there is no `Ny Sal` in places", ""),
        ("ingen-alls", "x", "there is nothing called `ingen-alls`", ""),
        ("", "", "there is nothing called ``", ""),
        ("...", "//", "there is nothing called `...`", ""),
    ],
)
def test_what_is_misspelt_is_told_with_what_was_meant(words: str, field: str, told: str, way_out: str):
    found = aimed([MALMO], words, field)
    assert isinstance(found, Hindrance)
    assert found.is_misspelt
    assert told in fill(found.message.template, found.message.values, "en")
    assert way_out in fill(found.help.template, found.help.values, "en")


def test_what_several_programmes_have_is_chosen_by_the_programme():
    found = aimed(BOTH, "programme.title")
    assert isinstance(found, Hindrance)
    assert fill(found.help.template, found.help.values, "en") == (
        "write the one you mean as it is written here, such as `malmo/programme.title`"
    )
    assert isinstance(aimed(BOTH, "malmo/programme.title"), Aim)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("80", "80"),
        ("no", "no"),
        ("  9.00–12.00 ", "9.00–12.00"),
        ("[a, b]", ["a", "b"]),
        ("[]", []),
        ("{a: b, c: [d]}", {"a": "b", "c": ["d"]}),
        ('"80"', "80"),
        ("'~'", "~"),
        ("'[utkast]'", "[utkast]"),
        ("Rubrik: text # ej kommentar", "Rubrik: text # ej kommentar"),
        ("[utkast] Möte", "[utkast] Möte"),
        ("- a", "- a"),
        ("*a", "*a"),
        ("en\ntvå", "en\ntvå"),
        ("", None),
        ("~", None),
        ("null", None),
    ],
)
def test_a_value_is_yaml_where_it_has_brackets_or_quotes_and_else_as_it_is(words: str, value: Plain):
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("ht26/ada-testsson make_ups", "ht26/tolk", '"[ht26/tolk]"'),
        ("lvu lecturers", "[one", '"[jana-juristdotter, berit-barnperspektiv, one]"'),
        ("lvu lecturers", "one]", '"[jana-juristdotter, berit-barnperspektiv, one]"'),
        ("lvu lecturers", "Rune Rådrum, tuva-tolkningsdotter", None),
        ("lvu lecturers", "jana-juristdotter", '"[jana-juristdotter, berit-barnperspektiv]"'),
        ("lvu material", "[utkast] Bok: en", """'["[utkast] Bok: en"]'"""),
        ("lvu material", "5 $ & mer", "'[5 $ & mer]'"),
        ("lvu material", "It's, b", '"[It\'s, b]"'),
        ("absences.ht26/lvu", "ada-testsson", '"[ada-testsson]"'),
    ],
)
def test_one_value_where_a_list_stands_is_told_with_the_line_that_adds_it(field: str, value: str, written: str | None):
    words = field.split()
    aim = aimed([MALMO], *words)
    assert isinstance(aim, Aim)
    found = setting(aim, value_of(value))
    assert isinstance(found, Hindrance)
    assert " is a list, and " in fill(found.message.template, found.message.values, "en")
    told = fill(found.help.template, found.help.values, "en")
    written = written or '"[jana-juristdotter, berit-barnperspektiv, rune-radrum, tuva-tolkningsdotter]"'
    assert told.endswith(f"`introplan set {aim.called} {written}`")
    [path, typed] = shlex.split(told.rpartition("introplan set ")[2].removesuffix("`"))
    again = aimed([MALMO], path)
    assert isinstance(again, Aim)
    assert isinstance(setting(again, value_of(typed)), Amendment)


def test_the_line_names_the_programme_where_there_are_several():
    aim = aimed(BOTH, "lvu", "lecturers")
    assert isinstance(aim, Aim)
    found = setting(aim, "x")
    assert isinstance(found, Hindrance)
    assert "introplan set malmo/lectures.lvu.lecturers " in fill(found.help.template, found.help.values, "en")


def test_what_may_stand_alone_is_set_without_a_list():
    aim = aimed([MALMO], "programme.checks.week-too-full")
    assert isinstance(aim, Aim)
    assert isinstance(setting(aim, "note"), Amendment)


@given(st.text())
def test_no_value_makes_it_fall_over(words: str):
    value_of(words)


@given(st.text(alphabet="abht26/.-é \u2028[{", max_size=12), st.text(alphabet="ab/._", max_size=6))
def test_no_path_makes_it_fall_over(words: str, field: str):
    assert isinstance(aimed([MALMO], words, field), Aim | Hindrance)


def test_a_new_field_follows_the_one_before_it_in_the_language():
    aim = Aim(MALMO, ("people", "ada-testsson", "phone"))
    made = setting(aim, "040-1")
    assert isinstance(made, Amendment)
    assert made.edits == (Set(aim.path, "040-1", "email"),)


def test_nothing_takes_away_what_stands_there():
    aim = Aim(MALMO, ("people", "ada-testsson", "email"))
    made = setting(aim, None)
    assert isinstance(made, Amendment)
    assert made.edits == (Remove(aim.path),)
    assert isinstance(setting(Aim(MALMO, ("people", "ada-testsson", "phone")), None), Hindrance)


def test_one_of_two_fields_takes_the_place_of_the_other():
    phase = ("programme", "phases", next(iter(MALMO.programme.frame.phases)))
    made = setting(Aim(MALMO, (*phase, "weeks")), "1-4")
    assert isinstance(made, Amendment)
    assert made.edits == (Set((*phase, "weeks"), "1-4", "months"), Remove((*phase, "months")))
    assert fill(made.title.template, made.title.values, "en").endswith("weeks: 1-4, instead of months: 0-3")
    kept = setting(Aim(MALMO, (*phase, "months")), "0-4")
    assert isinstance(kept, Amendment)
    assert kept.edits == (Set((*phase, "months"), "0-4", ""),)
