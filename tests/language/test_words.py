"""How days, times and lists are written, in Swedish and in English, the same on every machine."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.days import (
    Dates,
    HalfDay,
    Holiday,
    Moment,
    Recurrence,
    Rhythm,
    Stretch,
    Times,
    Week,
    Weekday,
    YearlyWeeks,
)
from introplan.language import (
    Authored,
    Either,
    Language,
    Term,
    _p,
    alphabetical,
    day_words,
    fill,
    in_full,
    in_words,
    joined,
    length_words,
    moment_words,
    month_words,
    recurrence_words,
    rhythm_words,
    short_day,
    short_month,
    short_week,
    stretch_words,
    time_words,
    times_words,
    titled,
    week_words,
    weekday_words,
    with_capital,
    without_capital,
)
from introplan.language.terms import ACTIVITY_KINDS

ASCENSION = date(2027, 5, 6)


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "torsdag 6 maj 2027 (v. 18)"), ("en", "Thursday 6 May 2027 (week 18)")]
)
def test_a_day_has_its_weekday_its_year_and_its_week(language, words):
    assert day_words(ASCENSION, language) == words
    assert day_words(ASCENSION, language, weekday=False) == words.split(" ", 1)[1]
    assert day_words(ASCENSION, language, week=False) == words.partition(" (")[0]


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)))
def test_the_week_is_the_iso_week_on_every_day(day):
    assert day_words(day, "sv").endswith(f"(v. {day.isocalendar().week})")


def test_short_forms_have_no_full_stops():
    assert [short_day(ASCENSION, language) for language in ("sv", "en")] == ["tors 6 maj", "Thu 6 May"]
    months = [date(2027, month, 1) for month in range(1, 13)]
    assert [short_month(day, "sv") for day in months] == [
        *("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    ]
    assert month_words(ASCENSION, "sv") == "Maj 2027"


def test_weekdays_are_in_small_letters_in_swedish():
    assert [weekday_words(day, "sv") for day in Weekday] == [
        *("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    ]
    assert weekday_words(Weekday.THURSDAY, "en") == "Thursday"


def test_a_day_in_a_sentence_has_its_weekday_where_the_language_says_it():
    assert [in_words(ASCENSION, language) for language in ("sv", "en")] == [
        "torsdag 6 maj 2027 (v. 18)",
        "6 May 2027 (week 18)",
    ]


def test_times_have_what_their_language_has_between_hours_and_minutes():
    assert (time_words(time(9), "sv"), time_words(time(9), "en")) == ("9.00", "9:00")
    assert times_words(Times(time(9), time(12, 30)), "sv") == "9.00–12.30"
    assert times_words(Times(time(9), time(12, 30)), "en") == "9:00–12:30"
    assert times_words(Times(time(13)), "sv") == "13.00"


def test_a_moment_is_a_day_and_its_times():
    moment = Moment(ASCENSION, Times(time(9), time(12)))
    assert moment_words(moment, "sv") == "tors 6 maj 2027 (v. 18) kl. 9.00–12.00"
    assert moment_words(moment, "en") == "Thu 6 May 2027 (week 18), 9:00–12:00"


def test_weeks_are_written_out_in_english_and_short_in_narrow_columns():
    assert (week_words(36, "sv"), week_words(36, "en")) == ("v. 36", "week 36")
    assert (week_words(28, "sv", last=31), week_words(28, "en", last=31)) == ("v. 28–31", "weeks 28–31")
    assert (short_week(36, "sv"), short_week(36, "en")) == ("v. 36", "wk 36")


@pytest.mark.parametrize(
    ("minutes", "words"), [(60, "1 h"), (90, "1 h 30 min"), (45, "45 min"), (0, "0 min"), (150, "2 h 30 min")]
)
def test_lengths_are_in_hours_and_minutes(minutes, words):
    assert length_words(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("rhythm", "sv", "en"),
    [
        (Rhythm(1, "week"), "varje vecka", "every week"),
        (Rhythm(2, "week"), "varannan vecka", "every 2 weeks"),
        (Rhythm(3, "week"), "var tredje vecka", "every 3 weeks"),
        (Rhythm(6, "week"), "var sjätte vecka", "every 6 weeks"),
        (Rhythm(12, "month"), "var tolfte månad", "every 12 months"),
        (Rhythm(13, "week"), "var 13:e vecka", "every 13 weeks"),
        (Rhythm(1, "month"), "varje månad", "every month"),
        (Rhythm(2, "month"), "varannan månad", "every 2 months"),
    ],
)
def test_rhythms_are_as_one_says_them(rhythm, sv, en):
    assert (rhythm_words(rhythm, "sv"), rhythm_words(rhythm, "en")) == (sv, en)


@pytest.mark.parametrize(
    ("every", "first", "sv", "en"),
    [
        (Rhythm(1, "week"), date(2026, 9, 8), "varje tisdag", "every Tuesday"),
        (Rhythm(2, "week"), date(2026, 9, 10), "varannan torsdag", "every other Thursday"),
        (Rhythm(3, "week"), date(2026, 9, 8), "var tredje tisdag", "every third Tuesday"),
        (Rhythm(1, "month"), date(2026, 9, 8), "andra tisdagen i månaden", "the second Tuesday of the month"),
        (Rhythm(2, "month"), date(2026, 9, 1), "första tisdagen varannan månad", "the first Tuesday every other month"),
        (
            Rhythm(3, "month"),
            date(2026, 9, 30),
            "sista onsdagen var tredje månad",
            "the last Wednesday every third month",
        ),
    ],
)
def test_what_comes_back_says_its_weekday(every, first, sv, en):
    assert [recurrence_words(Recurrence(every, first), each) for each in ("sv", "en")] == [sv, en]


def test_days_on_end_say_their_month_and_their_year_once():
    def words(first: tuple[int, int, int], last: tuple[int, int, int], language: Language = "sv") -> str:
        return stretch_words(Stretch(date(*first), date(*last)), language)

    assert words((2026, 9, 10), (2026, 9, 11)) == "10–11 september 2026"
    assert words((2026, 9, 10), (2026, 9, 11), "en") == "10–11 September 2026"
    assert words((2026, 9, 30), (2026, 10, 2)) == "30 september–2 oktober 2026"
    assert words((2026, 12, 28), (2027, 1, 8)) == "28 december 2026–8 januari 2027"


def test_several_days_say_together_what_they_share():
    def words(*days: tuple[int, int, int], language: Language = "sv") -> str:
        return in_words(Dates.of(date(*day) for day in days), language)

    assert words((2026, 9, 10)) == "10 september 2026 (v. 37)"
    assert words((2026, 9, 10), (2026, 9, 24)) == "10 och 24 september 2026"
    assert words((2026, 9, 10), (2026, 9, 11), (2026, 9, 24)) == "10–11 och 24 september 2026"
    assert words((2026, 9, 10), (2026, 10, 8)) == "10 september och 8 oktober 2026"
    assert words((2026, 12, 8), (2027, 1, 5)) == "8 december 2026 och 5 januari 2027"
    weeks = [(2026, 9, day) for day in (1, 8, 15, 22, 29)] + [(2026, 10, 6), (2026, 10, 13)]
    assert words(*weeks) == "1, 8, 15, 22, 29 september 2026 och 2 till"
    assert words(*weeks, language="en") == "1, 8, 15, 22, 29 September 2026 and 2 more"


def test_a_stretch_says_its_year_once_when_it_has_one():
    def words(first: date, last: date) -> str:
        return stretch_words(Stretch(first, last), "sv")

    assert words(date(2027, 4, 1), date(2027, 8, 31)) == "1 april–31 augusti 2027"
    assert words(date(2026, 12, 20), date(2027, 1, 6)) == "20 december 2026–6 januari 2027"
    assert words(ASCENSION, ASCENSION) == "6 maj 2027 (v. 18)"


def test_lists_have_no_comma_before_and():
    assert joined(["a", "b", "c"], "sv") == "a, b och c"
    assert joined(["a", "b"], "en") == "a and b"
    assert joined(["a"], "sv") == "a"
    assert joined([], "sv") == ""
    assert joined(["a", "b", "c"], "sv", of_which_one=True) == "a, b eller c"
    assert in_words((Term(_p("role", "mentor")), Term(_p("role", "buddy"))), "sv") == "mentor och fadder"
    assert in_words(Either((Term(_p("role", "supervisor")), "coach")), "en") == "supervisor or coach"


def test_a_capital_spoils_no_other():
    assert [with_capital(words) for words in ("VFU", "ida Introdotter", "")] == ["VFU", "Ida Introdotter", ""]
    assert [without_capital(words) for words in ("VFU-handledare", "Coach", "")] == ["VFU-handledare", "coach", ""]
    assert [titled(ACTIVITY_KINDS[kind], "sv") for kind in ("placement", "self_study")] == ["VFU", "Egen inläsning"]


def test_in_print_what_an_author_wrote_stands_whole_and_on_its_lines():
    text = "lång " * 100 + "\nrad"
    assert in_full("{text}", "sv", text=text) == text


def test_a_text_of_an_authors_is_in_the_language_that_it_has():
    title = Authored((("sv", "Mentor"), ("en", "A mentor")))
    assert [title.text(language) for language in ("sv", "en", "fi")] == ["Mentor", "A mentor", "A mentor"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Ada", "Ada"),
        (3, "3"),
        (ASCENSION, "torsdag 6 maj 2027 (v. 18)"),
        (Weekday.THURSDAY, "torsdag"),
        (Holiday("SE", date(2026, 12, 24), "de_facto"), "julafton"),
        (Holiday("SE", date(2027, 3, 26)), "långfredagen"),
        (Holiday("SE", date(2027, 5, 6)), "Kristi himmelsfärdsdag"),
        (Holiday("FI", date(2027, 12, 6)), "självständighetsdagen"),
        (Holiday("AX", date(2027, 6, 9)), "Ålands självstyrelsedag"),
        (Holiday("NO", date(2027, 5, 17)), "andre pinsedag; grunnlovsdag"),
        (Holiday("DE", date(2027, 3, 26)), "Karfreitag"),
        (Holiday("GB-ENG", date(2027, 3, 26)), "Good Friday"),
        (HalfDay("maundy_thursday"), "skärtorsdagen"),
        (Term(_p("role", "mentor")), "mentor"),
        (Times(time(9), time(12)), "9.00–12.00"),
        (time(9, 5), "9.05"),
        (timedelta(hours=3), "3 h"),
        (Week(2027, 10), "v. 10 2027"),
        (YearlyWeeks(26, 33), "v. 26–33"),
        (YearlyWeeks(44, 44), "v. 44"),
        (Rhythm(2, "week"), "varannan vecka"),
        (("Ada", date(2027, 5, 6)), "Ada och torsdag 6 maj 2027 (v. 18)"),
        ((), ""),
    ],
)
def test_every_value_that_a_message_carries_has_words(value, words):
    assert in_words(value, "sv") == words


def test_a_message_is_one_line_whatever_an_author_wrote():
    said = fill("`{text}` är en av {choices}", {"text": "två\nrader\x1b[31m", "choices": ("a\tb", "{c}")}, "sv")
    assert said == "`två rader·[31m` är en av a b och {c}"


def test_a_translation_may_leave_out_the_weekday_that_it_has_said():
    values = {"weekday": Weekday.THURSDAY, "free": ASCENSION}
    assert fill("närmaste lediga {weekday} är den {free:date}", values, "sv") == (
        "närmaste lediga torsdag är den 6 maj 2027 (v. 18)"
    )


def test_of_a_long_text_a_message_shows_the_beginning():
    assert fill("{text}", {"text": "lång " * 100}, "sv") == "lång " * 17 + "lång…"


def test_swedish_letters_come_last_and_other_accents_with_their_letter():
    names = ["Östen", "Ärlig", "Åberg", "Zeta", "édith", "Eva", "adam", "Øystein", "Ærlig", "Bo"]
    assert sorted(names, key=alphabetical) == [
        *("adam", "Bo", "édith", "Eva", "Zeta", "Åberg", "Ärlig", "Ærlig", "Östen", "Øystein"),
    ]


def test_only_the_values_that_a_sentence_has_are_put_into_words():
    class Unsayable:
        def __str__(self) -> str:
            raise AssertionError("nobody asked for it")

    assert fill("{day:date}", {"day": date(2027, 5, 6), "other": Unsayable()}, "sv") == "6 maj 2027 (v. 18)"
