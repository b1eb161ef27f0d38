"""How `introplan schema` is typed: the JSON Schema."""

from introplan.cli.arguments import FileOutput


def command(output: FileOutput = None) -> None:
    """It tells of each field in your language; `--lang sv` or `--lang en` chooses it.

    Visual Studio Code needs none: it has one with the ids of your own plan, which `check`, `build` and `watch` keep
    up to date. For another editor, after each update of introplan: `introplan schema -o introplan.schema.json`
    """
    from introplan.cli.schema import print_schema

    print_schema(output)
