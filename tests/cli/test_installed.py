"""What is installed is looked up when somebody asks, however they import what tells it."""

import importlib
import sys

import pytest

from introplan.cli.installed import NAME, import_later


@pytest.fixture(autouse=True)
def unasked(monkeypatch):
    monkeypatch.delitem(sys.modules, NAME)
    monkeypatch.delattr(importlib, "metadata")
    import_later()
    yield
    monkeypatch.undo()


def test_nothing_is_imported_by_taking_what_looks_for_plugins():
    from importlib.metadata import entry_points  # noqa: PLC0415 - importing is what is tried

    assert callable(entry_points)
    assert not hasattr(sys.modules[NAME], "__file__")


def test_who_imports_the_module_is_told_what_is_installed():
    import importlib.metadata  # noqa: PLC0415 - importing is what is tried

    assert importlib.metadata.version("introplan")
    assert sys.modules[NAME].__file__ == importlib.metadata.__file__


def test_who_imports_a_name_of_it_has_the_real_one():
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - importing is what is tried

    with pytest.raises(PackageNotFoundError):
        version("no-such-package")
