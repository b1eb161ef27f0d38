"""What is printed about the release that a booklet or a page belongs to, so that two prints can be told apart."""

from typing import NamedTuple

from introplan.language import Language, _, day_words, in_full, titled
from introplan.language.terms import STATES
from introplan.releases import Edition, release_day


class EditionMark(NamedTuple):
    """`Utkast` or `Utgåva 1.2`; a sentence or two about it; and all of it on one line for the foot of a page."""

    title: str
    text: str
    foot: str


def mark_of(edition: Edition, *, undecided: bool = False, language: Language | None = None) -> EditionMark:
    """What a print says about its release; of an `undecided` cohort that it is a draft in any case.

    It says it in the programme's language, unless another is asked for.
    """
    frame, release = edition.plan.programme.frame, edition.release
    language = language or frame.language
    if release is None or undecided:
        about = [in_full(_("Dates and places may change before the programme is released."), language)]
        if undecided:
            about.append(in_full(_("This cohort is not decided yet."), language))
        return EditionMark(titled(STATES["draft"], language), " ".join(about), "")
    day = day_words(release_day(release, frame.timezone), language, weekday=False, week=False)
    template = _("Release {name}, changed") if edition.is_changed else _("Release {name}")
    title = in_full(template, language, name=release.name)
    text = in_full(_("Released on {day}."), language, day=day)
    if edition.is_changed:
        text = f"{text} {in_full(_('This has changes that have not been released yet.'), language)}"
    return EditionMark(title, text, f"{title}, {day}")
