"""The form for GitHub Actions: a workflow command a finding, which GitHub shows beside the line."""

from introplan.diagnostics.diagnostic import Diagnostic, Message, Say
from introplan.diagnostics.wrapping import seen

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(diagnostic: Diagnostic, path: str, say: Say) -> str:
    """`::error file=…,line=…::message`, its way out on a line of its own; `path` is from the repository's top."""
    span, values = diagnostic.at.span, diagnostic.message.values
    place = {"title": ", ".join(diagnostic.names), "file": path}
    if span.source.text:
        place |= {"line": str(span.start.line + 1), "endLine": str(span.end.line + 1)}
        if span.end.line == span.start.line:
            place |= {"col": str(span.start.column + 1), "endColumn": str(span.end.column + 1)}
    told = [say(diagnostic.message)] + ([say(Message(diagnostic.help, values))] if diagnostic.help else [])
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{COMMANDS[diagnostic.severity]} {properties}::{_data(chr(10).join(told))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(seen(text)).replace(":", "%3A").replace(",", "%2C")
