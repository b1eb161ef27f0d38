"""What a benchmark tells: figures beside their goals, in one table; and how CPU is taken."""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

CHECKOUT = Path(__file__).parents[2]
ROUNDS = 7
TURNS = 10_000_000
Value = TypeVar("Value")


class Figure(NamedTuple):
    """One figure: a ratio or seconds, and the most of it that is wished for, or where `at_least` is so, the least."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False
    beside: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it is as good as its goal."""
        return self.goal is None or (self.value >= self.goal if self.at_least else self.value <= self.goal)

    @property
    def line(self) -> str:
        """A row of the table."""
        wished = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {self.goal:g}"
        mark = "" if self.goal is None else "met" if self.is_met else "not met"
        return f"{self.what:50}{self.value:9.3g} {self.unit:26}{wished:>8} {mark:8}{self.beside}".rstrip()


def tell(figures: Iterable[Figure]) -> None:
    """Print figures as they come."""
    for figure in figures:
        print(figure.line, flush=True)


def environment() -> Mapping[str, str]:
    """The environment of what is measured: Python keeps what it compiles, else each start would compile everything."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(CHECKOUT)}


def of_process(command: Sequence[str], folder: Path = CHECKOUT) -> float:
    """CPU seconds of a process and all it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def of_processes(commands: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """CPU seconds of each of some processes, the least; they are started in turn, so that a busy minute meets all."""
    for command in commands.values():
        of_process(command)  # so that everything is compiled
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            found[name].append(of_process(command))
    return {name: min(seconds) for name, seconds in found.items()}


def cpu_of(call: Callable[[], Value]) -> tuple[float, Value]:
    """CPU seconds of a call, and what it gives."""
    before = time.process_time()
    value = call()
    return time.process_time() - before, value


def least_of(*calls: Callable[[], object], rounds: int = 5) -> list[float]:
    """CPU seconds of each of some calls, made in turn; the least of each."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for seconds, call in zip(found, calls, strict=True):
            seconds.append(cpu_of(call)[0])
    return [min(seconds) for seconds in found]


def machine() -> str:
    """How long this machine takes for a loop of plain Python, which grows when others use it too."""

    def loop() -> None:
        total = 0
        for number in range(TURNS):
            total += number

    return f"a loop of {TURNS:,} additions takes {cpu_of(loop)[0]:.2f} s of CPU here"
