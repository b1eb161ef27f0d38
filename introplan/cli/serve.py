"""`introplan serve`: what has been built, on this computer alone, for trying how a subscription behaves."""

import errno
import gc
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from rich.text import Text

from introplan.cli.screen import news, out, tell_fault, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.workspace.files import Workspace
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.shelves import BUILD, ENDINGS, is_private, names_a_shelf

LOOPBACK = "127.0.0.1"
OK = HTTPStatus.OK
USUAL, FIRST_FREE = 8026, 8027
"""The port that is used when none is asked for, and the one after it."""
KINDS = {
    ".ics": "text/calendar; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
}
NO_SUCH = ("OPTIONS", "PROPFIND", "REPORT", "POST", "PUT", "DELETE", "PATCH", "MKCOL", "MKCALENDAR")
"""What calendar programs ask of a server before they settle for reading the file."""


class ServedPage(NamedTuple):
    """A file as a browser or a calendar program gets it."""

    kind: str
    content: bytes
    tag: str
    changed: datetime


def tag_of(content: bytes) -> str:
    """What a reader knows a version by."""
    return f'"{sha256(content).hexdigest()[:32]}"'


class Server(ThreadingHTTPServer):
    """The folder of a build on a port of this computer."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs share the port

    def __init__(self, folder: Path, port: int, handler: "type[Handler] | None" = None) -> None:
        self.folder = folder.resolve()
        super().__init__((LOOPBACK, port), handler or Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who has gone is no fault; what is one is told as the library tells it."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def page(self, path: str) -> ServedPage | str | None:
        """What stands at the path of an address, or where to go instead; None when there is nothing to give out.

        Nothing is given out of files and folders that begin with a full stop, that lead out of the folder, or that
        are personal, and no folder is listed.
        """
        steps = [step for step in unquote(path).split("/") if step]
        if any(step.startswith(".") or set(step) & set('\\:\0*?"<>|') for step in steps):
            return None
        file = self.folder.joinpath(*steps)
        try:
            if not self._is_open(file.resolve()):
                return None
            if file.is_dir():
                if not path.endswith("/"):
                    return f"{path}/"
                if not (file / "index.html").is_file():
                    return self._only_page() if not steps else None
                file /= "index.html"
            if not self._is_open(file.resolve()) or not file.is_file():
                return None
            content, changed = file.read_bytes(), file.stat().st_mtime
        except OSError:
            return None
        kind = KINDS.get(file.suffix.lower(), "application/octet-stream")
        moment = datetime.fromtimestamp(int(changed), UTC)
        return ServedPage(kind, content, tag_of(content), moment)

    def pages(self) -> list[str]:
        """The paths of the pages to share: the one over all programmes, else each programme's."""
        if (self.folder / "index.html").is_file():
            return [""]
        pages = sorted(self.folder.glob("[!.]*/index.html"))
        return [f"{quote(page.parent.name)}/" for page in pages if not names_a_shelf(page.parent.name)]

    def example(self) -> str | None:
        """The path of some programme's whole calendar."""
        found = sorted(self.folder.glob("[!.]*/calendars/programme.ics"))
        return quote(found[0].relative_to(self.folder).as_posix()) if found else None

    def secret_folders(self) -> list[str]:
        """The paths of the folders that everybody's own page lies in, at an address that nobody can guess."""
        folders = sorted(self.folder.glob(f"[!.]*{ENDINGS['secret-links']}/"))
        return [f"{quote(folder.name)}/" for folder in folders]

    def _is_open(self, place: Path) -> bool:
        """Whether a place lies in the folder, and in none that is personal; by whatever name it was asked for."""
        return place.is_relative_to(self.folder) and not is_private(place.relative_to(self.folder))

    def _only_page(self) -> str | None:
        """The page of the one programme, where there is no page over several."""
        pages = self.pages()
        return f"/{pages[0]}" if len(pages) == 1 else None


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD, with 304 for who has the newest version already."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "introplan", ""
    timeout = 30

    def do_GET(self) -> None:
        """A file, its head alone, or that it has not changed."""
        if {"Content-Length", "Transfer-Encoding"} & set(self.headers):
            self.close_connection = True  # whatever follows the request is not read
        if self.headers.get("Host", "") not in self._own_names():
            # A page on the web can give its own name the address of this computer, and read with the reader's browser.
            self._answer(HTTPStatus.MISDIRECTED_REQUEST)
            return
        self.answer()

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def answer(self) -> None:
        """What stands at the path."""
        found = self.server.page(urlsplit(self.path).path)
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND)
        elif isinstance(found, str):
            self._answer(HTTPStatus.FOUND, headers={"Location": found})
        else:
            headers = {
                "ETag": found.tag,
                "Last-Modified": format_datetime(found.changed, usegmt=True),
                "Cache-Control": "no-cache",
            }
            if self._has(found):
                self._answer(HTTPStatus.NOT_MODIFIED, headers=headers)
            else:
                self._answer(HTTPStatus.OK, found.content, {"Content-Type": found.kind, **headers})

    def refuse(self) -> None:
        """A way of asking that is only for servers that one can write to."""
        self.close_connection = True
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD", "Connection": "close"})

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """One line for each request, so that one sees when Outlook has been here; after the answer, see `_answer`."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Nothing of broken connections and of what is not HTTP."""

    def tell_request(self, status: int) -> None:
        """One line for each request."""
        asked = "".join(char if char.isprintable() else "?" for char in f"{self.command} {self.path}")
        news().print(Text(f"{asked} → {status}"))

    def _own_names(self) -> Iterable[str]:
        port = self.server.server_port
        bare = () if port != 80 else (LOOPBACK, "localhost")
        return (f"{LOOPBACK}:{port}", f"localhost:{port}", *bare)

    def _has(self, page: ServedPage) -> bool:
        """Whether the reader has this version already; the tag tells it more surely than the time."""
        if (tags := self.headers.get("If-None-Match")) is not None:
            known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
            return page.tag in known or "*" in known
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        return page.changed <= (since if since.tzinfo else since.replace(tzinfo=UTC))

    def _answer(self, status: HTTPStatus, content: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.tell_request(status.value)
        if not content and status.value >= 400:
            content = f"{status.phrase}\n".encode()
        self.send_response(status)
        for name, value in {"X-Content-Type-Options": "nosniff", **(headers or {})}.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


for _method in NO_SUCH:
    setattr(Handler, f"do_{_method}", Handler.refuse)


def serve_build(folder: Path | None, port: int) -> int:
    """Serve a build's folder until Ctrl-C; the exit code. Raises WrongUseError when there is no such folder."""
    workspace = None if folder else Workspace.here().root
    built = Path(os.path.relpath(workspace / BUILD)) if workspace else folder
    assert built is not None
    if not built.is_dir():
        raise wrong_use(_("there is no folder `{folder}`; run introplan build first"), folder=built)
    whole = built.resolve()
    if any(is_private(Path(place.name)) and (place / MANIFEST).is_file() for place in (whole, *whole.parents)):
        raise wrong_use(_("`{folder}` is personal and is not served; open its files yourself"), folder=built)
    try:
        server = Server(built, port)
    except OSError as fault:
        tell_taken("serve", port, fault)
        return 1
    gc.enable()  # this one command goes on for hours
    with server, suppress(KeyboardInterrupt):
        _tell(server)
        server.serve_forever()
    news().print(words(_("Stopped.")))
    return 0


def tell_taken(command: str, port: int, fault: OSError) -> None:
    """That a port cannot be had, and the line that asks for another."""
    taken = fault.errno in (errno.EADDRINUSE, errno.EACCES) or isinstance(fault, PermissionError)
    reason = _("another program uses port {port}") if taken else _("port {port} cannot be used")
    way_out = words(_("choose another: introplan {command} --port {port}"), command=command, port=FIRST_FREE)
    tell_fault(words(reason, port=port), way_out)


def _tell(server: Server) -> None:
    """The addresses, and how to try a subscription with them."""
    console = out()
    console.print(words(_("What is built can be read on this computer only:")))
    for path in server.pages():
        console.print(Text(f"  {server.address}{path}"))
    if example := server.example():
        console.print(words(_("To try a subscription, copy the address of a calendar, such as")))
        console.print(Text(f"  {server.address}{example}"))
        console.print(words(_("Classic Outlook: Open Calendar → From Internet. Paste the address.")))
        console.print(words(_("New Outlook and Outlook on the web cannot reach this computer.")))
    if secret := server.secret_folders():
        console.print(
            words(_("Everybody's own page: add what the column Link of secret-links/….csv says to the address"))
        )
        for path in secret:
            console.print(Text(f"  {server.address}{path}"))
    else:
        told = _("Personal calendars are not shown; to try them too, `introplan build --secret-links`")
        console.print(words(told))
    news().print(words(_("Each time a file is read, it shows here. Ctrl-C stops.")))
