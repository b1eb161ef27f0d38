"""What has been made in a process that makes nearly the same again and again, as `watch` does at every save.

Each is kept by all that it was made of, so what is found is what would be made: nothing can be out of date.
"""

import pickle
from collections.abc import Callable, Hashable
from copyreg import dispatch_table
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Any, TypeVar

MadeThing = TypeVar("MadeThing")
_NOTHING: Any = object()
"""What stands for what was not made; `None` may have been."""


class MadeBefore:
    """What was made by the turn before and in this one; older things are forgotten."""

    def __init__(self) -> None:
        self._before: dict[Hashable, dict[Hashable, Any]] = {}
        self._now: dict[Hashable, dict[Hashable, Any]] = {}

    def next_turn(self) -> None:
        """What is not asked for from now on is forgotten with the turn after."""
        self._before, self._now = self._now, {}

    def of(self, all_with: Hashable, key: Hashable, make: Callable[[], MadeThing]) -> MadeThing:
        """What is made of a key, and of what all that is made alike is made with; made only if it was not before."""
        now = self._now.get(all_with)
        if now is None:
            now = self._now[all_with] = {}
        thing: MadeThing = now.get(key, _NOTHING)  # to look up a large key is slow, so no more often than need be
        if thing is _NOTHING:
            thing = self._before.get(all_with, {}).get(key, _NOTHING)
            now[key] = thing = make() if thing is _NOTHING else thing
        return thing


def bytes_of_values(values: object) -> bytes:
    """Frozen values as bytes, kinds and all: values that differ in anything give other bytes."""
    content = BytesIO()
    pickler = pickle.Pickler(content, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: _view_reduced}
    pickler.dump(values)
    return content.getvalue()


def digest_of_values(values: object) -> bytes:
    """What such values are known by again."""
    return sha256(bytes_of_values(values)).digest()


def _view_reduced(view: MappingProxyType[object, object]) -> tuple[Callable[..., object], tuple[object, ...]]:
    return _view, (dict(view),)


def _view(values: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(values)
