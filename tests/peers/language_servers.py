"""VS Code's YAML language server as the extension runs it: over its protocol, with the settings of a workspace."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import peers

SERVER = peers.HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 120  # seconds for one answer on a slow machine


class LanguageServer:
    """One that is at work on the files of a folder."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, settings: Mapping[str, Any]) -> None:
        assert process.stdin
        assert process.stdout
        self.to, self.settings, self._number = process.stdin, settings, 0
        self._is_set = False  # what it says before it has asked for the settings is worth nothing
        self._versions: dict[Path, int] = {}
        self._answers: dict[int, Any] = {}
        self._problems: dict[str, list[str]] = {}
        self._told: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=_listen, args=(process.stdout, self._told), daemon=True).start()
        can = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
        can |= {"workspace": {"configuration": True, "workspaceFolders": True}}
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), workspaceFolders=folders, capabilities=can)
        self.tell("initialized")
        while not self._is_set:
            self._take()

    def problems(self, paths: Iterable[Path]) -> dict[Path, list[str]]:
        """Open the files, and wait until it has looked at each: what it says of them."""
        paths = list(paths)
        for path in paths:
            self._show(path, path.read_text(encoding="utf-8"))
        while not all(path.as_uri() in self._problems for path in paths):
            self._take()
        return {path: self._problems[path.as_uri()] for path in paths}

    def hover(self, path: Path, text: str) -> str:
        """What is shown when the pointer rests at the `|` in a text."""
        shown = self._asked("textDocument/hover", path, text)
        return str(shown["contents"]["value"]) if shown else ""

    def offers(self, path: Path, text: str) -> dict[str, dict[str, Any]]:
        """What completes at the `|` in a text, by what it is called."""
        return {item["label"]: item for item in self._asked("textDocument/completion", path, text)["items"]}

    def has_changed(self, path: Path) -> None:
        """Tell that a file, such as the schema, is another, as the extension tells of what VS Code watches."""
        self.tell("workspace/didChangeWatchedFiles", changes=[{"uri": path.as_uri(), "type": 2}])

    def _asked(self, method: str, path: Path, text: str) -> Any:
        before, _caret, after = text.partition("|")
        self._show(path, before + after)
        line, character = before.count("\n"), len(before.rpartition("\n")[2])
        return self.ask(method, textDocument=_document(path), position={"line": line, "character": character})

    def _show(self, path: Path, text: str) -> None:
        """Open a file with this text, or type the text into it."""
        self._problems.pop(path.as_uri(), None)
        self._versions[path] = version = self._versions.get(path, 0) + 1
        if version == 1:
            self.tell("textDocument/didOpen", textDocument=_document(path, languageId="yaml", version=1, text=text))
        else:
            changed = _document(path, version=version)
            self.tell("textDocument/didChange", textDocument=changed, contentChanges=[{"text": text}])

    def ask(self, method: str, **parameters: Any) -> Any:
        """Its answer."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        while number not in self._answers:
            self._take()
        return self._answers.pop(number)

    def tell(self, method: str, **parameters: Any) -> None:
        """Say something that has no answer."""
        self._send({"method": method, "params": parameters})

    def _take(self) -> None:
        """Take one message, and answer it where it is a question."""
        told = self._told.get(timeout=PATIENCE)
        if told is None:
            raise ChildProcessError("the language server has ended")
        if told.get("method") == "textDocument/publishDiagnostics":
            found = told["params"]
            self._problems[found["uri"]] = [each["message"] for each in found["diagnostics"]]
        elif told.get("method") == "workspace/configuration":
            asked = [item["section"] for item in told["params"]["items"]]
            self._send({"id": told["id"], "result": list(map(self._set, asked))})
            self._is_set |= "yaml" in asked
        elif "method" in told and "id" in told:
            self._send({"id": told["id"], "result": None})
        elif "id" in told:
            assert "error" not in told, told
            self._answers[told["id"]] = told["result"]

    def _set(self, section: str) -> Any:
        """The settings that begin with a word, as VS Code gives them: `yaml.format.enable` is `enable` in `format`."""
        if section in self.settings:
            return self.settings[section]
        found: dict[str, Any] = {}
        for name, value in self.settings.items():
            *above, last = name.removeprefix(f"{section}.").split(".")
            if name.startswith(f"{section}."):
                place = found
                for step in above:
                    place = place.setdefault(step, {})
                place[last] = value
        return found

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.to.flush()


@contextmanager
def language_server(folder: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """A language server for a folder, as VS Code starts one when the folder has these settings."""
    command = [*peers.node("yaml-language-server"), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process, folder, settings)
        finally:
            process.kill()


def _document(path: Path, **more: Any) -> dict[str, Any]:
    return {"uri": path.as_uri(), **more}


def _listen(source: IO[bytes], told: "queue.Queue[dict[str, Any] | None]") -> None:
    """Put each message where it is waited for, until there are no more."""
    while head := source.readline():
        size = 0
        while head.strip():
            name, _colon, value = head.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
            head = source.readline()
        content = source.read(size)
        if len(content) == size:
            told.put(json.loads(content))
    told.put(None)
