"""libyaml's own complaint, told by what a newcomer most likely did: one function for each slip, tried in order."""

import yaml

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error
from introplan.reading import lines, signs
from introplan.reading.complaints import Complaint, nested_too_deep


def syntax_fault(source: Source, fault: yaml.MarkedYAMLError) -> Diagnostic:
    """The diagnostic for a file that libyaml cannot read. It stops at the first problem, so there is one a file."""
    complaint = Complaint(
        source,
        fault.problem or "",
        fault.context or "",
        _position(source, fault.problem_mark or fault.context_mark) or Position(0, 0),
        _position(source, fault.context_mark),
    )
    return next(found for slip in SLIPS if (found := slip(complaint)) is not None)


def _position(source: Source, mark: yaml.Mark | None) -> Position | None:
    """Where a mark is; past the end of the text, the end of the last line that says something."""
    if mark is None:
        return None
    last = max((number for number, text in enumerate(source.lines) if text.strip()), default=0)
    return Position(mark.line, mark.column) if mark.line <= last else Position(last, len(source.line(last).rstrip()))


def _something(complaint: Complaint) -> Diagnostic:
    return error(
        "not-yaml",
        _("YAML cannot be read from here"),
        at=complaint.here,
        also=[Label(Span.of(complaint.source, complaint.begun), _("what begins here"))]
        if complaint.begun and complaint.begun != complaint.at
        else [],
        help=_("compare with a file that works; often it is an indentation or a quotation mark above"),
    )


def _too_deep(complaint: Complaint) -> Diagnostic | None:
    """What libyaml has refused by itself since PyYAML 6.0.4, at a depth of a thousand."""
    return nested_too_deep(complaint.here) if complaint.problem == "exceeded maximum nesting depth" else None


SLIPS = (
    _too_deep,
    lines.tab,
    signs.unclosed_quote,
    signs.unknown_escape,
    lines.space_of_another_kind,
    lines.second_document,
    signs.anchor,
    signs.text_after_pipe,
    signs.needs_quotes,
    signs.nothing_in_brackets,
    signs.brackets,
    signs.text_after_quote,
    signs.stray_bracket,
    lines.stray_colon,
    lines.text_at_the_margin,
    lines.indentation,
    _something,
)
