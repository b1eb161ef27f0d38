"""The page as `watch` serves it, in Chromium: after each build it is another, and its reader is where they were."""

import json
import subprocess
import threading
from pathlib import Path

import peers
import pytest

from introplan.cli.live import LiveServer

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser waits for one build after another
PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>P</title>
<link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>main {{ height: 5000px }}</style></head><body><h1>{heading}</h1><main></main></body></html>"""


def test_a_page_loads_again_after_each_build_and_its_reader_stays_where_they_were(tmp_path: Path):
    def build(heading: str) -> None:
        (tmp_path / "index.html").write_text(PAGE.format(heading=heading), encoding="utf-8")

    peers.have(peers.CHROMIUM.exists(), "Chromium")
    build("Först")
    with LiveServer(tmp_path, 0, "run") as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        command = [*peers.node("playwright-core"), str(peers.HERE / "live.mjs"), server.address]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as browser:
            assert browser.stdin
            assert browser.stdout
            seen = [json.loads(browser.stdout.readline())]
            for heading in ("Sedan", "Till sist"):
                build(heading)
                server.is_built()
                browser.stdin.write(f"{heading}\n")
                browser.stdin.flush()
                seen.append(json.loads(browser.stdout.readline()))
            browser.stdin.close()
        server.shutdown()
    assert seen == [
        {"at": 1500, "heading": heading, "loads": loads, "complaints": []}
        for loads, heading in enumerate(("Först", "Sedan", "Till sist"))
    ]
