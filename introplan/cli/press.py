"""The press: where a workspace's own templates are rendered and set, in a process of its own that is ended in time.

A template may come with a folder that somebody has sent. Whatever it asks for, it gets neither the network nor all time
and memory there is. Without templates of one's own there is no press, and no cost.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from introplan.diagnostics import Message, _
from introplan.rendering.orders import (
    BUG,
    FAULT,
    MADE,
    Opening,
    Proving,
    Rendering,
    RenderingAnswer,
    RenderingOrder,
    Setting,
    order_bytes,
)
from introplan.rendering.printing import PrintForm, TemplateFault
from introplan.rendering.typesetting.proof import TextFault
from introplan.workspace.worker import Limits, Passed, PassedError, Worker

LIMITS = Limits(seconds=15, patience=120, memory=1_000_000_000, size=50_000_000)
"""What one document may take. A booklet of 53 pages takes 0.4 seconds, 140 MB and 0.6 MB, so that a computer may be
ten times as slow, and a booklet three times as long."""

ENOUGH = 500_000_000
"""Bytes of memory from which a process is replaced before the next document, since it keeps what it has laid out."""

_CODE = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "  # who started it is interrupted, and ends it
    "from introplan.workspace.worker import work; from introplan.rendering.orders import Pressroom; "
    "work(Pressroom().answer, {seconds})"
)
_PASSED: Mapping[Passed, str] = {
    "time": _("it takes more than {seconds} seconds to make one document with it"),
    "patience": _("nothing was finished within {patience} seconds"),
    "memory": _("it takes more than {megabytes} MB of memory to make one document with it"),
    "size": _("what it makes is larger than {megabytes} MB"),
    "ended": _("nothing could be made with it, since it takes too much memory or is nested too deep"),
}
_SET = (".typ", ".svg", ".typ.j2", ".svg.j2")


class Press:
    """Renders and sets what is ordered with a workspace's own templates, in a process that starts with the first order.

    What has once passed a limit is not tried again.
    """

    def __init__(self, own: Mapping[str, bytes], changed: tuple[str, ...], builtin: Path) -> None:
        self._opening, self._changed = Opening(own, builtin), changed
        self._worker: Worker | None = None
        self._refused: dict[str, TemplateFault] = {}

    def render(self, form: PrintForm, template: str, values: Mapping[str, object]) -> str:
        """A template with its values. Raises TemplateFault."""
        about = template if template in self._changed else ", ".join(self._changed)
        return self._made(Rendering(form, template, values), about).text

    def pdf(self, source: str, made_at: datetime, fonts: tuple[Path, ...], look: Mapping[str, str]) -> bytes:
        """The PDF of a document. Raises TemplateFault."""
        return self._made(Setting(source, made_at, fonts, look), self._of_print).content

    def faults(self, pdf: bytes, fonts: tuple[Path, ...]) -> tuple[TextFault, ...]:
        """The texts that a PDF does not show. Raises TemplateFault."""
        return self._made(Proving(pdf, fonts), self._of_print).faults

    @property
    def _of_print(self) -> str:
        return ", ".join(name for name in self._changed if name.endswith(_SET)) or ", ".join(self._changed)

    def _made(self, order: RenderingOrder, about: str) -> RenderingAnswer:
        if about in self._refused:
            raise self._refused[about]
        try:
            answer = self._asked(order)
        except PassedError as passed:
            self._worker = None
            self._refused[about] = _refusal(about, passed.passed)
            raise self._refused[about] from passed
        match answer.outcome:
            case outcome if outcome == MADE:
                return answer
            case outcome if outcome == FAULT:
                raise answer.fault
            case outcome if outcome == BUG:
                raise RuntimeError(answer.text)
        raise _refusal(about, "memory")

    def _asked(self, order: RenderingOrder) -> RenderingAnswer:
        if self._worker and self._worker.memory > ENOUGH:
            self._worker.end()
            self._worker = None
        if self._worker is None:
            self._worker = _opened(self._opening)
        return RenderingAnswer.of(self._worker.ask(order_bytes(order), LIMITS))


def _opened(opening: Opening) -> Worker:
    """A process that has the templates. That it does not come so far is a bug, or a broken installation."""
    worker = Worker(_CODE.format(seconds=LIMITS.seconds))
    try:
        worker.ask(order_bytes(opening), _STARTING)
    except PassedError as passed:
        raise RuntimeError(passed.last_words or passed.passed) from passed
    return worker


_STARTING = Limits(seconds=60, patience=300, memory=1_000_000_000, size=1_000)
"""Nothing of the workspace's is run yet, so these are only so that nobody waits for ever."""


def _refusal(about: str, passed: Passed) -> TemplateFault:
    limit = LIMITS.size if passed == "size" else LIMITS.memory
    seconds = {"seconds": int(LIMITS.seconds), "patience": int(LIMITS.patience)}
    values = {**seconds, "megabytes": limit // 1_000_000}
    way_out = _("if the template is yours, make it simpler; if somebody sent it to you, ask what it is for")
    return TemplateFault(about, Message(_PASSED[passed], values), "", Message(way_out))
