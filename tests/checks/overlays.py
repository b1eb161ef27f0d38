"""A whole programme with a few lines changed, each case a file in `cases`: what is there is laid over the programme.

`of: malmo` lays it over the programme that comes along, else it is `cases/small.yaml`. `(gone)` takes away what
stands there. A case is read as one file, as a coordinator would have it.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from introplan.agenda import Plan, plan_of
from introplan.checks import run_checks
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic
from introplan.reading import File, Folder, read_programme

CASES = Path(__file__).parent / "cases"
PROGRAMMES = Path(__file__).parents[2] / "programmes"
GONE = "(gone)"


class _AsWritten(yaml.CSafeLoader):
    """Every scalar is the text that somebody has written."""

    yaml_implicit_resolvers: dict[str, Any] = {}


class _Plain(yaml.CSafeDumper):
    """Every text without quotation marks where it needs none."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def _loaded(files: Iterable[Path]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for file in files:
        whole = _over(whole, yaml.load(file.read_text(encoding="utf-8"), _AsWritten) or {})
    return whole


def _over(below: Any, above: Any) -> Any:
    """What stands above over what stands below, mappings field by field."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    merged = {**below, **{key: _over(below.get(key), value) for key, value in above.items()}}
    return {key: value for key, value in merged.items() if value != GONE}


@cache
def _programme(name: str) -> dict[str, Any]:
    return _loaded([CASES / "small.yaml"] if name == "small" else sorted((PROGRAMMES / name).rglob("*.yaml")))


def text_of_case(kind: str, name: str) -> str:
    """The programme with what the case changes, as one file."""
    changes = _loaded([CASES / kind / f"{name}.yaml"])
    whole = _over(_programme(changes.pop("of", "small")), changes)
    return yaml.dump(whole, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)


def plan_of_case(kind: str, name: str) -> Plan:
    """The plan of a case; reading finds no fault with it."""
    folder = Folder("programmes/p", (File("programmes/p/plan.yaml", text_of_case(kind, name).encode()),))
    programme, origins, faults = read_programme(folder)
    assert [fault.name for fault in faults] == []
    assert programme is not None
    return plan_of("p", programme, origins, published())


def heard(plan: Plan) -> list[Diagnostic]:
    """What is said of a plan; what only a certain day can tell is left out."""
    return run_checks(plan)


def words_at(found: Diagnostic) -> str:
    """The words that a finding points at, as far as they are on one line."""
    span = found.at.span
    line = span.source.line(span.start.line)
    return line[span.start.column : span.end.column if span.end.line == span.start.line else len(line)]
