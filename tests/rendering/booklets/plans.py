"""Plans to print that are as small or as large as any: without texts, with long ones, with many people."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel
from rendering.booklets.programmes import plan_from

from introplan.agenda import Plan, plan_of
from introplan.days import add_months

TEXTS = ("text", "summary", "preparation", "deepening", "note")
MARKDOWN = {*TEXTS, "directions", "welcome", "ask"}


def without_texts(plan: Plan) -> Plan:
    """The plan with titles and dates alone."""
    return plan_of(plan.name, _bare(plan.programme), plan.origins)


def _bare(value: Any, name: str = "") -> Any:
    """A value without any Markdown, which is empty where there was some."""
    if isinstance(value, BaseModel):
        update = {field: _bare(getattr(value, field), field) for field in type(value).model_fields}
        return _fresh(value.model_copy(update=update))
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items()}
    return "" if name in MARKDOWN and isinstance(value, str) else value


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


def _of(plan: Plan, update: dict[str, Any]) -> Plan:
    return plan_of(plan.name, _fresh(plan.programme.model_copy(update=update)), plan.origins)


def _fresh(model: Any) -> Any:
    """The model without what has been reckoned from what it was copied from."""
    for derived in model.__dict__.keys() - {*type(model).model_fields, "path"}:
        del model.__dict__[derived]
    return model


def large(participants: int = 40, lectures: int = 80, *, language: str = "sv") -> Plan:
    """As large a cohort as there may be, with titles of three lines."""
    return plan_from("\n".join(_large(participants, lectures, language)))


THREE_LINES = (
    "Samordnad individuell planering mellan socialtjänst, skola, hälso- och sjukvård samt vårdnadshavare i komplexa "
    "ärenden med flera huvudmän, och hur man håller ihop dem"
)


def _large(participants: int, lectures: int, language: str) -> Iterator[str]:
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
        yield f"  i{number}: {{name: Ida Introd-Nummer{number}, organisation: o, email: i{number}@kommunen.example}}"
        yield f"  l{number}: {{name: Lars Lektorsson-Nummer{number}, organisation: o, job: Jurist och utredare}}"
    for number in range(participants):
        yield f"  d{number}: {{name: Deltagare Nummer{number}, organisation: o, unit: u{number % 8}}}"
    yield "places: {salen: {title: Stora salen i stadshuset, address: Provgatan 1}}\nlectures:"
    for number in range(lectures):
        yield f"  f{number}: {{title: '{number}. {THREE_LINES}', lecturers: [l{number % 8}], text: Vi läser.}}"
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
