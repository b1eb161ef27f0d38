"""`introplan new`: a workspace that builds at once, ready for git and for an editor that helps."""

from collections.abc import Iterator
from pathlib import Path

from introplan.cli.resources import packaged
from introplan.cli.screen import news, words, wrong_use
from introplan.diagnostics import _
from introplan.model.ids import id_meant
from introplan.model.reference import field_reference
from introplan.model.schema import schema_text

COMMON = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "README.md.j2": "README.md",
}
TITLE = "Introduktionsprogram"
SCHEMA, FIELDS = "introplan.schema.json", "FIELDS.md"
"""What stands beside a plan to be looked up, with made-up people in its examples."""


def make_workspace(folder: Path, kind: str) -> None:
    """Make the folder: an example's name, `starter` or `empty`. Raises WrongUseError when it cannot be made."""
    id_ = id_meant(folder.resolve().name) or "programme"
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise wrong_use(_("`{path}` already exists, and nothing is overwritten. Choose another name"), path=folder)
        for path, content in sorted(_files(id_, kind)):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as fault:
        raise wrong_use(_("`{path}` cannot be created: {reason}"), path=folder, reason=fault.strerror) from fault
    path = f'"{folder.as_posix()}"' if " " in folder.name else folder.as_posix()
    news().print(words(_("{path} is ready. Next:"), path=folder))
    news().print(f"\n    cd {path}\n    introplan build\n")


def _files(id_: str, kind: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the workspace, by its path in it."""
    example = kind not in ("starter", "empty")
    words = {"id": kind if example else id_, "title": TITLE}
    workspace = packaged("templates") / "workspace"
    for name, path in COMMON.items():
        yield path, _filled(workspace / "common" / name, words)
    yield SCHEMA, schema_text().encode()
    yield FIELDS, field_reference().encode()
    source = packaged("programmes") / kind if example else workspace / kind
    for file in sorted(source.rglob("*")):
        if file.is_file():
            relative = file.relative_to(source).as_posix().removesuffix(".j2")
            yield f"programmes/{words['id']}/{relative}", _filled(file, words)


def _filled(file: Path, words: dict[str, str]) -> bytes:
    """The file's bytes; of a template, with its words filled in."""
    if file.suffix != ".j2":
        return file.read_bytes()
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only for templates

    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(file.read_text(encoding="utf-8")).render(words).encode()
