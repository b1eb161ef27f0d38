"""What is given out: the events of a plan as everyone gets them, and the ledger of its releases."""

from introplan.publishing.events import PublishedEvent, Standing, changed_events, events_of, is_personal, waiting

__all__ = ["PublishedEvent", "Standing", "changed_events", "events_of", "is_personal", "waiting"]
