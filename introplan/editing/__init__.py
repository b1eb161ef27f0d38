"""Values into YAML text: what is to be another is spliced in, every other byte stays, and the result is read again."""

from introplan.editing.changes import changed
from introplan.editing.leaving import Departure, Standing, leaving
from introplan.editing.revision import Refusal, edited

__all__ = ["Departure", "Refusal", "Standing", "changed", "edited", "leaving"]
