"""What reading can find, in plain words: by name, what it is, and why it is so or how to mend it."""

from collections.abc import Mapping

from introplan.reading.explanations.entries import ENTRIES
from introplan.reading.explanations.files import FILES
from introplan.reading.explanations.rulesets import RULE_SETS
from introplan.reading.explanations.signs import SIGNS
from introplan.reading.explanations.values import VALUES

EXPLANATIONS: Mapping[str, tuple[str, str]] = {**FILES, **SIGNS, **ENTRIES, **VALUES, **RULE_SETS}
"""By name: what is wrong, and why it matters or the way out."""

WARNINGS = frozenset({"empty-file", "wrong-character-set", "comment-in-text", "unused-anchor", "time-zone-by-hours"})
"""What does not keep a plan from being read; all else is an error."""
