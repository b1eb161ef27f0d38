"""What is wrong with a plan, said so that the coordinator can mend it: one value, one printer per form."""

from introplan.diagnostics.causes import Cause
from introplan.diagnostics.diagnostic import (
    SEVERITIES,
    Diagnostic,
    Label,
    Message,
    Nature,
    Severity,
    WayOut,
    error,
    finding,
    in_file_order,
    note,
    warning,
    worst,
)
from introplan.diagnostics.fixes import Edit, Fix, Plain, Remove, Rename, Retype, Rewrite, Set
from introplan.diagnostics.identity import Concerned, Identity
from introplan.diagnostics.source import Position, Source, Span
from introplan.language import Counted, Term, _, _n, _p

__all__ = [
    "SEVERITIES",
    "Cause",
    "Concerned",
    "Counted",
    "Diagnostic",
    "Edit",
    "Fix",
    "Identity",
    "Label",
    "Message",
    "Nature",
    "Plain",
    "Position",
    "Remove",
    "Rename",
    "Retype",
    "Rewrite",
    "Set",
    "Severity",
    "Source",
    "Span",
    "Term",
    "WayOut",
    "_",
    "_n",
    "_p",
    "error",
    "finding",
    "in_file_order",
    "note",
    "warning",
    "worst",
]
