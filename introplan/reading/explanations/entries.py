"""Sections, entries, fields and rule sets: what stands in the wrong place, twice, or not at all."""

from collections.abc import Mapping

from introplan.diagnostics import _

ENTRIES: Mapping[str, tuple[str, str]] = {
    "not-a-section": (
        _("A file does not begin with the name of a section."),
        _("Every file is sections with entries under them, such as `people:`, indented."),
    ),
    "unknown-section": (
        _("There is no section of this name."),
        _("A misspelt name would lose everything under it in silence, so it is an error."),
    ),
    "unknown-field": (
        _("There is no field of this name in this kind of entry."),
        _("A misspelt name would lose what you wrote in silence, so it is an error."),
    ),
    "missing-field": (
        _("An entry lacks a field that it cannot be without."),
        _("The message gives a line to start from."),
    ),
    "duplicate-id": (
        _("A section has an id twice, or two sections whose ids are of one kind both have it."),
        _("Ids name calendar entries and files, so each means one thing. An entry is in one place."),
    ),
    "duplicate-key": (
        _("A field or an id is twice in the same place."),
        _("One would win in silence. Keep one of them."),
    ),
    "empty-value": (
        _("A field has no value."),
        _("Write one, or remove the line. An entry with an id may be empty; a field may not."),
    ),
    "wrong-type": (
        _("There is a list where one value should be, or the other way around."),
        _("The message says which of them it is, and how to write it."),
    ),
    "unknown-reference": (
        _("An id is named that no entry has."),
        _("It may be misspelt, or a name in place of the id, or the entry is still to be written."),
    ),
    "session-among-participants": (
        _("Something with a date and a time is under `participants` of a cohort."),
        _("It is likely a session: sessions go under a line `sessions:` of their own."),
    ),
    "identity-taken": (
        _("An entry says with `was` that it had an id, and another has the same id or had it too."),
        _("The first id is what calendars know something by: one of the two would replace the other."),
    ),
    "repeats-without-end": (
        _("A session comes back, and nothing says for how long."),
        _("Add `until:` with the last day, or `times:` with how many times it is."),
    ),
    "repeats-with-two-ends": (
        _("A session comes back until a day and so many times: the two may say different things."),
        _("Keep the one that you mean."),
    ),
    "days-that-repeat": (
        _("A session both goes on for several days and comes back."),
        _("Write one session for each stretch of days, or let one day come back."),
    ),
    "changes-of-nothing": (
        _("`changes` stands at a session that does not come back."),
        _("A session on one day has its date and time in itself."),
    ),
    "day-without-field": (
        _("A change of one time is a day alone, without a field."),
        _("A word alone is its status, such as `cancelled`; a new day has the field `date`."),
    ),
    "too-many-days": (
        _("A session goes on for more than a year, or comes back for more than ten."),
        _("It is most likely a slip in the year."),
    ),
    "phase-without-time": (
        _("A phase says neither from which month to which it is, nor from which week to which."),
        _("Add `months: 0-3` or `weeks: 1-4`, counted from each participant's own start."),
    ),
    "phase-with-two-times": (
        _("A phase has both months and weeks."),
        _("Keep one: a month is not so many whole weeks, so the two would be different days."),
    ),
    "pairing-without-role": (
        _("A pairing does not say who the introducer, supervisor, mentor or buddy is."),
        _("Add one such line."),
    ),
    "pairing-with-two-roles": (
        _("A pairing has more than one of introducer, supervisor, mentor and buddy."),
        _("Make a pairing for each: they can begin, end and meet at different times."),
    ),
    "task-without-day": (
        _("A task does not say when it is to be done."),
        _("Write a week or a month from each participant's own start; a task of a cohort may have a date."),
    ),
    "task-with-two-days": (
        _("A task says more than one day: two of week, month and date."),
        _("Only one of them can be the last day. Keep that one."),
    ),
    "task-with-time": (
        _("A task has a time of day."),
        _("It takes none of anybody's day. If people are to meet for it, it is a session or a review."),
    ),
    "task-with-date": (
        _("A task of the whole programme has a date."),
        _("The next cohort would have the same day, two years too early. Tasks with a date are the cohort's own."),
    ),
    "posting-nowhere": (
        _("A posting says neither at which unit nor at which organisation somebody is."),
        _("Without that nobody can be told where they are, or who their manager is meanwhile."),
    ),
    "posting-in-two-places": (
        _("A posting says both a unit and an organisation."),
        _("A unit belongs to an organisation already. `title` says what a place is called that is neither."),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""
