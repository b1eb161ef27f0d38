"""`introplan new`: a workspace that builds at once, ready for git and for an editor that helps."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import typer

from introplan.cli.answered import written_out
from introplan.cli.file_names import not_in_windows
from introplan.cli.interview import Answers, interview
from introplan.cli.own_schema import keep_schema
from introplan.cli.pasting import NoMoreInputError
from introplan.cli.reader import reader
from introplan.cli.resources import packaged
from introplan.cli.screen import news, say, tell_way_out, words
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.model.ids import id_meant
from introplan.model.reference import field_reference
from introplan.workspace.faults import reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.founding import Founded, found_repository
from introplan.workspace.repository import RepositoryError

COMMON = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "vscode-tasks.json": ".vscode/tasks.json",
    "README.md.j2": "README.md",
}
TITLE, OWNER = "Introduktionsprogram", "Kommunen"
FIRST_COMMIT = _("The plan from the beginning")
WHO = (_("Your Name"), _("you@example.org"))
FIELDS = "FIELDS.md"
"""What stands beside a plan to be looked up, with made-up people in its examples."""


def make_workspace(folder: Path, kind: str) -> None:
    """Make the folder: an example's name, `starter`, `empty`, or `asked` for what is asked first.

    Raises WrongUseError when it cannot be made, and typer's Exit when whoever is asked stops.
    """
    id_ = id_meant(folder.resolve().name) or "programme"
    for name in folder.relative_to(folder.anchor).parts:
        if name != ".." and (why := not_in_windows(name)):
            raise wrong_use(why.template, **why.values)
    try:
        if not _is_free(folder.resolve()):  # `b/..` is there, although `b` is not
            raise wrong_use(_("`{path}` already exists, and nothing is overwritten. Choose another name"), path=folder)
        answers = _asked() if kind == "asked" else None
        for path, content in sorted(_files(id_, kind, answers)):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as fault:
        raise wrong_use(_("`{path}` cannot be created: {reason}"), path=folder, reason=reason_of(fault)) from fault
    keep_schema(Workspace(folder))
    path = folder.as_posix()
    news().print(words(_("{path} is ready. Next:"), path=folder))
    _to_type(f'cd "{path}"' if " " in path else f"cd {path}", "introplan build")
    _keep_in_git(folder)


def _asked() -> Answers:
    """What the plan is to have, asked before anything is written."""
    try:
        return interview(TITLE, OWNER, today_here())
    except (KeyboardInterrupt, NoMoreInputError):
        news().print()
        news().print(words(_("Stopped: nothing has been written.")))
        raise typer.Exit(130) from None


def _is_free(folder: Path) -> bool:
    """Whether nothing lies there: no folder, or one with nothing but the repository that it was cloned from."""
    return not folder.exists() or (folder.is_dir() and {each.name for each in folder.iterdir()} <= {".git"})


def _keep_in_git(folder: Path) -> None:
    """Give the workspace a repository of its own, and say what has come of it; the workspace is there anyhow."""
    message = words(FIRST_COMMIT)
    try:
        came_to, top = found_repository(folder, message)
    except RepositoryError as refused:
        _warn(say(refused.message), say(refused.way_out))
        return
    match came_to:
        case Founded.COMMITTED:
            news().print(words(_("Git keeps it: the folder is a repository of its own, with everything saved.")))
        case Founded.UNCOMMITTED:
            name, address = map(words, WHO)
            news().print(
                words(_("It is a git repository, but git does not know who you are. Type once, in the folder:"))
            )
            _to_type(
                f'git config --global user.name "{name}"',
                f'git config --global user.email "{address}"',
                "git add .",
                f'git commit -m "{message}"',
            )
        case Founded.WITHIN:
            _warn(
                words(_("{path} is inside another git repository, {top}, which keeps it"), path=folder, top=top),
                words(_("make it outside that folder if the plan is to have a repository of its own")),
            )
        case Founded.WITHOUT_GIT:
            told = _("Git is not installed here. With it (git-scm.com) the plan can be taken back and shared.")
            news().print(words(told))


def _warn(what: str, way_out: str) -> None:
    news().print(f"{words(_('warning'))}: {what}")
    tell_way_out(way_out)


def _to_type(*lines: str) -> None:
    """Lines to be copied to the command line."""
    news().print("\n".join(["", *(f"    {line}" for line in lines), ""]))


def _files(id_: str, kind: str, answers: Answers | None) -> Iterator[tuple[str, bytes]]:
    """Every file of the workspace, by its path in it."""
    example = kind not in ("starter", "empty", "asked")
    words: dict[str, object] = {"id": kind if example else id_, "title": answers.title if answers else TITLE}
    programme = {**words, **written_out(answers)} if answers else words
    workspace = packaged("templates") / "workspace"
    for name, path in COMMON.items():
        yield path, _filled(workspace / "common" / name, words)
    yield FIELDS, field_reference(reader()).encode()
    source = packaged("programmes") / kind if example else workspace / kind
    for file in sorted(source.rglob("*")):
        if file.is_file():
            relative = file.relative_to(source).as_posix().removesuffix(".j2")
            yield f"programmes/{words['id']}/{relative}", _filled(file, programme)


def _filled(file: Path, words: Mapping[str, object]) -> bytes:
    """The file's bytes; of a template, with its words filled in."""
    if file.suffix != ".j2":
        return file.read_bytes()
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only for templates

    environment = Environment(
        undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(file.read_text(encoding="utf-8")).render(words).encode()
