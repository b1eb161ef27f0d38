"""Every number in the table is one that a check goes by, and there is a check of the name."""

import re
from pathlib import Path

from introplan.checks import tunable
from introplan.demands import LIMITS

PACKAGE = Path(__file__).parents[2] / "introplan"


def test_every_limit_is_that_of_a_check():
    assert LIMITS.keys() <= tunable()
    assert list(LIMITS) == sorted(LIMITS)


def test_every_limit_is_read_where_a_plan_may_have_changed_it():
    code = "".join(file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py")))
    read = set(re.findall(r"limit_of\(\s*[\w.]+,\s*\"([a-z-]+)\"", code))
    assert read == set(LIMITS)


def test_a_limit_may_be_what_it_is_and_more_and_less():
    for name, limit in LIMITS.items():
        assert limit.takes(limit.number), name
        assert limit.least < limit.most, name
        assert not limit.takes(limit.least - 1), name
        assert not limit.takes(limit.most + 1), name
