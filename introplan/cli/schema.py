"""`introplan schema`: the JSON Schema that lets an editor help while one writes."""

from pathlib import Path

import typer

from introplan.cli.screen import news
from introplan.model.schema import schema_text


def print_schema(output: Path | None) -> None:
    """Print the schema, or write it to a file. Raises BadParameter when the file can not be written."""
    if output is None:
        typer.echo(schema_text(), nl=False)
        return
    try:
        output.write_bytes(schema_text().encode())
    except OSError as fault:
        raise typer.BadParameter(f"`{output}` can not be written: {fault.strerror}") from fault
    news().print(f"{output.as_posix()} is written")
