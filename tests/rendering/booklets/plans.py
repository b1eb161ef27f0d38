"""Plans to print that are as small or as large as any: without texts, with eight times as long ones, with many people."""

from collections.abc import Iterator, Mapping
from typing import Any

from rendering.booklets.programmes import plan_from

from introplan.agenda import Plan, plan_of
from introplan.days import add_months
from introplan.model import Programme

TEXTS = ("text", "summary", "preparation", "deepening", "note")


def without_texts(plan: Plan) -> Plan:
    """The plan with titles and dates alone."""
    return _of(plan, {"lectures": _bare(plan.programme.lectures), "activities": _bare(plan.programme.activities)})


def with_texts_times(plan: Plan, times: int) -> Plan:
    """The plan with every text so many times as long."""

    def longer(entries: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: entry.model_copy(
                update={
                    name: "\n\n".join([getattr(entry, name)] * times) for name in TEXTS if getattr(entry, name, None)
                }
            )
            for key, entry in entries.items()
        }

    programme = plan.programme
    return _of(plan, {"lectures": longer(programme.lectures), "activities": longer(programme.activities)})


def on_paper(plan: Plan, paper: str, *, notes: bool = False) -> Plan:
    """The plan with a look that asks for a paper, and for lines to write on."""
    frame = plan.programme.frame
    look = frame.look.model_copy(update={"paper": paper, "notes": notes})
    return _of(plan, {"frame": frame.model_copy(update={"look": look})})


def _bare(entries: Mapping[str, Any]) -> dict[str, Any]:
    empty = {"material": (), **dict.fromkeys(TEXTS)}
    return {
        key: entry.model_copy(update={name: value for name, value in empty.items() if hasattr(entry, name)})
        for key, entry in entries.items()
    }


def _of(plan: Plan, update: dict[str, Any]) -> Plan:
    programme: Programme = plan.programme.model_copy(update=update)
    for derived in programme.__dict__.keys() - {*type(programme).model_fields, "path"}:  # reckoned from the old
        del programme.__dict__[derived]
    return plan_of(plan.name, programme, plan.origins)


def large(participants: int = 40, lectures: int = 80, *, language: str = "sv") -> Plan:
    """As large a cohort as there may be, with titles of three lines."""
    return plan_from("\n".join(_large(participants, lectures, language)))


THREE_LINES = (
    "Samordnad individuell planering mellan socialtjänst, skola, hälso- och sjukvård samt vårdnadshavare i komplexa "
    "ärenden med flera huvudmän, och hur man håller ihop dem"
)


def _large(participants: int, lectures: int, language: str) -> Iterator[str]:
    from datetime import date, timedelta

    yield f"""
programme:
  schema: 1
  id: stor
  title: Introduktionsprogram för nya socialsekreterare i kommunerna längs kusten och i skogen
  kind: introduction
  owner: o
  length: 24 months
  language: {language}
  contact: {{title: Programmet, email: programmet@kommunen.example}}
  domain: stor.example
  coordinators: [karin]
  welcome: Välkommen.
  phases:
    a: {{title: En trygg start på arbetet, months: 0-6, text: Du går bredvid.}}
    b: {{title: På egen hand, months: 6-24, text: Du är ansvarig.}}
  roles: {{introducer: {{text: Fråga om allt.}}}}
organisations: {{o: {{title: Kommunalförbundet, kind: municipality}}}}
units:"""
    for number in range(8):
        yield f"  u{number}: {{title: Enheten för barn och unga {number}, organisation: o, manager: m{number}}}"
    yield "people:\n  karin: {name: Karin Provlund, organisation: o, email: karin@kommunen.example}"
    for number in range(8):
        yield f"  m{number}: {{name: Mona Mallgren-Nummer{number}, organisation: o, email: m{number}@kommunen.example}}"
        yield f"  i{number}: {{name: Ida Introdotter-Nummer{number}, organisation: o, email: i{number}@kommunen.example}}"
        yield f"  l{number}: {{name: Lars Lektorsson-Nummer{number}, organisation: o, job: Jurist och utredare}}"
    for number in range(participants):
        yield f"  d{number}: {{name: Deltagare Nummer{number}, organisation: o, unit: u{number % 8}}}"
    yield "places: {salen: {title: Stora salen i stadshuset, address: Provgatan 1}}\nlectures:"
    for number in range(lectures):
        yield f"  f{number}: {{title: '{number}. {THREE_LINES}', lecturers: [l{number % 8}], text: Vi läser och talar.}}"
    yield "cohorts:\n  ht26:\n    title: Hösten 2026\n    starts: 2026-09-01\n    participants:"
    yield from (f"      d{number}:" for number in range(participants))
    yield "    sessions:"
    first = date(2026, 9, 3)
    days = (add_months(first, 24) - first).days - 14
    for number in range(lectures):
        day = first + timedelta(days=days * number // lectures // 7 * 7)
        hours = "9-12" if number % 2 else "13-16"
        yield f"      f{number}: {{date: {day}, time: {hours}, place: salen}}"
    yield "pairings:"
    yield from (f"  p{number}: {{participant: d{number}, introducer: i{number % 8}}}" for number in range(participants))
