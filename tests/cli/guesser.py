"""Whoever has the files that may be shared, and knows what colleagues know: who is who, and how introplan makes UIDs.

Every personal event has a key that can be guessed: a pair and a week, a participant and a review. What an unkeyed hash
of such a key would be is soon reckoned, and wherever it stands in a shared file it names its event, with its hour.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256

from pypdfium2 import PdfDocument

from introplan.model import Programme

HEAD = 16
"""Characters of a hash that are enough to tell it by, should less than all of it be written."""

CALENDARS = "calendars/people/"
"""What somebody's calendar is called by its own hash; in plain letters it is a path, and no event."""

HASH = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{HEAD},64}}(?![0-9a-f])")
KEY = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:/[A-Za-z0-9_-]+){1,2}")
"""Each run of letters is read once, of which there are long ones in what is packed."""


def named(files: Mapping[str, bytes], programme: Programme) -> dict[str, str]:
    """The keys of personal events that stand in any of the files, and where they were found first."""
    keys, found = set(guessed_keys(programme)), dict[str, str]()
    hashes = {sha256(f"{programme.frame.id}/{key}".encode()).hexdigest()[:HEAD]: key for key in keys}
    for path, content in sorted(files.items()):
        for text in texts_of(path, content):
            told = (hashes.get(each[:HEAD]) for each in HASH.findall(text.lower()))
            plain = (each.removeprefix(f"{programme.frame.id}/") for each in KEY.findall(text))
            for key in (*told, *(each for each in plain if each in keys and not each.startswith(CALENDARS))):
                if key:
                    found.setdefault(key.removesuffix("#place"), path)
    return found


def texts_of(path: str, content: bytes) -> Iterator[str]:
    """What a file says: of a PDF, what can be read on its pages and is said about it too; its own name."""
    yield path
    yield content.replace(b"\r\n ", b"").decode("utf-8", errors="replace")
    if path.endswith(".pdf"):
        document = PdfDocument(content)
        yield from (page.get_textpage().get_text_range() for page in document)
        yield from document.get_metadata_dict().values()


def guessed_keys(programme: Programme) -> Iterator[str]:
    """All that personal events could be called, and the calendars of people."""
    weeks, months = rhythm_of(programme)
    everybody = [(person, entry.identity) for person, entry in programme.people.items()]
    pairings = {identity for id_, pairing in programme.pairings.items() for identity in (id_, pairing.identity)}
    for cohort in programme.cohorts.values():
        for participant in cohort.participants:
            pairings |= {f"{participant}-{other}" for names in everybody for other in names}
            for review in programme.frame.reviews.values():
                yield from both(f"{cohort.identity}/{participant}/{review.identity}")
    for pairing in sorted(pairings):
        for when in (*weeks, *months):
            yield from both(f"{pairing}/{when}")
    for event in programme.events.values():
        if event.kind == "other" and set(event.with_) <= programme.people.keys():
            yield from both(f"_events/{event.identity}")
    yield from (f"{CALENDARS}{name}" for names in everybody for name in names)


def both(key: str) -> tuple[str, str]:
    """What an event is known by, and what its room once was."""
    return key, f"{key}#place"


def rhythm_of(programme: Programme) -> tuple[Iterable[str], Iterable[str]]:
    """The weeks and the months in which anything may be."""
    first = min(cohort.starts for cohort in programme.cohorts.values()) - timedelta(days=60)
    days = [first + timedelta(days=7 * week) for week in range(52 * 4)]
    return dict.fromkeys(map(week_of, days)), dict.fromkeys(f"{day:%Y-%m}" for day in days)


def week_of(day: date) -> str:
    """`2027-W10`."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"
