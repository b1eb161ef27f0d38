"""How `introplan schema` is typed: the JSON Schema."""

from introplan.cli.arguments import FileOutput


def command(output: FileOutput = None) -> None:
    """It tells of each field in your language; `--lang sv` or `--lang en` chooses it.

    After each update of introplan: `introplan schema -o introplan.schema.json`
    """
    from introplan.cli.schema import print_schema

    print_schema(output)
