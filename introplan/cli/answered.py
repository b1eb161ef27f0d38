"""What is answered to `introplan new`, as the files of the plan have it: ids of names, and words as YAML."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from introplan.amendments.cohort_titles import title_after
from introplan.cli.interview import Answers
from introplan.cli.pasted_names import PastedPerson
from introplan.editing.words import word
from introplan.language import week_words
from introplan.model.ids import free_id, id_meant

SCHOOL_BREAKS: Mapping[str, tuple[str, str]] = {
    "malmo": ("W08", "W44"),
    **dict.fromkeys(("huddinge", "nacka", "tyreso", "varmdo"), ("W09", "W44")),
}
"""The winter and the autumn breaks of those municipalities whose programmes come along, by their names as ids.

Others write their own: the winter break is in one of four weeks, and a guess would keep lectures off the wrong one.
"""

ENDINGS = ("-kommun", "-stad")
OURS = ("samordnaren", "chefen")
"""Ids of people that every such plan begins with."""

EXAMPLE = ("anna-berg", "ida-ek")


def written_out(answers: Answers) -> Mapping[str, object]:
    """The words of the templates in `templates/workspace/asked`."""
    owner = id_meant(answers.organisation) or "organisationen"
    short = next((owner.removesuffix(end) for end in ENDINGS if owner.endswith(end)), owner)
    breaks = SCHOOL_BREAKS.get(short)
    people = list(_people(answers.people))
    return {
        "title": word(answers.title),
        "organisation": {"id": short if breaks else owner, "title": word(answers.organisation)},
        "breaks": breaks and {"winter": week_words(int(breaks[0].removeprefix("W")), "sv"), "weeks": breaks},
        "roles": [{"word": role, "label": label and word(label)} for role, label in answers.roles],
        "people": people,
        "cohort": _cohort(answers.starts),
        "example": {
            "participant": people[0]["id"] if people else EXAMPLE[0],
            "supporter": EXAMPLE[1],
            "role": answers.roles[0].word if answers.roles else "introducer",
        },
    }


def _cohort(starts: date) -> Mapping[str, str | None]:
    return {
        "id": title_after("ht26", starts),
        "title": title_after("Hösten 2026", starts),
        "starts": starts.isoformat(),
    }


def _people(people: Iterable[PastedPerson]) -> Iterator[Mapping[str, str | None]]:
    """Each with an id that nobody else has, made of the name."""
    taken = set(OURS)
    for number, (name, email) in enumerate(people, 1):
        id_ = free_id(id_meant(name) or f"deltagare-{number}", taken)
        yield {"id": id_, "name": word(name), "email": email and word(email)}
