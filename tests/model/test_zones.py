"""Time zones as people write them, and which one is meant; never one whose sign says the opposite."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.model.zones import hours_of, zone_meant, zones
from introplan.reading import File, Folder
from tests.reading.pasted import SOUND, found_in

STOCKHOLM = (
    "GMT+1",
    "gmt +1",
    "UTC+1",
    "UTC+01:00",
    "(UTC+01:00)",
    "+01:00",
    "CET",
    "CEST",
    "MEZ",
    "Stockholm",
    "stockholm",
    "Europa/Stockholm",
    "Europe/Stokholm",
    "europe/stockholm",
    "Sverige",
    "Sweden",
    "SE",
    "svensk tid",
    "W. Europe Standard Time",
    "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien",
)


@pytest.mark.parametrize("text", STOCKHOLM)
def test_what_means_swedish_time_is_answered_with_stockholm(text):
    assert text not in zones()
    assert zone_meant(text) == "Europe/Stockholm"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Norge", "Europe/Oslo"),
        ("Helsinki", "Europe/Helsinki"),
        ("GMT Standard Time", "Europe/London"),
        ("Romance Standard Time", "Europe/Paris"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
        ("GMT-1", ""),
        ("UTC+2", ""),
        ("GMT", ""),
        ("Etc/GMT+99", ""),
        ("nånstans", ""),
    ],
)
def test_another_zone_is_told_where_there_is_but_one(text, zone):
    assert zone_meant(text) == zone


@given(
    st.sampled_from(["GMT", "UTC", "Etc/GMT", ""]),
    st.sampled_from("+-−"),
    st.integers(0, 15),
    st.sampled_from(["", ":00", " "]),
)
def test_a_zone_with_the_other_sign_is_never_offered(name, sign, hours, end):
    assert not zone_meant(f"{name}{sign}{hours}{end}").startswith("Etc/")


@pytest.mark.parametrize(("zone", "hours"), [("Etc/GMT+1", "UTC−1"), ("Etc/GMT-2", "UTC+2")])
def test_a_zone_by_hours_tells_what_it_means(zone, hours):
    assert hours_of(zone) == hours
    files = [
        File(file.path, file.content.replace(b"programme:\n", f"programme:\n  timezone: {zone}\n".encode(), 1))
        for file in SOUND
        if isinstance(file.content, bytes)
    ]
    (only,) = found_in(Folder("programmes/demo", tuple(files)))
    assert (only.name, only.severity, only.message.values["hours"]) == ("time-zone-by-hours", "warning", hours)
