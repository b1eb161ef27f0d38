"""Orders to a press: what is to be made with a workspace's own templates, and what came of it, both as bytes.

The press is another process, which can be ended at any time; this module is its work. Orders are pickled, since they
come from here; what comes back is never unpickled, since somebody else's template may have had a say in it.
"""

import json
import pickle
import traceback
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from introplan.diagnostics import Message
from introplan.rendering.made_before import bytes_of_values
from introplan.rendering.printing import ENVIRONMENTS, PrintForm, TemplateFault, rendered
from introplan.rendering.templates import Templates
from introplan.rendering.typesetting.proof import TextFault
from introplan.rendering.typesetting.typesetter import Typesetter


class Opening(NamedTuple):
    """The first order: the templates that all others are made with."""

    own: Mapping[str, bytes]
    builtin: Path


class Rendering(NamedTuple):
    """A template is to be rendered with these values."""

    form: PrintForm
    template: str
    values: Mapping[str, object]


class Setting(NamedTuple):
    """A document is to be set."""

    source: str
    made_at: datetime
    fonts: tuple[Path, ...]
    look: Mapping[str, str]


class Proving(NamedTuple):
    """A PDF is to be read back: one with very many words on a page takes its time too."""

    pdf: bytes
    fonts: tuple[Path, ...]


RenderingOrder = Opening | Rendering | Setting | Proving
MADE, FAULT, NO_MEMORY, BUG = b"+", b"-", b"m", b"!"
"""How an answer begins."""


def order_bytes(order: RenderingOrder) -> bytes:
    """An order as bytes. Its values are frozen ones, with texts and numbers in them."""
    return bytes_of_values(order)


class RenderingAnswer(NamedTuple):
    """What came of an order: what was made of it, or why not."""

    outcome: bytes
    content: bytes

    @classmethod
    def of(cls, answer: bytes) -> "RenderingAnswer":
        """The answer that these bytes are."""
        return cls(answer[:1], answer[1:])

    @property
    def text(self) -> str:
        """What was rendered, or what a bug left behind."""
        return self.content.decode("utf-8", "surrogatepass")

    @property
    def faults(self) -> tuple[TextFault, ...]:
        """What a PDF does not show."""
        return tuple(TextFault(*told) for told in json.loads(self.text))

    @property
    def fault(self) -> TemplateFault:
        """What is wrong with the template."""
        told = json.loads(self.text)
        way_out = Message(told["way_out"]) if told["way_out"] else None
        return TemplateFault(told["template"], told["message"], told["excerpt"], way_out)


class Pressroom:
    """Where orders are carried out, one at a time."""

    def __init__(self) -> None:
        self._opening: Opening | None = None
        self._typesetters: dict[tuple[tuple[Path, ...], frozenset[tuple[str, str]]], Typesetter] = {}

    def answer(self, order: bytes) -> bytes:
        """What came of an order. A bug is told as its traceback."""
        try:
            return MADE + self._made(pickle.loads(order))  # from the program itself
        except TemplateFault as fault:
            return FAULT + _fault_bytes(fault)
        except MemoryError:
            return NO_MEMORY
        except Exception:  # not hidden: whoever ordered raises it
            return BUG + traceback.format_exc().encode("utf-8", "surrogatepass")

    def _made(self, order: RenderingOrder) -> bytes:
        match order:
            case Opening():
                self._opening = order
                return b""
            case Rendering(form, template, values):
                text = rendered(ENVIRONMENTS[form](self._templates), template, values)
                return text.encode("utf-8", "surrogatepass")
            case Setting(source, made_at, fonts, look):
                return self._typesetter(fonts, look).pdf(source, made_at)
            case Proving(pdf, fonts):
                return json.dumps(self._typesetter(fonts).faults(pdf)).encode()

    def _typesetter(self, fonts: tuple[Path, ...], look: Mapping[str, str] = MappingProxyType({})) -> Typesetter:
        key = fonts, frozenset(look.items())
        if key not in self._typesetters:
            self._typesetters[key] = Typesetter.here(self._templates, fonts=fonts, look=look)
        return self._typesetters[key]

    @cached_property
    def _templates(self) -> Templates:
        assert self._opening, "an order before the templates"
        return Templates(*self._opening)


def _fault_bytes(fault: TemplateFault) -> bytes:
    message = fault.message.template if isinstance(fault.message, Message) else fault.message
    way_out = fault.way_out.template if fault.way_out else ""
    told = {"template": fault.template, "message": message, "excerpt": fault.excerpt, "way_out": way_out}
    return json.dumps(told).encode()
