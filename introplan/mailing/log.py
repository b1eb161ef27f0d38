"""The log of what has been handed to a mail server: ids alone, one line a step, read back as a value.

A letter may be doubled or lost when the connection breaks, and nobody can tell which. So that it is handed over is
written before it is, and what came of it after. Of a step without an answer nobody knows; of all others this does.
Lines may come from several computers, joined by git: what they say does not depend on their order.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple, get_args

FILE_NAME = "sent.jsonl"
LETTER = "letter"

SendState = Literal["handing", "sent", "refused", "later"]
STATES: tuple[SendState, ...] = get_args(SendState)
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""What git puts around the lines of two branches; all of them hold."""


class Handed(NamedTuple):
    """What is handed over: something of a release to a person, for the so-manieth time on purpose."""

    release: str
    person: str
    what: str
    attempt: int


class LogStep(NamedTuple):
    """One step of it, and when. An invitation has a `sequence`, by which calendars know which one is the latest."""

    handed: Handed
    at: datetime
    state: SendState
    sequence: int | None = None

    @property
    def line(self) -> str:
        """As it stands in the log."""
        release, person, what, attempt = self.handed
        at = self.at.astimezone(UTC).isoformat()
        step = {"release": release, "person": person, "what": what, "try": attempt, "at": at, "state": self.state}
        if self.sequence is not None:
            step["sequence"] = self.sequence
        return f"{json.dumps(step, ensure_ascii=False)}\n"


class ReadLog(NamedTuple):
    """The steps of a log, the numbers of lines that are none, and how many bytes of it are whole lines."""

    steps: tuple[LogStep, ...]
    unread: tuple[int, ...]
    whole: int


LetterFate = Literal["sent", "refused", "later", "uncertain"]


class LetterStanding(NamedTuple):
    """What is known of the last attempt, and when it was first made; whether any `reached` them, or may have."""

    attempt: int
    begun: datetime
    fate: LetterFate
    sequence: int | None = None
    reached: bool = False


class SendTurn(NamedTuple):
    """An attempt that is to be made; `begun` when it goes on with one that was made before."""

    attempt: int
    begun: datetime | None = None


def read_log(content: bytes) -> ReadLog:
    """The log; a last line without an end was being written when the computer stopped, and is left out."""
    steps, unread = list[LogStep](), list[int]()
    whole = content.rfind(b"\n") + 1
    for number, line in enumerate(content[:whole].decode("utf-8", "replace").split("\n")[:-1], start=1):
        if not line.strip() or line.startswith(CONFLICT):
            continue
        step = _step(line)
        if step:
            steps.append(step)
        else:
            unread.append(number)
    return ReadLog(tuple(steps), tuple(unread), whole)


def without_people(content: bytes, people: Collection[str], things: Collection[str] = ()) -> bytes:
    """The log without the lines of these people, and of these things that it has handed to others.

    Every other byte stays.
    """
    lines = content.splitlines(keepends=True)
    steps = ((line, _step(line.decode("utf-8", "replace"))) for line in lines)
    return b"".join(
        line for line, step in steps if step is None or not (step.handed.person in people or step.handed.what in things)
    )


def _step(line: str) -> LogStep | None:
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"])
        handed = Handed(str(told["release"]), str(told["person"]), str(told["what"]), int(told["try"]))
        state: SendState = told["state"]
        sequence = int(told["sequence"]) if "sequence" in told else None
    except (ValueError, KeyError, TypeError):
        return None
    return LogStep(handed, at, state, sequence) if at.tzinfo and state in STATES and handed.attempt > 0 else None


def standings(steps: Iterable[LogStep]) -> Mapping[tuple[str, str, str], LetterStanding]:
    """What is known of everything that has been handed over, by release, person and what it is."""
    of_attempts: dict[Handed, list[LogStep]] = defaultdict(list)
    for step in steps:
        of_attempts[step.handed].append(step)
    found: dict[tuple[str, str, str], LetterStanding] = {}
    for handed in sorted(of_attempts):
        several = of_attempts[handed]
        first, fate, earlier = min(several, key=lambda step: step.at), _fate(several), found.get(handed[:3])
        reached = fate in ("sent", "uncertain") or (earlier is not None and earlier.reached)
        found[handed[:3]] = LetterStanding(handed.attempt, first.at, fate, first.sequence, reached)
    return found


def _fate(steps: Iterable[LogStep]) -> LetterFate:
    """What came of an attempt. One answer too few, and nobody knows; unless it has been taken in another step."""
    states = [step.state for step in sorted(steps, key=lambda step: step.at)]
    if "sent" in states:
        return "sent"
    answers: list[LetterFate] = [state for state in states if state != "handing"]
    return "uncertain" if states.count("handing") > len(answers) else answers[-1]


def turn_of(standing: LetterStanding | None, *, again: bool = False) -> SendTurn | None:
    """What is to be done of something; None when it is sent already.

    What goes on keeps its number and its moment, so that its bytes are the same; what is sent anew has others, since
    servers drop a mail that they have seen.
    """
    if standing is None:
        return SendTurn(1)
    if standing.fate in ("later", "uncertain") and not again:
        return SendTurn(standing.attempt, standing.begun)
    return SendTurn(standing.attempt + 1) if again or standing.fate == "refused" else None
