"""Handing letters over one by one: the log is written before and after each, and what broke off goes on from there."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import NamedTuple

from introplan.cli.post import Stamped
from introplan.cli.screen import several, words
from introplan.diagnostics import Message, _, _n
from introplan.language import Verbatim
from introplan.mailing.log import LetterFate, LogStep, SendState
from introplan.mailing.smtp import Conversation, LostError, ServerAnswer, ServerError
from introplan.workspace.appending import GrowingFile
from introplan.workspace.faults import WorldError
from introplan.workspace.output import OutputError

LOST_IN_A_ROW = 2
"""So many connections are lost before nothing more is tried."""
A_LOOK = 0.1  # seconds between looks at whether somebody has stopped it
LEFT = _n("{count} minute left", "{count} minutes left")


class Queued(NamedTuple):
    """A letter, and the log of its programme; None for a test."""

    letter: Stamped
    log: GrowingFile | None


class Tally(NamedTuple):
    """What came of a run, by names; `spared` are those whose address was refused just before, `fault` what ended it."""

    sent: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    fault: WorldError | None = None
    stopped: bool = False

    def without_one(self) -> "Tally":
        """The same, and the first of those who are left not tried."""
        name, *left = self.left
        return self._replace(left=tuple(left), spared=(*self.spared, name))

    def with_one(self, fate: LetterFate) -> "Tally":
        """The same, and what came of the first of those who are left."""
        name, *left = self.left
        one_less = self._replace(left=tuple(left))
        match fate:
            case "sent":
                return one_less._replace(sent=(*self.sent, name))
            case "refused":
                return one_less._replace(refused=(*self.refused, name))
            case "later":
                return one_less._replace(later=(*self.later, name))
            case "uncertain":
                return one_less._replace(uncertain=(*self.uncertain, name))


class Delivery:
    """A run over a queue of letters, with connections made by `connect`; `tell` is told of each letter."""

    def __init__(self, connect: Callable[[], Conversation], pause: float, tell: Callable[[str], None]) -> None:
        self.connect, self.pause, self.tell = connect, pause, tell
        self.conversation: Conversation | None = None
        self.is_stopped = False
        self.turned_away: set[str] = set()

    def of(self, queue: Sequence[Queued]) -> Tally:
        """Hand over all that can be; what came of it, also when the server, the disk or a second Ctrl-C ends it."""
        tally, lost = Tally(left=tuple(each.letter.called for each in queue)), 0
        try:
            with ExitStack() as held:
                held.callback(self._hang_up)
                for number, queued in enumerate(queue, start=1):
                    if self.is_stopped:
                        tally = tally._replace(stopped=True)
                        break
                    if queued.letter.envelope.recipient in self.turned_away:
                        tally = tally.without_one()
                        continue
                    state, said, lost = self._with_patience(queued, lost)
                    tally, left = tally.with_one(state), len(queue) - number
                    self.tell(f"{number}/{len(queue)} {queued.letter.called}: {said}{self._time_for(left)}")
                    if lost >= LOST_IN_A_ROW:
                        raise self._broken()
                    if left:
                        self._wait()
        except (ServerError, OutputError) as fault:
            return tally._replace(fault=fault)
        except KeyboardInterrupt:
            return tally._replace(stopped=True)
        return tally

    def _with_patience(self, queued: Queued, lost: int) -> tuple[LetterFate, str, int]:
        """What came of a letter, in a word and in words, and how many connections were lost in a row."""
        begun = datetime.now(UTC)
        while True:
            try:
                answer = self._handed_over(queued, begun)
            except LostError as fault:
                self._hang_up()
                lost += 1
                if fault.handed:
                    return "uncertain", words(_("the connection broke; nobody knows whether it arrived")), lost
                if lost >= LOST_IN_A_ROW:
                    raise self._broken() from fault
            else:
                if answer.for_all:
                    self.turned_away.add(queued.letter.envelope.recipient)
                return answer.state, _in_words(answer), 0

    def _handed_over(self, queued: Queued, begun: datetime) -> ServerAnswer:
        """What the server answers. In the log every answer follows a `handing`, so that one too few can be told."""
        letter, log = queued
        if self.conversation is None:
            self.conversation = self.connect()
        sequence = letter.sequence
        handing = LogStep(letter.handed, begun, "handing", sequence).line
        written = False

        def before() -> None:
            nonlocal written
            if log:
                log.append(handing)
            written = True

        def after(state: SendState) -> None:
            if log:
                line = LogStep(letter.handed, datetime.now(UTC), state, sequence).line
                log.append(line if written else f"{handing}{line}")

        try:
            answer = self.conversation.hand_over(letter.envelope, letter.made(begun), before)
        except LostError as fault:
            if written and not fault.handed:
                after("later")
            raise
        after(answer.state)
        return answer

    def _hang_up(self) -> None:
        if self.conversation:
            self.conversation.close()
        self.conversation = None

    def _broken(self) -> ServerError:
        return ServerError(
            Message(_("the server breaks off the connection again and again")),
            Message(_("try again later: whoever has got a letter gets no other")),
        )

    def _wait(self) -> None:
        until = time.monotonic() + self.pause
        while not self.is_stopped and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, A_LOOK))

    def _time_for(self, left: int) -> str:
        minutes = round(left * self.pause / 60)
        return f" ({several(LEFT, minutes)})" if minutes else ""

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Let Ctrl-C end the run after the letter under way; a second one ends it at once."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            if self.is_stopped:
                raise KeyboardInterrupt
            self.is_stopped = True
            self.tell(words(_("Stopping after this letter.")))

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def _in_words(answer: ServerAnswer) -> str:
    said = Verbatim(answer.words)
    if answer.limit:
        return words(_("refused: larger than the {size} kB that the server takes"), size=answer.limit // 1000)
    if answer.state == "sent":
        return words(_("sent"))
    template = _("refused: {words}") if answer.state == "refused" else _("not taken now: {words}")
    return words(template, words=said)
