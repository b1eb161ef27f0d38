"""Two calendar programs that keep what they are given: Radicale, a CalDAV server, and khal, a calendar on disk.

Both are Python, in an environment of their own, so that what they depend on does not meddle with ours.
"""

import os
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server

import peers

PYTHON = peers.CACHE / "python" / "bin" / "python"
RADICALE = """
from functools import cache
from runpy import run_module
from vobject import icalendar
icalendar.getTransition = cache(icalendar.getTransition)
run_module("radicale", run_name="__main__", alter_sys=True)
"""
"""Radicale as it is, but for one function of what it reads calendars with: when a zone's clocks change in a year is a
matter of zone and year alone, and is worked out for each event anew, which takes nine tenths of the time."""
WHO = f"Basic {b64encode(b'coordinator:anything').decode()}"
KHAL = """\
[calendars]
[[plan]]
path = {folder}/plan
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = plan
"""
LISTED = "{uid}\t{start-long-full}\t{end-long-full}\t{title}\t{cancelled}\n"


class CalDav:
    """One user's folder on a CalDAV server."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, content: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """The answer to a request below the folder."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, f"/coordinator/{path}", content, {"Authorization": WHO, **headers})
        answer = connection.getresponse()
        told = answer.status, answer.read()
        connection.close()
        return told

    def put(self, path: str, content: bytes) -> int:
        """The status of putting a calendar, or one event in it."""
        return self.ask("PUT", path, content, **{"Content-Type": "text/calendar; charset=utf-8"})[0]


@contextmanager
def radicale(folder: Path) -> Iterator[CalDav]:
    """A server of this test alone, on a free port of this computer."""
    peers.have(PYTHON.exists(), "Radicale")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = (
        *("--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none"),
        *("--storage-filesystem-folder", str(folder), "--logging-level", "error"),
    )
    with subprocess.Popen(
        [PYTHON, "-c", RADICALE, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    ) as server:
        try:
            caldav = CalDav(port)
            _wait_for(caldav, server)
            yield caldav
        finally:
            server.terminate()


def _wait_for(caldav: CalDav, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    for _ in range(300):
        try:
            caldav.ask("OPTIONS", "")
        except OSError:
            if server.poll() is not None:
                raise ChildProcessError(server.stderr.read().decode() if server.stderr else "") from None
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


class Khal:
    """A calendar on disk that files are imported into."""

    def __init__(self, folder: Path) -> None:
        peers.have(PYTHON.exists(), "khal")
        (folder / "plan").mkdir(parents=True)
        self.folder, self.config = folder, folder / "khal.conf"
        self.config.write_text(KHAL.format(folder=folder), encoding="utf-8")

    def load(self, file: bytes) -> None:
        """Import a file, as its user would."""
        path = self.folder / "import.ics"
        path.write_bytes(file)
        self._run("import", "--batch", "-a", "plan", str(path))

    def listed(self) -> list[tuple[str, str, str, str]]:
        """UID, start, end and title of everything that is not cancelled, each day of it."""
        told = self._run("list", "--notstarted", "--format", LISTED, "--day-format", "", "2026-01-01", "1400d")
        rows = [line.replace(" 00:00", "").split("\t") for line in told.split("\n") if line]  # of whole days
        return [(uid, start, end, title) for uid, start, end, title, cancelled in rows if not cancelled.strip()]

    def _run(self, *words: str) -> str:
        command = [PYTHON, "-m", "khal", "-c", str(self.config), *words]
        told = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "Europe/Stockholm", "HOME": str(self.folder)},
        )
        if told.returncode:
            raise ChildProcessError(told.stderr)
        return told.stdout
