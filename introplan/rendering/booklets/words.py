"""The words that stand in every booklet by their keys: both templates know them as `w`, and so do a workspace's own."""

from collections.abc import Mapping
from types import MappingProxyType

from introplan.language import Language, _, _p, titled, translated
from introplan.language.terms import PARTS, STATES

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # The cover
        "starts": _("Starts"),
        # Finding the way
        "skip": _("Skip to the content"),
        "contents": _("Contents"),
        "page": _p("page number", "p."),
        "week": _p("column", "wk"),
        # The sections
        "welcome": _("Welcome"),
        "overview": _("The whole programme at a glance"),
        "phases": _("Step by step"),
        "who": _("Who is who"),
        "where": _("Where everybody is, week by week"),
        "ask": _("Who do I ask?"),
        "schedule": _("Schedule"),
        "reviews": _("Reviews"),
        "tasks": _("To do"),
        "lessons": _("Lectures and meetings"),
        "places": _("Rooms and places"),
        "calendar": _("The dates in your calendar"),
        # Who is who
        "support": _("Those who support you"),
        "cohort": _("Your cohort"),
        "workplace": _("Workplace"),
        "name": _p("column", "Name"),
        "email": _p("column", "E-mail"),
        "phone": _p("column", "Telephone"),
        # The schedule
        "column_week": _p("column", "Wk"),
        "column_day": _p("column", "Day"),
        "column_time": _p("column", "Time"),
        "column_what": _p("column", "What"),
        "column_where": _p("column", "Where"),
        "column_who": _p("column", "Who"),
        "column_page": _p("column", "Page"),
        "only_for": _p("booklet", "For"),
        "invited": _p("booklet", "Also invited:"),
        "no_schedule": _("The dates are not set yet."),
        "schedule_text": _(
            "The times are for everyone in the cohort unless it says otherwise. If something changes you will be told, "
            "and your calendar has what is new."
        ),
        # The reviews
        "reviews_text": _(
            "Your reviews count from the day you started. The dates here are for those who start with the cohort. Your "
            "own time is in your calendar."
        ),
        # The tasks
        "tasks_text": _(
            "Tick the box when you have done it. The days here are for those who start with the cohort. Your own days "
            "are in your calendar."
        ),
        "certificate": _("What the certificate requires"),
        # The lectures
        "when": _p("booklet", "When"),
        "leader": _("Led by"),
        "host": _("Host"),
        "optional": _p("booklet", "Optional"),
        "competences": _("You learn more about"),
        "prerequisites": _("Builds on"),
        "preparation": _("Prepare"),
        "deepening": _("Afterwards"),
        "material": _("Material"),
        "this_time": _("Keep in mind"),
        "notes": _("Your notes"),
        # The calendar
        "calendar_text": _(
            "The coordinators send you a calendar file (.ics). It holds all your times: sessions, talks and reviews, "
            "with places and meeting links. Your cohort's calendar is on the programme's page."
        ),
        "contact_text": _("Questions about the programme, a date or a place? Write to us."),
    }
)
TERMS = MappingProxyType(
    {"participant": PARTS["participant"], "lecturer": PARTS["lecturer"], "cancelled": STATES["cancelled"]}
)
"""Words of the field among them."""


def words_in(language: Language) -> Mapping[str, str]:
    """The words of one language by their keys."""
    words = {key: translated(template, language) for key, template in WORDS.items()}
    return MappingProxyType(words | {key: titled(term, language) for key, term in TERMS.items()})
