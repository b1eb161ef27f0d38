"""The pages of a build as `watch` serves them: one that is open in a browser loads itself again after each build.

What lies on the disk has nothing of this. What is served has one script more, and its policy lets that script alone in.
"""

import re
import threading
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from introplan.cli.serve import OK, Handler, ServedPage, Server, tag_of

LIVE = "/_live"
BEAT = 2.0  # seconds between two signs of life, by which a reader who has gone is noticed
_SCRIPT = """\
{let s;const listen=()=>{s=new EventSource("%s?n=%s");s.onmessage=()=>{s.close();location.reload()}};listen();
addEventListener("pagehide",()=>s.close());addEventListener("pageshow",e=>e.persisted&&listen())}"""
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_SCRIPTS = re.compile(rb"script-src ([^;]*)")
_END = re.compile(rb"</body>|</html>|\Z", re.IGNORECASE)


class LiveServer(Server):
    """The folder of a build, which says when it is another. `mark` tells these builds from those of an earlier run."""

    def __init__(self, folder: Path, port: int, mark: str) -> None:
        self._mark, self._build = mark, 0
        self._another = threading.Condition()
        super().__init__(folder, port, LiveHandler)

    @property
    def build(self) -> str:
        """What the newest build is known by."""
        return f"{self._mark}.{self._build}"

    def is_built(self) -> None:
        """Tell all pages that are open that there is something new."""
        with self._another:
            self._build += 1
            self._another.notify_all()

    def awaits(self, build: str) -> bool:
        """Whether there is another build than one, which is waited for a while."""
        with self._another:
            return self._another.wait_for(lambda: self.build != build, timeout=BEAT)

    def page(self, path: str) -> ServedPage | str | None:
        """What stands at the path of an address; a page has what loads it again."""
        found = super().page(path)
        if not isinstance(found, ServedPage) or not found.kind.startswith("text/html"):
            return found
        content = _live(found.content, self.build)
        return found._replace(content=content, tag=tag_of(content))


class LiveHandler(Handler):
    """Answers whoever waits for the next build, and says nothing of what is read."""

    server: LiveServer

    def answer(self) -> None:
        """A stream that ends with the next build, or a page."""
        address = urlsplit(self.path)
        if address.path != LIVE:
            super().answer()
            return
        self.close_connection = True
        self.send_response(OK)
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Connection": "close"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._stream((parse_qs(address.query).get("n") or [""])[0])

    def _stream(self, build: str) -> None:
        try:
            self.wfile.write(b"retry: 500\n\n")
            while not self.server.awaits(build):
                self.wfile.write(b":\n\n")
            self.wfile.write(b"data: %s\n\n" % self.server.build.encode())
        except OSError:  # whoever waited has gone
            return

    def tell_request(self, status: int) -> None:
        """Nothing: a page that loads itself again is no news."""


def _live(page: bytes, build: str) -> bytes:
    """A page with a script that loads it again after another build, which its policy lets in."""
    script = (_SCRIPT % (LIVE, build)).encode()
    mark = b"'sha256-%s'" % b64encode(sha256(script).digest())
    page = _POLICY.sub(lambda found: found[1] + _with_script(found[2], mark) + found[3], page, count=1)
    end = _END.search(page)
    at = end.start() if end else len(page)
    return page[:at] + b"<script>" + script + b"</script>" + page[at:]


def _with_script(policy: bytes, mark: bytes) -> bytes:
    """A policy that lets in one script more, and what that asks of this server."""
    if _SCRIPTS.search(policy):
        policy = _SCRIPTS.sub(lambda found: b"script-src %s %s" % (found[1].strip(), mark), policy, count=1)
    else:
        policy += b"; script-src " + mark
    return policy + b"; connect-src 'self'"
