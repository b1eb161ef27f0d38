"""Two years on a picture: every date once, month by month, in the cohort's days or in one's own."""

from rendering.booklets.programmes import real, tiny

from introplan.releases import Edition
from introplan.rendering.two_years import HalfYear, TwoYears, cohort_two_years, person_two_years


def shown(picture: TwoYears) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (row.title, month.title, [(pill.days, pill.kind) for pill in month.pills])
        for row in picture.rows
        for month in row.months
        if month.pills
    ]


def test_a_cohorts_picture_has_its_sessions_and_its_reviews_month_by_month():
    plan = tiny()
    picture = cohort_two_years(Edition(plan), plan.programme.cohorts["ht26"])
    assert shown(picture) == [
        ("Hösten 2026", "sep", [("3", "session")]),
        ("Hösten 2026", "okt", [("1", "session")]),
        ("Hösten 2026", "nov", [("5", "session")]),
        ("Hösten 2026", "dec", [("1", "review")]),
        ("Våren 2027", "mar", [("4", "session")]),
        ("Våren 2027", "maj", [("6", "session")]),
        ("Hösten 2027", "sep", [("2", "session")]),
        ("Hösten 2028", "aug", [("31", "review")]),
    ]
    assert picture.kinds == ("session", "review")
    assert picture.has_cancelled


def test_every_row_has_six_months_and_those_outside_the_programme_are_empty():
    plan = tiny()
    picture = cohort_two_years(Edition(plan), plan.programme.cohorts["ht26"])
    assert [len(row.months) for row in picture.rows] == [6] * 5
    first: HalfYear = picture.rows[0]
    assert [month.title for month in first.months] == ["", "", "sep", "okt", "nov", "dec"]
    assert [month.colour is None for month in first.months] == [True, True, False, False, False, False]


def test_a_picture_says_the_same_in_words():
    plan = tiny()
    assert cohort_two_years(Edition(plan), plan.programme.cohorts["ht26"]).words == (
        "1 september 2026–31 augusti 2028. Start: 1 september–30 november 2026. "
        "Praktik: 1 december 2026–28 februari 2027. Grund: 1 mars 2027–31 augusti 2028. "
        "Hösten 2026: 2 träffar, en uppföljning, en inställd. Våren 2027: 2 träffar. Hösten 2027: en träff. "
        "Hösten 2028: en uppföljning."
    )


def test_ones_own_picture_has_ones_own_dates_and_no_meetings():
    plan, ada = real("malmo"), "ada-testsson"
    edition, cohort = Edition(plan), plan.programme.cohorts["ht26"]
    picture, own = person_two_years(edition, cohort, ada), edition.published(plan.agenda.by_person[ada])
    wanted = [one for one in own if one.kind in {"session", "review", "task"}]
    assert sum(len(month.pills) for row in picture.rows for month in row.months) == len(wanted)
    assert len(wanted) < len(own)


def test_every_session_of_a_real_programme_is_a_pill():
    plan = real("malmo")
    edition, cohort = Edition(plan), plan.programme.cohorts["ht26"]
    pills = [pill for row in cohort_two_years(edition, cohort).rows for month in row.months for pill in month.pills]
    assert len([pill for pill in pills if pill.kind != "review"]) == len(edition.sessions_of(cohort))


def test_several_days_are_one_pill():
    plan = tiny(("date: 2026-10-01,", "date: 2026-09-30, until: 2026-10-01,"))
    picture = shown(cohort_two_years(Edition(plan), plan.programme.cohorts["ht26"]))
    assert picture[:2] == [
        ("Hösten 2026", "sep", [("3", "session"), ("30–1", "session")]),
        ("Hösten 2026", "nov", [("5", "session")]),
    ]
