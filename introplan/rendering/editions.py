"""What is printed about the release that a booklet or a page belongs to, so that two prints can be told apart."""

from typing import NamedTuple

from introplan.language import day_words
from introplan.releases import Edition, release_day
from introplan.rendering.titles import in_language

Words = tuple[str, str]

DRAFT: Words = ("Utkast", "Draft")
MAY_CHANGE: Words = (
    "Datum och platser kan ändras innan programmet är beslutat.",
    "Dates and places may change before the programme is decided.",
)
UNDECIDED: Words = ("Kullen är inte beslutad än.", "This cohort is not decided yet.")
EDITION: Words = ("Utgåva {}", "Release {}")
CHANGED_EDITION: Words = ("Utgåva {}, ändrad", "Release {}, changed")
RELEASED: Words = ("Utgiven {}.", "Released on {}.")
UNRELEASED_CHANGES: Words = (
    "Här finns ändringar som inte är utgivna än.",
    "This has changes that have not been released yet.",
)


class Mark(NamedTuple):
    """`Utkast` or `Utgåva 1.2`; a sentence or two about it; and all of it on one line for the foot of a page."""

    title: str
    text: str
    foot: str


def mark_of(edition: Edition, *, undecided: bool = False) -> Mark:
    """What a print says about its release; of an `undecided` cohort that it is a draft in any case."""
    frame, release = edition.plan.programme.frame, edition.release
    language = frame.language
    if release is None or undecided:
        about = [in_language(MAY_CHANGE, language), *([in_language(UNDECIDED, language)] if undecided else [])]
        return Mark(in_language(DRAFT, language), " ".join(about), "")
    day = day_words(release_day(release, frame.timezone), language, weekday=False, week=False)
    title = in_language(CHANGED_EDITION if edition.is_changed else EDITION, language).format(release.name)
    text = in_language(RELEASED, language).format(day)
    if edition.is_changed:
        text = f"{text} {in_language(UNRELEASED_CHANGES, language)}"
    return Mark(title, text, f"{title}, {day}")
