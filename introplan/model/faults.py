"""How a value that cannot be read says so: a fault's name, its sentence and the way out, for `reading` to place."""

import enum
from typing import Any, Final

from pydantic_core import PydanticCustomError


class Empty(enum.Enum):
    """What stands in the tree where the author wrote a key and no value."""

    EMPTY = "empty"


EMPTY: Final = Empty.EMPTY


def fault(name: str, template: str, help: str = "", **values: object) -> PydanticCustomError:  # noqa: A002 - as printed
    """An error that pydantic carries out of a validator with its place.

    `template` and `help` are filled with `values` by the printer, in the reader's language. A value named
    `choices` holds the words that could have stood there, `sections` those whose ids could, `text` what stood there
    instead, `under` the keys that lead further to the words at fault, `instead` the fields that are meant there.
    """
    context: dict[str, Any] = {"template": template, "help": help, "values": values}
    return PydanticCustomError(name, "{template}", context)
