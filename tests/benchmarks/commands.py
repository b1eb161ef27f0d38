"""How dear the commands are: `python tests/benchmarks/commands.py`, from the checkout. Ratios of one run, in CPU.

- `introplan --help` against bare Python starting up;
- reading, agenda and checks against libyaml composing the same files, for the generated municipality;
- `introplan build` of the programmes of the checkout, as a whole process.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT / "tests" / "benchmarks"))
from municipality import municipality  # noqa: E402 - the folder is on the path since the line above


def of_a_process(*command: str) -> float:
    """CPU seconds of a process and all it starts: the least of five runs."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(5))


def of_a_call(call: Callable[[], object]) -> float:
    """CPU seconds of a call: the least of five."""

    def once() -> float:
        before = time.process_time()
        call()
        return time.process_time() - before

    return min(once() for _ in range(5))


def main() -> None:
    """Print the three figures."""
    bare = of_a_process(sys.executable, "-c", "pass")
    help_ = of_a_process(sys.executable, "-m", "introplan", "--help")
    print(
        f"introplan --help       {help_ * 1000:7.0f} ms   {help_ / bare:5.1f} times bare Python ({bare * 1000:.0f} ms)"
    )

    gc.disable()  # as the command does, and for both sides
    from introplan.cli.checked import checked  # noqa: PLC0415 - after the start-up has been measured
    from introplan.cli.plans import read_plan  # noqa: PLC0415 - as above

    folder = municipality(1)
    texts = [file.content.decode() for file in folder.files if isinstance(file.content, bytes)]
    composing = of_a_call(lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts])
    checking = of_a_call(lambda: checked(read_plan("storstad", folder), None))
    lines = sum(text.count("\n") for text in texts)
    print(f"check, {lines:,} lines    {checking * 1000:7.0f} ms   {checking / composing:5.1f} times libyaml composing")

    with tempfile.TemporaryDirectory() as output:
        building = of_a_process(sys.executable, "-m", "introplan", "build", "-o", output)
        rebuilding = of_a_process(sys.executable, "-m", "introplan", "build", "-o", output)
    print(f"build of the programmes {building * 1000:6.0f} ms   again, nothing changed: {rebuilding * 1000:.0f} ms")


if __name__ == "__main__":
    main()
