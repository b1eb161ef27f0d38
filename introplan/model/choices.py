"""The words that a field lets an author choose between, and what each of them means.

The words are English, as all of the language; what they mean is in the reader's. What the vocabulary has is taken
from it.
"""

from collections.abc import Mapping

from introplan.days import Weekday
from introplan.language import Language, Term, _p, in_words
from introplan.language.terms import (
    ACTIVITY_KINDS,
    AUDIENCES,
    EVENT_KINDS,
    GOALS,
    HALF_DAYS,
    PARTS,
    REVIEW_KINDS,
    THEMES,
)

_MEANT: Mapping[str, Term] = {
    **PARTS,
    **EVENT_KINDS,
    **ACTIVITY_KINDS,
    **REVIEW_KINDS,
    **AUDIENCES,
    **THEMES,
    **GOALS,
    **HALF_DAYS,
    **{
        word: Term(template)
        for word, template in {
            "introduction": _p("choice", "for employees"),
            "trainee": _p("choice", "begins with a placement"),
            "sv": _p("choice", "Swedish"),
            "en": _p("choice", "English"),
            "same": _p("choice", "the same unit"),
            "unchanged": _p("choice", "part time changes nothing"),
            "extends": _p("choice", "part time makes it longer"),
            "subscribe": _p("choice", "subscribes to the calendar"),
            "replace": _p("choice", "deletes the calendar and opens the new file"),
            "invitations": _p("choice", "gets an invitation to each date, by `send` alone"),
            "changes": _p("choice", "deletes and imports single dates"),
            "step_free": _p("choice", "an entrance without steps"),
            "hearing_loop": _p("choice", "a hearing loop"),
            "error": _p("choice", "stops the build"),
            "warning": _p("choice", "somebody decides"),
            "note": _p("choice", "advice, or something that waits"),
            "ignore": _p("choice", "is not shown"),
            "municipality": _p("choice", "a municipality"),
            "department": _p("choice", "a department or administration"),
            "region": _p("choice", "a region"),
            "state_agency": _p("choice", "a state agency"),
            "university": _p("choice", "a university"),
            "union": _p("choice", "a trade union"),
            "other": _p("choice", "something else"),
            "fixed": _p("choice", "all start together"),
            "rolling": _p("choice", "people join one by one"),
            "draft": _p("choice", "not decided yet"),
            "confirmed": _p("choice", "decided"),
            "finished": _p("choice", "is over"),
            "closed": _p("choice", "personal data have been removed"),
            "planned": _p("choice", "takes place"),
            "proposed": _p("choice", "a proposal, not published"),
            "cancelled": _p("choice", "does not take place"),
            "internal": _p("choice", "from the own organisation"),
            "external": _p("choice", "from elsewhere"),
            "a4": _p("choice", "A4, the usual paper"),
            "a5": _p("choice", "A5, half as large, for folding"),
            "areas": _p("choice", "every branch of the service"),
            "gaps": _p("choice", "every gap in the competences"),
            "themes": _p("choice", "all five themes"),
            "indicator": _p("choice", "how it is measured"),
            "baseline": _p("choice", "the figure before the programme"),
            "target": _p("choice", "the figure to reach"),
            "at_months": _p("choice", "when it is measured"),
            "employed": _p("choice", "stays in the service"),
            "moved": _p("choice", "has gone on to something else within the organisation"),
            "left": _p("choice", "has left"),
            "part_time": _p("choice", "part time"),
            "absence": _p("choice", "a long absence"),
            "coordinators": _p("choice", "coordinators"),
            "hr": _p("choice", "HR in the working group"),
            "operations": _p("choice", "operations in the working group"),
            "seats": _p("choice", "seats in the cohorts"),
            "contact": _p("choice", "somebody to ask"),
            "preparation": _p("choice", "something to do beforehand"),
            "deepening": _p("choice", "something to do afterwards"),
            "time_before": _p("choice", "self-study in the weeks before"),
            "ask": _p("choice", "who to ask"),
            "phases": _p("choice", "every phase"),
            "roles": _p("choice", "every role"),
            "public_holidays": _p("choice", "public holidays"),
            "eves": _p("choice", "Midsummer Eve, Christmas Eve and New Year's Eve"),
        }.items()
    },
}
"""What each word means, wherever it can be chosen but beside the words below."""
_MEANT_BESIDE: Mapping[tuple[str, str], Term] = {
    ("confirmed", "proposed"): Term(_p("choice", "the lecturer has said yes")),
    ("other", "same"): Term(_p("choice", "another unit")),
    ("other", "briefing"): EVENT_KINDS["other"],
}
"""What a word means where another one can be chosen too."""


def meaning(word: str, among: tuple[str, ...], language: Language) -> str:
    """What a word means that can be chosen `among` others; nothing when it says so itself, as a number does."""
    if word in _WEEKDAYS:
        return in_words(_WEEKDAYS[word], language)
    beside = (term for (each, other), term in _MEANT_BESIDE.items() if each == word and other in among)
    term = next(beside, None) or _MEANT.get(word)
    said = in_words(term, language) if term else ""
    return "" if said.casefold().replace("-", " ") == word.replace("_", " ") else said


_WEEKDAYS: Mapping[str, Weekday] = {day.word: day for day in Weekday}
