"""What is found when a plan no longer calls things what they were released as."""

from dataclasses import replace

import pytest
from rendering.calendars.calendar_plans import SMALL, released, small_plan

from introplan.agenda import plan_of
from introplan.diagnostics import Message
from introplan.language import fill
from introplan.reading import File, Folder, read_programme
from introplan.releases import EMPTY, Ledger, given_out_of, identity_findings


def found(*changes: tuple[str, str], ledger: Ledger | None = None) -> list[str]:
    """What is said of the small plan after these changes, with the words it points at."""
    told = []
    for each in identity_findings(small_plan(*changes), released(small_plan()) if ledger is None else ledger):
        span, message = each.at.span, each.message
        words = span.source.line(span.start.line)[span.start.column : span.end.column]
        help_ = fill(Message(each.help).template, message.values, "en")
        told.append(f"{each.severity} {words}: {fill(message.template, message.values, 'en')}; {help_}")
    return told


def folder(*changes: tuple[str, str]) -> Folder:
    """The small programme's folder after these changes."""
    text = SMALL
    for old, new in changes:
        text = text.replace(old, new)
    return Folder("prov", (File("prov.yaml", text.encode()),))


SAYS = "was released as `{}`; with another id, its old entries are cancelled and new ones come"


def test_a_plan_as_it_was_released_has_nothing_to_hear():
    assert found() == []


def test_before_the_first_release_an_id_may_be_anything():
    assert found(("  id: prov", "  id: annat"), ledger=EMPTY) == []


@pytest.mark.parametrize(
    ("field", "old", "new", "otherwise"),
    [
        ("id", "prov", "annat", "if this is to be a programme of its own, delete `releases.ledger`"),
        ("domain", "introduktion.provby.example", "a.example", "it is part of every calendar entry's identity"),
    ],
)
def test_the_identity_of_a_released_programme_stays(field, old, new, otherwise):
    assert found((f"  {field}: {old}\n", f"  {field}: {new}\n")) == [
        f"error {new}: the programme was released with the {field} `{old}`; write `{field}: {old}` again; {otherwise}"
    ]


def test_a_renamed_session_is_told_from_one_that_is_removed_and_one_that_is_new():
    renamed = ("      besok: {date: 2026-11-05", "      kassan: {of: besok, date: 2026-11-05")
    assert found(renamed) == [
        f"warning kassan: this {SAYS.format('besok')}; if it is the same, add the line `was: besok`"
    ]


def test_a_renamed_session_that_says_what_it_was_is_the_same():
    assert found(("      besok: {date: 2026-11-05", "      kassan: {of: besok, was: besok, date: 2026-11-05")) == []


def test_a_session_that_is_removed_and_another_on_another_day_are_two():
    assert found(("      besok: {date: 2026-11-05", "      kassan: {of: besok, date: 2026-11-12")) == []


BACK = ("      besok: {date: 2026-11-05", "      besok: {repeats: {every: 2 weeks, times: 4}, date: 2026-11-05")


def test_what_comes_back_under_another_key_is_told_once_for_all_its_times():
    ledger = released(small_plan(BACK))
    renamed = (BACK[0], BACK[1].replace("besok: {", "kassan: {of: besok, "))
    assert found(renamed, ledger=ledger) == [
        f"warning kassan: this {SAYS.format('besok')}; if it is the same, add the line `was: besok`"
    ]
    assert found((BACK[0], BACK[1].replace("besok: {", "kassan: {of: besok, was: besok, ")), ledger=ledger) == []


def test_one_time_that_becomes_a_session_of_its_own_keeps_its_identity_by_saying_what_it_was():
    ledger = released(small_plan(BACK))
    own = "      kassan: {of: besok, was: besok/2026-W47, date: 2026-11-20, time: 13-15, for: [ada]}\n"
    assert found((BACK[0], own + BACK[1]), ledger=ledger) == []


def test_times_that_become_sessions_one_by_one_are_asked_about():
    ledger = released(small_plan(BACK))
    days = {"2026-W45": "2026-11-05", "2026-W47": "2026-11-19", "2026-W49": "2026-12-03", "2026-W51": "2026-12-17"}
    lines = [
        f"      kassan-{number}: {{of: besok, date: {day}, time: 13-15, for: [ada]}}"
        for number, day in enumerate(days.values(), 1)
    ]
    assert found((f"{BACK[0]}, time: 13-15, for: [ada]}}", "\n".join(lines)), ledger=ledger) == [
        f"warning kassan-{number}: this {SAYS.format(f'besok/{week}')}; "
        f"if it is the same, add the line `was: besok/{week}`"
        for number, week in enumerate(days, 1)
    ]


def test_a_renamed_pairing_is_told_once_for_all_its_meetings():
    assert found(("  ada-ida:\n", "  ada-och-ida:\n")) == [
        f"warning ada-och-ida: this {SAYS.format('ada-ida')}; if it is the same, add the line `was: ada-ida`"
    ]


def test_a_renamed_event_is_told():
    assert found(("  dialog-1:\n", "  dialog-host:\n")) == [
        f"warning dialog-host: this {SAYS.format('dialog-1')}; if it is the same, add the line `was: dialog-1`"
    ]


def test_a_renamed_cohort_is_told_once():
    assert found(("  ht26:\n", "  host-26:\n")) == [
        f"warning host-26: this {SAYS.format('ht26')}; if it is the same, add the line `was: ht26`"
    ]


def test_a_new_name_and_a_new_id_at_once_are_told_by_the_dates():
    assert found(
        ("  ada: {name: Ada Testsson", "  ada-berg: {name: Ada Berg"),
        ("participant: ada\n", "participant: ada-berg\n"),
        ("      ada:\n", "      ada-berg:\n"),
        ("[ada", "[ada-berg"),
    ) == [f"warning ada-berg: this {SAYS.format('ada')}; if it is the same, add the line `was: ada`"]


def test_a_person_and_the_pairings_that_are_called_after_the_person_are_told_one_each():
    assert found(
        ("  ada: {name: Ada Testsson", "  berg: {name: Ada Berg"),
        ("participant: ada\n", "participant: berg\n"),
        ("      ada:\n", "      berg:\n"),
        ("[ada", "[berg"),
        ("  ada-ida:\n", "  berg-ida:\n"),
        ("  ada-samtalspartner:\n", "  berg-samtalspartner:\n"),
    ) == [
        f"warning berg: this {SAYS.format('ada')}; if it is the same, add the line `was: ada`",
        f"warning berg-ida: this {SAYS.format('ada-ida')}; if it is the same, add the line `was: ada-ida`",
        "warning berg-samtalspartner: this "
        f"{SAYS.format('ada-samtalspartner')}; if it is the same, add the line `was: ada-samtalspartner`",
    ]


def test_a_place_that_takes_over_what_was_in_another_is_not_the_other():
    assert (
        found(
            ("  rummet: {title: Samtalsrummet}", "  vindsrummet: {title: Vindsrummet}"),
            ("place: rummet", "place: vindsrummet"),
        )
        == []
    )


def test_a_ledger_without_titles_knows_a_place_by_what_is_in_it():
    ledger = replace(released(small_plan()), called={})
    changes = ("  rummet: {title: Samtalsrummet}", "  vind: {title: Samtalsrummet}"), ("place: rummet", "place: vind")
    assert found(*changes, ledger=ledger) == [
        f"warning vind: this {SAYS.format('rummet')}; if it is the same, add the line `was: rummet`"
    ]


def test_keys_that_are_exchanged_in_people_alone_are_told():
    assert found(
        ("  ida: {name: Ida Introdotter", "  frans-: {name: Ida Introdotter"),
        (
            "  frans: {name: Frans Forsakringsson, organisation: kassan}",
            "  ida: {name: Frans Forsakringsson, organisation: kassan}",
        ),
        ("  frans-: ", "  frans: "),
    ) == [
        "warning frans: these look as if they had exchanged ids since they were released; if so, write "
        "`was: ida` under `frans` and `was: frans` under `ida`; then everybody's calendar stays the same"
    ]


def test_a_line_that_names_what_was_never_given_out_is_told_and_so_is_one_that_names_itself():
    assert found(
        ("  rummet: {title", "  rummet: {was: rummet, title"),
        ("  natet: {title", "  natet: {was: nat, title"),
        ("\n\nlectures:", "\n  vind: {was: nobody, title: Vinden}\n\nlectures:"),
    ) == [
        f"warning nat: this {SAYS.format('natet')}; if it is the same, remove this line",
        "note rummet: `rummet` is called that still, so this line says nothing; remove it",
        "note nobody: nothing has been given out as `nobody`, so this line keeps nothing the same; "
        "write the id that it was released with, or remove it",
    ]


def test_a_line_that_names_another_id_than_the_one_it_was_released_with_is_told_what_to_write():
    assert found(
        ("  ada: {name", "  ada-berg: {was: adda, name"),
        ("participant: ada\n", "participant: ada-berg\n"),
        ("      ada:\n", "      ada-berg:\n"),
        ("[ada", "[ada-berg"),
    ) == [f"warning adda: this {SAYS.format('ada')}; if it is the same, write `was: ada` here"]


def test_somebody_who_is_protected_from_now_on_is_not_told_to_keep_an_id_with_a_name():
    assert (
        found(
            ("  ada: {name: Ada Testsson, ", "  deltagare-9: {protected: yes, "),
            ("participant: ada\n", "participant: deltagare-9\n"),
            ("      ada:\n", "      deltagare-9:\n"),
            ("[ada", "[deltagare-9"),
        )
        == []
    )


def test_a_ledger_that_knows_an_id_makes_two_entries_that_were_one_an_error():
    changes = ("  rummet: {title", "  mellan: {was: rummet, title"), ("place: rummet", "place: mellan")
    between = released(small_plan(), small_plan(*changes))
    again = ("  rummet: {title", "  vind: {was: mellan, title"), ("place: rummet", "place: vind")
    plan = plan_of(
        "prov",
        *read_programme(folder(*again, ("\n\nlectures:", "\n  rummet: {title: Nytt}\n\nlectures:")))[:2],
        given_out=given_out_of(between),
    )
    assert [each.name for each in identity_findings(plan, between)] == ["identity-taken"]
