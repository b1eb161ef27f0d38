"""The changes of every month as values: a session moved, somebody who leaves, an introducer replaced, a key renamed.

Each is worked out from a plan alone, as edits of its data, before anything is written.
"""

from introplan.amendments.amendment import Amendment, Hindrance

__all__ = ["Amendment", "Hindrance"]
