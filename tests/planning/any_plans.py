"""Small plans made by chance: cohorts with sessions to be held, reviews to be booked and pairings that are to meet."""

from random import Random

PEOPLE = ("ada", "bo", "cia", "dan", "eli")
SUPPORTERS = ("ida", "max", "rut")
MANAGERS = ("mona", "malte")
LECTURERS = ("olle", "pia")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def any_plan(seed: int) -> str:
    """The YAML of a plan in which people are away, work part time, pause, start late and have things booked."""
    chance = Random(seed)
    return "\n".join([*_frame(chance), *_people(chance), *_cohorts(chance)])


def _frame(chance: Random) -> list[str]:
    lunch = chance.choice(["", ", lunch: {between: 11.30-13.00, length: 45min}"])
    day = chance.choice(["8-16", "8.30-12", "9-15"])
    every = chance.choice(["1 week", "2 weeks", "1 month"])
    length = chance.choice(["", ", length: 1h"])
    return [
        "programme:",
        "  length: 10 months",
        f"  calendar: {{closed: [public_holidays, eves, W28..W31], avoid: [W44], day: {day}{lunch}}}",
        f"  roles: {{introducer: {{meets: {{every: {every}{length}}}}}, mentor: {{}}}}",
        "  reviews:",
        f"    tre: {{title: Tre månader, month: 3, with: [manager, introducer]{length}}}",
        "    sex: {title: Sex månader, month: 6, with: [manager], length: 45min}",
        "units:",
        "  norr: {title: Norr, manager: mona}",
        "  vast: {title: Väst, manager: malte}",
        "places:",
        '  rum: {title: Rummet, capacity: 4, address: "Gatan 1, Staden"}',
        f'  sal: {{title: Salen, capacity: 20, address: "{chance.choice(["Gatan 1, Staden", "Vägen 2, Byn"])}"}}',
        "lectures:",
        "  lag: {title: Lagen, length: 2h, lecturers: [olle], places: [sal]}",
        "  barn: {title: Barn, length: 2h, lecturers: [pia], places: [sal], prerequisites: [lag]}",
    ]


def _people(chance: Random) -> list[str]:
    found = ["people:"]
    for person in (*MANAGERS, *SUPPORTERS, *LECTURERS):
        said = {
            0: "",
            1: f", available: [{', '.join(sorted(chance.sample(WEEKDAYS, 2)))}]",
            2: f", unavailable: [2026-{chance.randint(9, 12):02d}-01..2027-01-{chance.randint(10, 28)}]",
        }[chance.choice([0, 0, 1, 2])]
        found.append(f"  {person}: {{name: {person.title()}{said}}}")
    return [
        *found,
        *(f"  {person}: {{name: {person.title()}, unit: {chance.choice(['norr', 'vast'])}}}" for person in PEOPLE),
    ]


def _cohorts(chance: Random) -> list[str]:
    found = ["pairings:"]
    for person in PEOPLE:
        meets = chance.choice(["", "", ", meets: {on: tuesday}", ", meets: {on: monday, time: 9, place: rum}"])
        found.append(f"  {person}-i: {{participant: {person}, introducer: {chance.choice(SUPPORTERS)}{meets}}}")
    found += ["cohorts:", "  ht26:", "    starts: 2026-09-01", "    participants:"]
    for person in PEOPLE:
        fields = [
            chance.choice(["", "", f"workdays: [{', '.join(sorted(chance.sample(WEEKDAYS, 3)))}]"]),
            chance.choice(["", "", "", "pauses: [2026-11-02..2026-12-20]"]),
            chance.choice(["", "", "", "starts: 2026-10-05"]),
            chance.choice(["", "", "", "reviews: {tre: {date: 2026-12-03}}"]),
            chance.choice(["", "", "", "reviews: {sex: {date: 2027-03-02, time: 10.00, place: rum}}"]),
        ]
        kept = dict(each.split(": ", 1) for each in fields if each)
        found.append(f"      {person}: {{{', '.join(f'{name}: {value}' for name, value in kept.items())}}}")
    held = f"{{of: lag, date: 2026-{chance.randint(10, 11)}-{chance.randint(10, 14)}, time: 9-11, place: sal}}"
    return [*found, f"    sessions: {{{chance.choice(['', f'lag: {held}'])}}}"]
