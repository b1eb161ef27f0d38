"""`introplan serve`: what is built, read over HTTP on this computer and from nowhere else."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import NamedTuple

import pytest
from cli.conftest import Run

from introplan.cli.serve import Server

CALENDAR = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Hösten\r\nEND:VCALENDAR\r\n".encode()


class Got(NamedTuple):
    status: int
    headers: HTTPMessage
    content: bytes


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    files = {
        "malmo/index.html": b"<!doctype html>",
        "malmo/lectures/bbic.html": b"<!doctype html>",
        "malmo/assets/site.css": b"body { margin: 0 }",
        "malmo/calendars/people/ada.ics": CALENDAR,
        "malmo/calendars/programme.ics": CALENDAR,
        "malmo/.introplan-manifest": b"index.html\n",
        "malmo_private/.introplan-manifest": b"index.html\n",
        "malmo_private/index.html": b"no",
        "malmo_private/calendars/people/ada.ics": CALENDAR,
        "malmo_private/release-1/people/ada.ics": CALENDAR,
        "malmo_secret-links/people/0f/calendar.ics": CALENDAR,
        ".hemlig/index.html": b"no",
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (tmp_path / "utanför.ics").write_bytes(b"no")
    return folder


@pytest.fixture
def server(built: Path) -> Iterator[Server]:
    with Server(built, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: Server, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Got:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers=dict(headers or {}))
    answer = connection.getresponse()
    got = Got(answer.status, answer.headers, answer.read())
    connection.close()
    return got


ADA = "/malmo/calendars/people/ada.ics"


def test_a_calendar_is_given_out_as_one(server):
    got = ask(server, ADA)
    assert (got.status, got.content) == (200, CALENDAR)
    assert got.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert got.headers["Content-Length"] == str(len(CALENDAR))
    assert re.fullmatch(r'"[0-9a-f]{32}"', got.headers["ETag"])


@pytest.mark.parametrize(("path", "kind"), [("lectures/bbic.html", "text/html"), ("assets/site.css", "text/css")])
def test_the_pages_that_a_programme_s_page_leads_to_are_given_out_as_what_they_are(server, path, kind):
    got = ask(server, f"/malmo/{path}")
    assert (got.status, got.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")


def test_the_head_alone_says_the_same_without_the_content(server):
    whole, head = ask(server, ADA), ask(server, ADA, "HEAD")
    del whole.headers["Date"], head.headers["Date"]
    assert (head.status, head.headers.items(), head.content) == (200, whole.headers.items(), b"")


def test_whoever_has_the_newest_version_is_told_so(server, built):
    headers = ask(server, ADA).headers
    by_tag, by_time = {"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}
    several = {"If-None-Match": f'"another", W/{headers["ETag"]}'}
    kept = [ask(server, ADA, headers=known) for known in (by_tag, by_time, several, {"If-None-Match": "*"})]
    assert [(got.status, got.content) for got in kept] == [(304, b"")] * 4
    (built / ADA[1:]).write_bytes(CALENDAR.replace(b"H", b"V"))
    os.utime(built / ADA[1:], (2_000_000_000, 2_000_000_000))
    assert [ask(server, ADA, headers=known).status for known in (by_tag, by_time)] == [200, 200]


def test_the_tag_tells_more_than_the_time(server):
    headers = ask(server, ADA).headers
    assert (
        ask(server, ADA, headers={"If-None-Match": '"x"', "If-Modified-Since": headers["Last-Modified"]}).status == 200
    )


@pytest.mark.parametrize("since", ["", "yesterday", "Mon, 99 Foo 2026 00:00:00 GMT"])
def test_a_time_that_can_not_be_read_is_no_time(server, since):
    assert ask(server, ADA, headers={"If-Modified-Since": since}).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../utanf%C3%B6r.ics",
        "/malmo/../../utanf%C3%B6r.ics",
        "/%2e%2e/utanf%C3%B6r.ics",
        "/malmo%2F..%2F..%2Futanf%C3%B6r.ics",
        "/..%5Cutanf%C3%B6r.ics",
        "//utanf%C3%B6r.ics",
        "/malmo/.introplan-manifest",
        "/.hemlig/",
        "/malmo/calendars/people/",
        "/malmo/calendars/",
        "/malmo/finns-inte.ics",
        "/%00",
        "/C:/windows/win.ini",
        "/malmo/calendars/people/ada.ics/more",
        "/malmo_private",
        "/malmo_private/",
        "/malmo_private/calendars/people/ada.ics",
        "/malmo%5fprivate/calendars/people/ada.ics",
        "/malmo_private/release-1/people/ada.ics",
        "/malmo/../malmo_private/calendars/people/ada.ics",
        "/malmo_secret-links/",
        "/malmo_secret-links/people/",
        "/malmo_secret-links/people/0f/",
    ],
)
def test_nothing_else_is_given_out_and_no_folder_is_listed(server, path):
    got = ask(server, path)
    assert (got.status, got.content) == (404, b"Not Found\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(server, built):
    (built / "malmo/genväg.ics").symlink_to(built.parent / "utanför.ics")
    assert ask(server, "/malmo/genv%C3%A4g.ics").status == 404


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_link_leads_to_what_is_personal(server, built):
    (built / "malmo/ada.ics").symlink_to(built / "malmo_private/calendars/people/ada.ics")
    (built / "malmo/mer").symlink_to(built / "malmo_private")
    asked = ("/malmo/ada.ics", "/malmo/mer", "/malmo/mer/", "/malmo/mer/calendars/people/ada.ics")
    assert [ask(server, path).status for path in asked] == [404] * 4


def test_somebody_s_own_calendar_can_be_tried_at_its_secret_address(server):
    assert ask(server, "/malmo_secret-links/people/0f/calendar.ics").content == CALENDAR


@pytest.mark.parametrize("folder", ["malmo_private", "malmo_private/calendars", "malmo_private/../malmo_private"])
def test_the_folder_of_what_is_personal_is_shown_to_nobody(built: Path, run: Run, folder: str):
    answer = run("serve", str(built / folder))
    assert answer.code == 2
    assert "is personal and is not served" in answer.err


@pytest.mark.parametrize("host", ["kalender.example", "127.0.0.1", "localhost:1", "127.0.0.1.kalender.example:80", ""])
def test_a_name_that_is_not_this_computers_own_is_refused(server, host):
    assert ask(server, ADA, headers={"Host": host}).status == 421


def test_localhost_is_this_computer(server):
    assert ask(server, ADA, headers={"Host": f"localhost:{server.server_port}"}).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PROPFIND", "OPTIONS", "POST"])
def test_nothing_can_be_written(server, method):
    got = ask(server, ADA, method)
    assert (got.status, got.headers["Allow"]) == (405, "GET, HEAD")


def test_the_address_alone_leads_to_the_only_programme(server, built):
    assert (ask(server, "/").status, ask(server, "/").headers["Location"]) == (302, "/malmo/")
    assert ask(server, "/malmo").headers["Location"] == "/malmo/"
    assert ask(server, "/malmo/").content == b"<!doctype html>"
    (built / "index.html").write_bytes(b"two")
    assert ask(server, "/").content == b"two"


def test_no_other_computer_can_reach_it(server):
    assert server.server_address[0] == "127.0.0.1"


def test_without_a_build_there_is_nothing_to_serve(workspace: Path, run: Run):
    answer = run("serve")
    assert answer.code == 2
    assert "run introplan build first" in " ".join(answer.err.split())


def test_a_port_that_is_taken_is_said(built: Path, run: Run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = run("serve", str(built), "--port", str(port))
    assert (answer.code, answer.err) == (
        1,
        f"error: another program uses port {port}\nhelp: choose another: introplan serve --port 8027\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C goes to the whole console")
def test_it_tells_the_addresses_and_ends_quietly_with_ctrl_c(built: Path):
    command = [sys.executable, "-m", "introplan", "serve", str(built), "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # What a shell starts behind it ignores Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread in this test
    ) as serving:
        assert serving.stdout is not None
        told = [serving.stdout.readline() for _ in range(8)]
        serving.send_signal(signal.SIGINT)
        _, news = serving.communicate(timeout=20)
    assert serving.returncode == 0
    address = r"  http://127\.0\.0\.1:\d+/malmo/"
    assert re.fullmatch(address + r"\n", told[1])
    assert re.fullmatch(address + r"calendars/programme\.ics\n", told[3])
    assert "Classic Outlook" in told[4]
    assert "the column Link of secret-links/….csv" in told[6]
    assert re.fullmatch(r"  http://127\.0\.0\.1:\d+/malmo_secret-links/\n", told[7])
    assert news.splitlines()[-1] == "Stopped."
