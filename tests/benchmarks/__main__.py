"""All that is measured in one table, goal beside figure: `python tests/benchmarks [PART…]`, from the checkout.

CPU seconds and ratios of one run on this machine, each part in a process of its own. Without an argument the parts
that take minutes together; `sizes` and `planning`, which take many more, only when they are named.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
from figures import Figure, cpu_of, environment, machine, tell  # noqa: E402 - the folder is on the path since above

SIZES = {1: None, 4: None, 16: None, 64: 30.0}
"""How many municipalities are checked as one programme, and within how many seconds."""
LARGEST = 1.0
"""Gigabytes that the largest may take."""


def starts() -> Iterable[Figure]:
    """What it costs to start."""
    from commands import starts as those  # noqa: PLC0415 - each part imports what it measures, and no other

    return those()


def builds() -> Iterable[Figure]:
    """What a build costs."""
    from commands import builds as those  # noqa: PLC0415 - as above

    return those()


def saves() -> Iterable[Figure]:
    """What a save costs while `watch` runs."""
    from saves import figures  # noqa: PLC0415 - as above

    return figures()


def checks() -> Iterable[Figure]:
    """What reading and checking cost."""
    from commands import checks as those  # noqa: PLC0415 - as above

    return those()


def calendars() -> Iterable[Figure]:
    """What calendars cost."""
    from calendars import figures  # noqa: PLC0415 - as above

    return figures()


def prints() -> Iterable[Figure]:
    """What prints cost."""
    from prints import figures  # noqa: PLC0415 - as above

    return figures()


def workbooks() -> Iterable[Figure]:
    """What Excel costs."""
    from workbooks import figures  # noqa: PLC0415 - as above

    return figures()


def reviews() -> Iterable[Figure]:
    """What proposals of reviews and meetings cost."""
    from reviews import figures  # noqa: PLC0415 - as above

    return figures()


def replanning() -> Iterable[Figure]:
    """What it costs to replan."""
    from replanning import figures  # noqa: PLC0415 - as above

    return figures()


def sizes() -> Iterator[Figure]:
    """What it costs to read and check ever larger programmes, each in a process of its own."""
    for times, goal in SIZES.items():
        command = [sys.executable, str(HERE), f"size-{times}"]
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout
        seconds, gigabytes = map(float, told.split())
        yield Figure(f"check of {times} municipalities as one", seconds, "s", goal, beside=f"{gigabytes:.2f} GB")
        if goal is not None:
            yield Figure("memory for that", gigabytes, "GB", LARGEST)


def one_size(times: int) -> None:
    """Read and check a programme of some municipalities, and print seconds of CPU and gigabytes."""
    import gc  # noqa: PLC0415 - as above

    from municipality import municipality  # noqa: PLC0415 - as above

    from introplan.agenda import plan_of  # noqa: PLC0415 - as above
    from introplan.checks import run_checks  # noqa: PLC0415 - as above
    from introplan.reading import read_programme  # noqa: PLC0415 - as above

    gc.disable()  # as the command does
    folder = municipality(times)

    def checked() -> None:
        programme, origins, _found = read_programme(folder)
        assert programme is not None
        run_checks(plan_of("storstad", programme, origins))

    seconds, _none = cpu_of(checked)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


EVERY = (starts, builds, saves, checks, calendars, prints, workbooks, reviews, replanning, sizes)
PARTS: Mapping[str, Callable[[], Iterable[Figure]]] = {each.__name__: each for each in EVERY}
LONG = ("sizes",)


def main(asked: list[str]) -> None:
    """Print the table, part by part."""
    if len(asked) == 1 and asked[0].startswith("size-"):
        one_size(int(asked[0].removeprefix("size-")))
    elif len(asked) == 1 and asked[0] in PARTS:
        tell(PARTS[asked[0]]())
    else:
        print(machine(), flush=True)
        for part in asked or (each for each in PARTS if each not in LONG):
            subprocess.run([sys.executable, str(HERE), part], check=True, env=environment())


if __name__ == "__main__":
    main(sys.argv[1:])
