"""A change of a plan as a value: what is done, by which edits, and what it leaves to be done by hand."""

from dataclasses import dataclass

from introplan.diagnostics import Edit, Message


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a plan. Its edits are of the plan's data as it was, whatever file they stand in."""

    title: Message
    """What is done, in a sentence."""
    edits: tuple[Edit, ...]
    left: tuple[Message, ...] = ()
    """What somebody has to see to beside it, a sentence each."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a change cannot be made, and the way out."""

    message: Message
    help: Message
    is_misspelt: bool = False
    """Whether the words on the command line mean nothing in the plan, or several things: then the command was used
    wrongly. All else is about what stands in the plan, and that it cannot be done."""
