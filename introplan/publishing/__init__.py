"""What is given out: the events of a plan as everyone gets them, and the ledger of its releases."""

from introplan.publishing.events import PublishedEvent, Standing, changed_events, events_of, is_personal, waiting
from introplan.publishing.ledger import (
    TOMBSTONE_DAYS,
    Ledger,
    Record,
    Release,
    Stamp,
    as_built,
    next_release,
)
from introplan.publishing.ledger_text import FILE_NAME, ledger_text, read_ledger

__all__ = [
    "FILE_NAME",
    "TOMBSTONE_DAYS",
    "Ledger",
    "PublishedEvent",
    "Record",
    "Release",
    "Stamp",
    "Standing",
    "as_built",
    "changed_events",
    "events_of",
    "is_personal",
    "ledger_text",
    "next_release",
    "read_ledger",
    "waiting",
]
