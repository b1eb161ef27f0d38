"""The schema by which an editor completes a workspace's own ids: in its private folder, written when they change."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256

from introplan.cli.checked import Checked
from introplan.cli.reader import reader
from introplan.model.ids import KnownIds, OwnIds, own_ids
from introplan.reading import gather
from introplan.workspace.contents import bytes_of
from introplan.workspace.files import Workspace
from introplan.workspace.private import Private
from introplan.workspace.writing import replace_whole

SCHEMA = "schema.json"
SETTINGS = ".vscode"
"""The folder with the settings that name it: without an editor's, nobody reads it."""


def keep_schema(workspace: Workspace, read: Sequence[Checked] = ()) -> None:
    """Write the schema when ids, language or introplan are others; some programmes have been `read` already.

    Of a programme with a file that is no YAML, nobody knows all ids, and the schema stays as it was. It only helps to
    write: a disk that will not have it holds nothing up.
    """
    if (workspace.root / SETTINGS).is_dir():
        with suppress(OSError):
            _keep(workspace, {programme.name: programme.known for programme in read})


def _keep(workspace: Workspace, read: Mapping[str, KnownIds | None]) -> None:
    known = [read[name] if name in read else gather(workspace.folder(name)).known() for name in workspace.names]
    private = Private(workspace.root)
    file = private.folder / SCHEMA
    standing = bytes_of(file)
    if standing is not None and None in known:
        return
    ids = own_ids(programme for programme in known if programme is not None)
    mark = _mark(ids)
    if standing is None or not standing.startswith(_beginning(mark)):
        from introplan.model.own_schema import own_schema_text  # noqa: PLC0415 - dear to import, and seldom another one

        replace_whole(private.made() / SCHEMA, own_schema_text(reader(), ids, mark).encode())


def _mark(ids: OwnIds) -> str:
    """What the schema is known by again, without making it, which takes longer than all of a check."""
    from importlib.metadata import version  # noqa: PLC0415 - dear to import, and only for whoever has an editor

    return sha256(repr((version("introplan"), reader(), ids)).encode()).hexdigest()


def _beginning(mark: str) -> bytes:
    return f'{{"$comment":"{mark}"'.encode()
