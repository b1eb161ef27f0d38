"""Compiles the message catalogues when the package is built: for a wheel, and for a checkout that is installed."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LANGUAGE = Path("introplan") / "language"


class CompiledCatalogues(BuildHookInterface):
    """Writes an `.mo` beside every `.po`, and leaves it in the wheel in place of that."""

    def initialize(self, version, build_data):
        """Before anything is packed."""
        spec = spec_from_file_location("compiling", Path(self.root) / LANGUAGE / "compiling.py")
        compiling = module_from_spec(spec)
        spec.loader.exec_module(compiling)
        for po in sorted((Path(self.root) / LANGUAGE / "catalogues").rglob("*.po")):
            mo = po.with_suffix(".mo")
            mo.write_bytes(compiling.compiled(po.read_bytes()))
            build_data["artifacts"].append(mo.relative_to(self.root).as_posix())
