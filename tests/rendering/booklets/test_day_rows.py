"""Several days of a session are one row, in the booklet, on the page and in the words of a table."""

import pytest
from rendering.calendars.calendar_plans import small_plan

from introplan.rendering.day_rows import hours_shown, in_one_row, long_days, short_days

TIMED = "{of: utbyte, date: 2026-09-10, until: 2026-09-11, time: 9-21, overnight: yes}"


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (TIMED, ("10–11 sep", "10–11 september 2026 (v. 37)", "9.00–21.00, med övernattning")),
        (
            "{of: utbyte, date: 2026-10-05, until: 2026-10-09}",
            ("5–9 okt", "5–9 oktober 2026 (v. 41)", "hela dagarna"),
        ),
        (
            "{of: utbyte, date: 2026-09-30, until: 2026-10-06}",
            ("30 sep–6 okt", "30 september–6 oktober 2026 (v. 40–41)", "hela dagarna"),
        ),
        ("{of: utbyte, date: 2026-10-05}", ("mån 5 okt", "måndag 5 oktober 2026 (v. 41)", "hela dagen")),
    ],
)
def test_several_days_are_one_row(session: str, words: tuple[str, str, str]):
    before = "      besok: {date: 2026-11-05"
    plan = small_plan((before, f"      internat: {session}\n{before}"))
    [row] = [each for each in in_one_row(plan, plan.agenda.sessions) if each.path[-1] == "internat"]
    assert (short_days(plan, row, "sv"), long_days(plan, row, "sv"), hours_shown(plan, row, "sv")) == words
