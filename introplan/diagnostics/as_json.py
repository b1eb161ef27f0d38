"""The form for programs: every part of a finding as JSON."""

from introplan.diagnostics.diagnostic import Diagnostic, Label, Message, Say
from introplan.diagnostics.fixes import Edit, Fix, Remove, Rename
from introplan.diagnostics.source import Position


def as_json(diagnostic: Diagnostic, say: Say) -> dict[str, object]:
    """The diagnostic as JSON values; lines and columns count from 1, `end` is the first column after."""
    values = diagnostic.message.values

    def place(label: Label) -> dict[str, object]:
        span = label.span
        return {
            "path": span.path,
            "start": _position(span.start),
            "end": _position(span.end),
            "message": say(diagnostic.seen_at(label)) if label.template else None,
        }

    return {
        "name": diagnostic.name,
        "also_named": list(diagnostic.also_named),
        "nature": diagnostic.nature,
        "limit": diagnostic.limit,
        "severity": diagnostic.severity,
        "message": say(diagnostic.message),
        "at": place(diagnostic.at),
        "also": [place(label) for label in diagnostic.also],
        "help": say(Message(diagnostic.help, values)) if diagnostic.help else None,
        "fix": _fix(diagnostic.fix),
    }


def _fix(fix: Fix | None) -> list[dict[str, object]] | None:
    """The way out as changes of the data and of signs, which are counted from 0; None where whole files are others."""
    if fix is None or not (fix.edits or fix.signs):
        return None
    signs: list[dict[str, object]] = [
        {"retype": each.file, "from": each.start, "to": each.start + len(each.old), "value": each.new}
        for each in fix.signs
    ]
    return [*map(_edit, fix.edits), *signs]


def _edit(edit: Edit) -> dict[str, object]:
    """What is to stand at a path, or that nothing is to stand there any more."""
    if isinstance(edit, Remove):
        return {"remove": list(edit.path)}
    if isinstance(edit, Rename):
        return {"rename": list(edit.path), "key": edit.key}
    return {"set": list(edit.path), "value": edit.value, **({"after": edit.after} if edit.after else {})}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line + 1, "column": position.column + 1}
