"""Which dates stand on the page, and in what words."""

from agenda.plans import plan_from
from rendering.site.pages import tiny

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.site.dates import PageDate, choices_of, shared_occasions, years_of


def dates_of(plan: Plan, *, drafts: bool = False) -> list[PageDate]:
    edition = Edition(plan, drafts=drafts)
    return [
        date for year in years_of(edition, shared_occasions(edition)) for month in year.months for date in month.dates
    ]


def date_of(plan: Plan, key: str) -> PageDate:
    return next(date for date in dates_of(plan) if date.key == key)


def test_sessions_and_events_for_a_whole_group_are_on_the_page_in_order_of_time():
    assert [(date.key, date.moment, date.times) for date in dates_of(tiny())] == [
        ("_events/chefer", "2026-08-20T08:30", "8.30–9.00"),
        ("ht26/barnsamtal", "2026-10-08T09:00", "9.00–12.00"),
        ("ht26/utbyte-1", "2026-10-15T13:00", "13.00–15.00"),
        ("ht26/barnsamtal-ny", "2026-11-05T09:00", "9.00–12.00"),
        ("ht26/utbyte-2", "2026-12-03T13:00", "13.00–15.00"),
        ("_events/natverk", "2027-01-20", "Hela dagen"),
        ("ht26/lagen", "2027-03-04T09:00", "9.00–11.00"),
        ("ht26/besok", "2027-03-04T10:00", "10.00–11.00"),
    ]


def test_those_of_a_draft_cohort_come_last_when_they_are_asked_for():
    *others, last = dates_of(tiny(), drafts=True)
    assert (last.key, last.draft, last.tags) == ("utkast/utkastet", True, ("Utkastskullen",))
    assert [date.key for date in others] == [date.key for date in dates_of(tiny())]
    assert next(date for date in others if date.key == "ht26/lagen").tags == (
        "Hösten 2026",
        "Våren 2027",
        "Utkastskullen",
    )


def test_years_and_months_say_which_groups_they_have_something_for():
    plan = tiny()
    years = list(years_of(Edition(plan), shared_occasions(Edition(plan))))
    assert [(year.number, [(month.title, month.short, month.choices) for month in year.months]) for year in years] == [
        (
            2026,
            [
                ("Augusti 2026", "aug", ("others",)),
                ("Oktober 2026", "okt", ("cohort-ht26",)),
                ("November 2026", "nov", ("cohort-ht26",)),
                ("December 2026", "dec", ("cohort-ht26",)),
            ],
        ),
        (2027, [("Januari 2027", "jan", ("others",)), ("Mars 2027", "mar", ("cohort-ht26", "cohort-vt27"))]),
    ]
    assert years[0].choices == ("others", "cohort-ht26")


def test_a_cancelled_session_leads_to_the_one_held_instead():
    cancelled = date_of(tiny(), "ht26/barnsamtal")
    assert (cancelled.cancelled, cancelled.instead) == (True, ("ht26/barnsamtal-ny", "torsdag 5 november 2026 (v. 45)"))


def test_what_recurs_anyway_is_not_put_off():
    cancelled = date_of(tiny(), "ht26/utbyte-1")
    assert (cancelled.cancelled, cancelled.instead) == (True, None)


def test_a_session_for_some_says_so_and_not_for_whom():
    assert date_of(tiny(), "ht26/besok").tags == ("Hösten 2026", "En del av gruppen")


def test_an_event_says_for_whom_it_is_in_the_roles_of_the_programme():
    assert date_of(tiny(), "_events/natverk").tags == ("För introduktörer, mentorer och kollegor",)
    english = tiny("language: sv", "language: en")
    assert date_of(english, "_events/natverk").tags == ("For introducers, mentors and colleagues",)


def test_a_kind_that_is_the_title_is_said_once():
    assert date_of(tiny(), "ht26/utbyte-2").kind == ""
    assert date_of(tiny(), "ht26/lagen").kind == "Föreläsning"


def test_an_online_place_is_named_and_not_described():
    date = date_of(tiny(), "ht26/utbyte-2")
    assert (date.place, date.place_key) == ("Nätet", "")


def test_there_is_a_choice_only_where_there_is_something_to_choose():
    plan = tiny()
    sessions = [occasion for occasion in shared_occasions(Edition(plan)) if occasion.kind == "session"]
    assert [choice.title for choice in choices_of(Edition(plan), shared_occasions(Edition(plan)))] == [
        "Hösten 2026",
        "Våren 2027",
        "Information och nätverk",
    ]
    assert choices_of(Edition(plan), sessions[:2]) == ()


def test_the_page_names_the_groups_that_a_session_is_for_and_nobody_in_them():
    plan = plan_from(
        """
        groups: {a: {title: Grupp A}, barn: {title: Barn och unga}}
        lectures: {bbic: {title: BBIC, length: 3h, for: [barn]}}
        cohorts:
          ht26:
            title: Hösten 2026
            starts: 2026-09-01
            participants: {ada: {groups: [a, barn]}, bo: {groups: [barn]}}
            sessions:
              bbic: {date: 2026-10-08, time: 9-12}
              utbyte: {date: 2026-10-09, time: 9-12, for: [a]}
              utbyte-2: {of: utbyte, date: 2026-10-16, time: 9-12, for: [a, bo]}
        """
    )
    keys = ("ht26/bbic", "ht26/utbyte", "ht26/utbyte-2")
    assert [date_of(plan, key).tags for key in keys] == [("Barn och unga",), ("Grupp A",), ("En del av gruppen",)]
