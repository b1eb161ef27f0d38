"""`introplan move`: a session, a review, a meeting or an event at another time or in another room, where it can be."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.coming_back import all_moved
from introplan.amendments.free import FreeSlot, FreeSlots, SlotWithOthers, free, free_with_others
from introplan.amendments.moving import PASSED, To, line_for, moment_of, moved
from introplan.amendments.occasions import Named, named
from introplan.checks.occasions import title_of
from introplan.cli.amending import Amended, Wish, Work, amend, tell_hindrance
from introplan.cli.names import told
from introplan.cli.plans import read_plans
from introplan.cli.reader import reader
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import news, out, several, words
from introplan.cli.today import today_here
from introplan.cli.typed import day_typed, times_typed
from introplan.cli.wrong_use import wrong_use
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import _, _n
from introplan.diagnostics.wrapping import wrapped
from introplan.language import in_words, short_day, short_stretch, short_week, times_words
from introplan.workspace.files import Workspace

MOST_REFUSING = 3
NONE_FREE = _n(
    "It does not fit on the {count} day around. What is in the way:",
    "It fits on none of the {count} days around. What is most often in the way:",
)
ON_DAYS = _n("on {count} day", "on {count} days")


class Destination(NamedTuple):
    """Where something is to be, as it is typed."""

    to: str | None = None
    time: str | None = None
    place: str | None = None


def move_occasion(asked_for: str, destination: Destination, wish: Wish) -> int:
    """Move what is asked for, after asking; the exit code."""
    day = None if destination.to is None else day_typed(destination.to, "--to")
    times = None if destination.time is None else times_typed(destination.time, "--time")
    if not any(destination):
        raise wrong_use(_("say where it should be with --to, --time or --place; --free lists where it could be"))

    def to(plan: Plan) -> To | Hindrance:
        if destination.place is None:
            return To(day, times)
        place = asked([plan], "place", destination.place)
        return place if isinstance(place, Hindrance) else To(day, times, place.id)

    def change(found: Named) -> Amendment | Hindrance:
        where = to(found.plan)
        if isinstance(where, Hindrance):
            return where
        return all_moved(found, where, today_here()) if found.times else moved(found, where, today_here())

    return amend("move", amending(asked_for, change), wish)


def amending(asked_for: str, change: Callable[[Named], Amendment | Hindrance]) -> Work:
    """The change of the occasion that is asked for, in whichever plan has it."""

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        found = named(plans, asked_for)
        if isinstance(found, Hindrance):
            return found
        amendment = change(found)
        return amendment if isinstance(amendment, Hindrance) else Amended(found.plan, amendment)

    return work


def list_free(asked_for: str, near: str | None) -> int:
    """List where the occasion that is asked for could be instead; the exit code."""
    around = None if near is None else day_typed(near, "--near")
    workspace = Workspace.here()
    rule_sets, _faults = rule_sets_of(workspace)
    read = read_plans(workspace, workspace.chosen([]), rule_sets)
    found = named([each.plan for each in read if each.plan], asked_for)
    if isinstance(found, Hindrance):
        return tell_hindrance(found, read)
    slots = free(found, today_here(), around)
    plan, occasion = found.plan, found.occasion
    values = {"what": title_of(plan, occasion), "when": moment_of(occasion, plan)}
    heading = words(_("{what}, now {when}") if occasion.booked else _("{what}, due on {when}"), **values)
    out().print(Text("\n".join(wrapped(heading, out().breadth)), "bold"))
    if occasion.booked and occasion.day < today_here():
        news().print(words(PASSED, day=occasion.day))
    if slots.slots:
        _list(found, slots.slots)
    else:
        _say_why_not(slots)
    if near is None and (others := free_with_others(found, slots, today_here())):
        _list_with_others(plan, others)
    return 0


def _list(found: Named, slots: Sequence[FreeSlot]) -> None:
    out().print(words(_("Free, the best first:")))
    out().print()
    _print_rows(found.plan, slots)
    news().print()
    news().print(words(_("To take the first:")))
    news().print(f"\n    {line_for(found, slots[0].occasion)}\n")


def _list_with_others(plan: Plan, others: Sequence[SlotWithOthers]) -> None:
    """The days on which it could be if others made way, with whom that affects, and the lines for the first of them."""
    out().print()
    out().print(words(_("Free if something else makes way:")))
    out().print()
    _print_rows(plan, [each.slot for each in others])
    news().print()
    news().print(words(_("To take the first of these:")))
    news().print()
    for line in others[0].lines:
        news().print(f"    {line}")
    news().print()


def _print_rows(plan: Plan, slots: Sequence[FreeSlot]) -> None:
    rows = [(slot, _row(plan, slot)) for slot in slots]
    widths = [max(cell_len(row[column]) for _slot, row in rows) for column in range(3)]
    for slot, row in rows:
        cells = "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        _print_row(slot, f"  {cells}")


def _row(plan: Plan, slot: FreeSlot) -> tuple[str, str, str]:
    """Day or days, week and time."""
    day, times, language = slot.occasion.day, slot.occasion.times, reader()
    days = stretch_of(plan, slot.occasion)
    when = short_stretch(days, language) if days else short_day(day, language)
    week = short_week(day.isocalendar()[1], language)
    return f"{when} {day.year}", week, times_words(times, language) if times else ""


def _print_row(slot: FreeSlot, cells: str) -> None:
    """A row, with the room and the price behind it: broken below themselves where the window is narrow."""
    price = in_words(slot.price, reader()) if slot.price else ""
    behind = " · ".join(each for each in (slot.place, price) if each)
    if not behind:
        out().print(Text(cells.rstrip()))
        return
    column = cell_len(cells) + 2
    lines = wrapped(behind, out().breadth, beside=column, indent=column)
    out().print(Text.assemble(f"{cells}  ", ("\n".join(lines), "yellow" if price else "")))


def _say_why_not(slots: FreeSlots) -> None:
    """What stands against most of the days, as `explain` says it."""
    out().print(several(NONE_FREE, slots.days))
    explained = {each.name: each.paragraphs[0] for each in told()}
    for name, days in slots.refused[:MOST_REFUSING]:
        out().print()
        out().print(Text.assemble("  ", (name, "cyan"), f"  {several(ON_DAYS, days)}"))
        lines = wrapped(explained.get(name, ""), out().breadth, beside=6, indent=6)
        out().print(Text("      " + "\n".join(lines)))
    news().print()
    news().print(words(_("`--near DATE` searches around another day.")))
