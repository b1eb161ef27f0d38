import pytest

from checks.plans import plan_from
from introplan.checks.leftovers import weekday_contradicts_date
from introplan.checks.said import lecture_without_text, text_contradicts_session

PLAN = """
        places:
          stora: {title: Stora salen, capacity: 20}
          vast: {title: Sal Väst, capacity: 20}
          plats: {title: Arbetsplatsen}
        lectures:
          a:
            title: Samtal med barn
            text: %s
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06, time: 9-12, place: stora}
              a-2: {of: a, date: 2027-10-05, time: 13-16, place: stora}
"""


def told(text: str) -> list[str]:
    """The words that a text is told for."""
    words = []
    for found in text_contradicts_session(plan_from(PLAN % text)):
        span = found.at.span
        words.append(span.source.line(span.start.line)[span.start.column : span.end.column])
    return words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi ses den 13 oktober 2026.", "den 13 oktober 2026"),
        ("Föreläsningen är onsdag den 14 oktober i år.", "onsdag den 14 oktober"),
        ("Vi träffas på torsdagen och pratar om barn.", "torsdagen"),
        ("Kaffe finns. Vi börjar kl. 10.00 och slutar när vi är klara.", "kl. 10.00"),
        ("Vi ses klockan 8 på morgonen.", None),
        ("Vi ses klockan 18.", "klockan 18"),
        ("Vi ses i Sal Väst som vanligt.", "Sal Väst"),
        ("Du hittar till Sal Väst genom porten.", "Sal Väst"),
        ("We meet on Thursday at 9.", "Thursday"),
        ("Vi ses tisdag den 6 oktober kl. 9.00 i Stora salen.", None),
        ("Lämna in uppgiften senast torsdag den 1 oktober.", None),
        ("Lagen trädde i kraft onsdag den 1 januari 2020.", None),
        ("Barnet kom till skolan klockan 10 den 3 mars. Vad hände?", None),
        ("En torsdag ringer telefonen.", None),
        ("På Arbetsplatsen ses ni igen.", None),
        ("Det här har vi med oss från fredag den 1 september 2017.", None),
        ("Vi börjar med en runda och tar 10 minuter var.", None),
    ],
)
def test_a_text_says_what_is_so_or_nothing_of_it(text: str, words: str | None):
    assert told(text) == ([words] if words else [])


def test_one_word_is_enough_to_read_a_text_through(assert_findings, helps):
    text = PLAN % (
        "Vi ses torsdag den 1 oktober kl. 17 i Sal Väst."
        "\n            # warning: ”torsdag den 1 oktober”: Samtal med barn is on no such day; the nearest is 6 October"
    )
    assert_findings(text_contradicts_session, text)
    assert helps(text_contradicts_session, text) == [
        "write what is right, or leave it out: calendars and booklets have day, time and room"
    ]


def test_what_is_not_scheduled_can_not_contradict_it():
    text = (PLAN % "Vi ses den 13 oktober kl. 10.00.").replace("sessions:", "participants: {}\n            sessions:")
    cancelled = text.replace("place: stora}", "place: stora, status: cancelled}")
    assert list(text_contradicts_session(plan_from(cancelled))) == []


def test_a_weekday_in_a_lecture_belongs_to_its_date(assert_findings):
    assert_findings(
        weekday_contradicts_date,
        PLAN % "Kom torsdag den 6 oktober.  # warning: ”torsdag den 6 oktober”: 6 October 2026 (week 41) is a Tuesday",
    )


def test_a_lecture_has_some_words(assert_findings):
    assert_findings(
        lecture_without_text,
        """
        lectures:
          a: {preparation: Läs.}  # note: a and b have neither a summary nor a text
          b:
          c: {summary: Om barn.}
          d: {text: Om barn.}
          e:
          f:
        activities: {besok: {kind: study_visit}}
        cohorts:
          ht26: {sessions: {a: , b: , c: , d: , besok: , f: {status: proposed}}}
          vt27: {status: draft, sessions: {e: }}
        """,
    )
