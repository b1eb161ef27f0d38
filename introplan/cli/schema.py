"""`introplan schema`: the JSON Schema that lets an editor help while one writes."""

from pathlib import Path

import typer

from introplan.cli.reader import reader
from introplan.cli.screen import news, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.model.schema import schema_text
from introplan.workspace.faults import reason_of


def print_schema(output: Path | None) -> None:
    """Print the schema, or write it to a file. Raises WrongUseError when the file cannot be written."""
    if output is None:
        typer.echo(schema_text(reader()), nl=False)
        return
    try:
        output.write_bytes(schema_text(reader()).encode())
    except OSError as fault:
        raise wrong_use(_("`{path}` cannot be written: {reason}"), path=output, reason=reason_of(fault)) from fault
    news().print(words(_("{path} is written"), path=output))
