"""The form for editors and scripts: one line a finding."""

from introplan.diagnostics.diagnostic import Diagnostic, Say
from introplan.diagnostics.wrapping import seen


def concise(diagnostic: Diagnostic, say: Say) -> str:
    """`path:line:column: error[name] message`, line and column counted from 1."""
    start = diagnostic.at.span.start
    place = f"{seen(diagnostic.at.span.path)}:{start.line + 1}:{start.column + 1}"
    return f"{place}: {diagnostic.severity}[{', '.join(diagnostic.names)}] {say(diagnostic.message)}"
