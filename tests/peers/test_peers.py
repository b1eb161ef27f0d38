"""The verifiers are tried on faults that were planted: a judge who never says no is no judge."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import peers
import pytest
import typst
from faults import FAULTS, MEETINGS, SOUND

pytestmark = [pytest.mark.peer, pytest.mark.long]  # every peer is started, to be shown faults


def write(folder: Path, files: Mapping[str, bytes], suffix: str) -> dict[str, Path]:
    paths = {name: folder / f"{name}{suffix}" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    return paths


def in_utc(nominal: datetime) -> str:
    local = nominal.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
    return f"{local.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


TRUE_TIMES = {f"{key}@introplan.example": (in_utc(start), in_utc(end)) for key, (start, end) in MEETINGS.items()}


def times(calendar: peers.Calendar) -> dict[str, tuple[str, str]]:
    return {uid: (event["start"], event["end"]) for uid, event in calendar["events"].items()}


# Calendars


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/New_York", "Pacific/Auckland"])
@pytest.mark.parametrize("peer", [peers.icaljs, peers.libical])
def test_sound_calendars_are_read_at_their_true_times_on_a_machine_anywhere(peer, zone, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    calendars = peer(write(tmp_path, SOUND, ".ics").values())
    day = {"study-visit@introplan.example": ("2026-09-07", "2026-09-09")}
    assert [times(calendar) for calendar in calendars.values()] == [TRUE_TIMES | day] * len(SOUND)


@pytest.mark.parametrize("peer", [peers.icaljs, peers.libical])
def test_texts_come_back_unescaped_and_unfolded(peer, tmp_path):
    [path] = write(tmp_path, {"plain": SOUND["plain"]}, ".ics").values()
    event = peer([path])[path]["events"]["september@introplan.example"]
    assert event["location"] == "Stadshuset, sal Östermalm"
    assert event["summary"] == ("Föreläsning: LVU, barnets bästa – en lång rubrik på å ä ö som viks över flera rader")


def refused(peer, folder: Path) -> set[str]:
    return {path.stem for path, answer in peer(write(folder, FAULTS, ".ics").values()).items() if "refused" in answer}


SEEN_BY_ICALJS = {
    *("byte-order-mark", "latin-1", "no-end", "uid-twice", "no-vtimezone", "unknown-tzid", "alarm-without-trigger")
}
SEEN_BY_LIBICAL = {
    *("latin-1", "no-end", "uid-twice", "no-vtimezone", "unknown-tzid"),
    *("no-version", "no-prodid", "no-uid", "no-dtstamp", "no-organizer", "attendee", "end-and-duration"),
}
SEEN_BY_THE_CLOCK = {"rdate-vtimezone"}
SEEN_BY_NONE = {
    *("control-character", "line-feeds-only", "unfolded", "unescaped-text", "no-method"),
    *("end-before-start", "end-of-another-kind"),
}


def test_icaljs_refuses_what_it_is_known_to_see(tmp_path):
    assert refused(peers.icaljs, tmp_path) == SEEN_BY_ICALJS


def test_libical_refuses_what_it_is_known_to_see(tmp_path):
    assert refused(peers.libical, tmp_path) == SEEN_BY_LIBICAL


def test_each_fault_is_known_to_be_seen_or_left_to_our_own_tests():
    assert set(FAULTS) == SEEN_BY_ICALJS | SEEN_BY_LIBICAL | SEEN_BY_THE_CLOCK | SEEN_BY_NONE


def test_icaljs_shows_that_a_zone_of_rdates_puts_all_summers_an_hour_late(tmp_path):
    [path] = write(tmp_path, {"rdate": FAULTS["rdate-vtimezone"]}, ".ics").values()
    found = times(peers.icaljs([path])[path])
    late = {uid.partition("@")[0] for uid, moments in found.items() if moments > TRUE_TIMES[uid]}
    assert late == {"september", "between-rules", "after-winter-time", "second-july"}
    assert found["after-summer-time@introplan.example"] == TRUE_TIMES["after-summer-time@introplan.example"]


def test_libical_does_not_see_what_a_zone_of_rdates_does_to_others(tmp_path):
    [path] = write(tmp_path, {"rdate": FAULTS["rdate-vtimezone"]}, ".ics").values()
    assert times(peers.libical([path])[path]) == TRUE_TIMES


# Booklets

BOOKLET = """
#set document(title: "Häfte")
#set text(lang: "sv")
= Hösten 2026
#table(columns: 2, table.header([Dag], [Sal]), [1 september], [Möllan])
"""


def test_verapdf_accepts_a_tagged_booklet_and_names_each_rule_that_others_break(tmp_path):
    source = {"main.typ": BOOKLET.encode()}
    files = {
        "häfte": typst.compile(source, pdf_standards=["ua-1"]),
        "undeclared": typst.compile(source),
        "untagged": typst.compile(source, pdf_tags=False),
        "damaged": b"%PDF-1.7\n",
    }
    paths = write(tmp_path, files, ".pdf")
    found = peers.verapdf(paths.values())
    broken = {name: {failure.split()[0] for failure in found[path]} for name, path in paths.items()}
    assert broken == {
        "häfte": set(),
        "undeclared": {"5-1", "7.1-10"},
        "untagged": {"5-1", "6.2-1", "7.1-3", "7.1-10", "7.1-11"},
        "damaged": {"not"},  # not read
    }


# Pages

PAGE = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plan</title>
</head>
<body><main><h1>Hösten 2026</h1><p>Välkommen.</p></main></body>
</html>
"""
NOTHING_WRONG: peers.Page = {
    "violations": [],
    "unsure": [],
    "console": [],
    "requests": [],
    "scrolls_sideways": [],
    "same_without_scripts": True,
}


def page_with(body: str, folder: Path) -> peers.Page:
    path = folder / "sida för ht26.html"
    path.write_text(PAGE.replace("<p>", f"{body}<p>"), encoding="utf-8")
    return peers.axe(path)


def test_a_plain_page_has_nothing_wrong(tmp_path):
    assert page_with("", tmp_path) == NOTHING_WRONG


def test_a_page_that_forbids_scripts_can_be_judged(tmp_path):
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    path = tmp_path / "strict.html"
    path.write_text(PAGE.replace("<title>", f"{policy}<title>"), encoding="utf-8")
    assert peers.axe(path) == NOTHING_WRONG


def test_axe_finds_planted_violations_on_both_screens(tmp_path):
    found = page_with('<h4>För hög</h4><p style="color: #aaa">Blek</p><img src="data:,">', tmp_path)
    rules = {(violation["screen"], violation["rule"]) for violation in found["violations"]}
    expected = {"heading-order", "color-contrast", "image-alt"}
    assert rules == {(screen, rule) for screen in ("desktop", "phone") for rule in expected}


def test_a_page_wider_than_a_phone_scrolls_sideways(tmp_path):
    found = page_with('<table style="width: 500px"><tr><td>Bred</td></tr></table>', tmp_path)
    assert found["scrolls_sideways"][0] == "the page"
    assert "<table" in found["scrolls_sideways"][1]


def test_a_wide_table_may_scroll_in_a_box_of_its_own(tmp_path):
    table = '<table style="width: 500px"><tr><td>Bred</td></tr></table>'
    box = f'<div style="overflow-x: auto" tabindex="0">{table}</div>'
    assert page_with(box, tmp_path)["scrolls_sideways"] == []


def test_what_a_page_asks_the_network_for_is_seen(tmp_path):
    assert page_with('<img alt="" src="https://bilder.example/1.png">', tmp_path)["requests"] == [
        "https://bilder.example/1.png"
    ]


def test_a_page_that_needs_scripts_is_seen(tmp_path):
    found = page_with('<p id="a"></p><script>a.append("skrivet"); oops()</script>', tmp_path)
    assert found["same_without_scripts"] is False
    assert found["console"] == ["error: oops is not defined"]


# Peers that are not there


@pytest.mark.parametrize("peer", [peers.icaljs, peers.libical, peers.verapdf, lambda paths: peers.axe(paths[0])])
@pytest.mark.parametrize(("wanted", "outcome"), [("", pytest.skip.Exception), ("required", pytest.fail.Exception)])
def test_a_missing_peer_skips_the_test_or_fails_it_when_peers_are_required(
    peer, wanted, outcome, tmp_path, monkeypatch
):
    monkeypatch.setenv("INTROPLAN_PEERS", wanted)
    for place in ("HERE", "CACHE", "SYSTEM_PYTHON", "CHROMIUM"):
        monkeypatch.setattr(peers, place, tmp_path / "nowhere")
    with pytest.raises(outcome, match=r"is missing: \.ci/install-peers installs it"):
        peer([tmp_path / "any"])


def test_a_peer_that_breaks_is_not_taken_for_one_that_refuses(tmp_path):
    with pytest.raises(ChildProcessError, match="ERR_FILE_NOT_FOUND"):
        peers.axe(tmp_path / "missing.html")
