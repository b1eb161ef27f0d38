"""A process of our own that answers bytes with bytes, within limits of time and memory; past them it is ended.

It is watched from here and not by a thread of its own, since a single step, such as to compute 9 ** 9 ** 9, lets none
of its threads run. It ends when whoever started it is gone.
"""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal, NamedTuple, NoReturn
from weakref import finalize

from introplan.workspace.usage import usage_of

Passed = Literal["time", "patience", "memory", "size", "ended"]
"""Which limit was passed; `ended` when the process gave up by itself, as it does when it is refused memory."""

_GLANCE = 0.02  # seconds between two looks at what the process has used
_SIZE = 8  # bytes that tell how long the message is that follows
_REFUSED = "http://127.0.0.1:9"  # where nobody answers
_PROXIES = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "FTP_PROXY")


class Limits(NamedTuple):
    """What one answer may take.

    Seconds of processor are what counts, so that a computer that is slow or busy is given the time that it needs;
    `patience` is for what only waits. Memory is all that the process has, in bytes, and `size` that of the answer.
    """

    seconds: float
    patience: float
    memory: int
    size: int


class PassedError(Exception):
    """An answer was not given within the limits."""

    def __init__(self, passed: Passed, last_words: str = "") -> None:
        super().__init__(f"{passed} {last_words}".strip())
        self.passed, self.last_words = passed, last_words


class Worker:
    """A process that runs a piece of Python, which is to call `work`.

    It imports from where this one does, the current folder excepted; and it cannot reach the network by way of what
    asks the environment how to.
    """

    def __init__(self, code: str) -> None:
        paths = [str(Path(path).absolute()) for path in sys.path if path]
        self._process = subprocess.Popen(
            (sys.executable, "-P", "-c", f"import sys; sys.path[:] = sys.argv[1:]; {code}", *_here_excepted(paths)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_without_network(),
            cwd=Path(__file__).parent,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdout, "started without pipes"
        self._answers: queue.SimpleQueue[bytes | Passed] = queue.SimpleQueue()
        self._sizes: queue.SimpleQueue[int] = queue.SimpleQueue()
        reading = threading.Thread(
            target=_read, args=(self._process.stdout, self._sizes, self._answers), name="introplan-worker", daemon=True
        )
        reading.start()
        self.end = finalize(self, _end, self._process)

    @property
    def memory(self) -> int:
        """Bytes that it has now."""
        usage = usage_of(self._process)
        return usage.memory if usage else 0

    def ask(self, request: bytes, limits: Limits) -> bytes:
        """Its answer. Raises PassedError, after which it is no more."""
        try:
            return self._ask(request, limits)
        except BaseException:  # an interrupt too: it is in the midst of something
            self.end()
            raise

    def _ask(self, request: bytes, limits: Limits) -> bytes:
        begun, before = time.monotonic(), usage_of(self._process)
        self._sizes.put(limits.size)
        try:
            assert self._process.stdin, "started without pipes"
            self._process.stdin.write(len(request).to_bytes(_SIZE) + request)
            self._process.stdin.flush()
        except OSError:
            self._gave_up()
        while True:
            with suppress(queue.Empty):
                answer = self._answers.get(timeout=_GLANCE)
                return answer if isinstance(answer, bytes) else self._gave_up(answer)
            used = usage_of(self._process)
            if used and used.memory > limits.memory:
                raise PassedError("memory")
            if used and used.seconds - (before.seconds if before else 0) > limits.seconds:
                raise PassedError("time")
            if time.monotonic() - begun > limits.patience:
                raise PassedError("patience")

    def _gave_up(self, passed: Passed = "ended") -> NoReturn:
        self._process.kill()
        assert self._process.stderr, "started without pipes"
        raise PassedError(passed, self._process.stderr.read(10_000).decode(errors="replace"))


def _read(source: IO[bytes], sizes: "queue.SimpleQueue[int]", answers: "queue.SimpleQueue[bytes | Passed]") -> None:
    """Read answers, each as long as it may be, until there are no more."""
    with suppress(OSError, ValueError):
        while len(told := source.read(_SIZE)) == _SIZE:
            if (size := int.from_bytes(told)) > sizes.get():
                answers.put("size")
                return
            answers.put(source.read(size))
    answers.put("ended")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        with suppress(OSError):  # what was to be written is of no use any more
            if pipe:
                pipe.close()


def _here_excepted(paths: Sequence[str]) -> list[str]:
    here = str(Path.cwd())
    return [path for path in paths if path != here or Path(__file__).is_relative_to(here)]


def _without_network() -> dict[str, str]:
    """The environment, in which whatever would fetch something asks nobody: no name is looked up, nobody is called."""
    ours = {*_PROXIES, "NO_PROXY"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() not in ours and not name.upper().startswith("TYPST_")
    }
    return {**kept, **{name: _REFUSED for each in _PROXIES for name in (each, each.lower())}}


def work(answer: Callable[[bytes], bytes], seconds: float) -> None:
    """Answer requests from standard input on standard output, until there are no more.

    Whatever is printed meanwhile goes to standard error. When whoever asks is gone, the process ends at once; on Unix,
    even in the midst of a step that nothing interrupts, after some more than the `seconds` of processor.
    """
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    while True:
        request = waiting.get()
        _end_after(seconds)
        given = answer(request)
        answers.write(len(given).to_bytes(_SIZE) + given)
        answers.flush()


def _listen(requests: IO[bytes], waiting: "queue.SimpleQueue[bytes]") -> None:
    while len(told := requests.read(_SIZE)) == _SIZE:
        waiting.put(requests.read(int.from_bytes(told)))
    os._exit(0)


def _end_after(seconds: float) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix alone

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        last = int(time.process_time() + 2 * seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (last, resource.getrlimit(resource.RLIMIT_CPU)[1]))
