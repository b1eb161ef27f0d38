"""What tells what is installed, `importlib.metadata`, imported only where somebody wants to know.

With it come mail, sockets and archives, a twentieth of a check. Pydantic imports it to look for plugins, of which a
command wants none.
"""

import importlib
import sys
from types import ModuleType

NAME = "importlib.metadata"


class _Later(ModuleType):
    """The module as long as nobody has asked it for anything."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what Python asks of whatever it imports from
            raise AttributeError(name)
        return getattr(self._itself(), name)

    def entry_points(self, **wanted: str) -> object:
        """What pydantic takes from it, and calls only where there may be plugins."""
        return self._itself().entry_points(**wanted)

    def _itself(self) -> ModuleType:
        if sys.modules.get(NAME) is self:
            del sys.modules[NAME]
        return importlib.import_module(NAME)


def import_later() -> None:
    """Import it when it is asked for something, unless it is there already."""
    if NAME not in sys.modules:
        sys.modules[NAME] = importlib.metadata = _Later(NAME)  # as an import would
