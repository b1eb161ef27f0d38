"""Who may import whom, and that the world stays at the edge: `DESIGN` as a test, so that it cannot drift."""

import ast
import re
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parent.parent / "introplan"

MAY_IMPORT: dict[str, set[str]] = {
    "days": set(),
    "diagnostics": {"days", "language"},
    "language": {"days"},
    "model": {"days", "language"},
    "reading": {"diagnostics", "days", "language", "model"},
    "agenda": {"diagnostics", "days", "language", "model"},
    "demands": {"diagnostics", "days", "language", "model", "agenda"},
    "counts": {"days", "model", "agenda", "demands"},
    "checks": {"diagnostics", "days", "language", "model", "agenda", "demands", "counts"},
    "planning": {"diagnostics", "days", "language", "model", "agenda", "demands", "counts"},
    "releases": {"diagnostics", "days", "language", "model", "agenda"},
    "changes": {"diagnostics", "days", "language", "model", "agenda", "releases"},
    "rendering": {"diagnostics", "days", "language", "model", "agenda", "demands", "counts", "releases", "changes"},
    "editing": {"diagnostics", "model", "reading", "language"},
    "amendments": {
        "diagnostics",
        "days",
        "language",
        "model",
        "reading",
        "agenda",
        "demands",
        "counts",
        "checks",
        "planning",
        "editing",
    },
    "sheets": {"diagnostics", "days", "language", "model", "reading", "agenda", "demands", "amendments"},
    "workspace": {"diagnostics", "language", "reading"},
    "mailing": {"diagnostics", "language", "model", "reading", "workspace"},
    "cli": {
        "diagnostics",
        "days",
        "language",
        "model",
        "reading",
        "agenda",
        "demands",
        "counts",
        "checks",
        "planning",
        "releases",
        "changes",
        "rendering",
        "editing",
        "amendments",
        "sheets",
        "workspace",
        "mailing",
    },
    "": {"cli"},  # `__main__` starts it
}

# Folders of the package that hold no code but data: rule sets in YAML.
DATA = {"rulesets"}

RUNNERS = {
    "workspace/git.py",  # git, which has what is released
    "workspace/worker.py",  # Python itself, with somebody's own templates, so that it can be ended
    "workspace/tokens.py",  # somebody's own command, which gets what one logs in to a mail server with
}

NETWORK = {"smtplib", "ssl", "socket", "http", "socketserver", "urllib.request", "ftplib", "asyncio", "imaplib"}
CALLERS = {
    "mailing/smtp.py",  # the mail server that letters are handed to
    "cli/serve.py",  # this computer alone, and it is called
}

# Clock, disk, terminal and environment: modules that are nothing else, and names of modules that are more.
WORLD = {"os", "shutil", "subprocess", "sys", "tempfile", "time", "locale", "getpass", "socket", "random", "secrets"}
WORLD_CALLS = {"open", "print", "input", "exec", "eval"}
WORLD_METHODS = {
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "iterdir",
    "rglob",
    "glob",
    "exists",
    "is_file",
    "is_dir",
    "mkdir",
    "unlink",
    "cwd",
    "home",
    "getenv",
    "environ",
    "uuid1",
    "uuid4",
}
WORLD_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(WORLD_CALLS | WORLD_METHODS))})\b")
WITHIN = ("body", "orelse", "handlers", "finalbody", "cases")
"""Where statements lie within statements, and an import is one."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


def layer_of(module: Path) -> str:
    """The folder it lies in; empty for what lies beside them."""
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


class Read(NamedTuple):
    """What a module says of itself. It is read for several tests, and once; trees of all of them would be heavy."""

    imported: tuple[tuple[int, str], ...]
    """Where it imports what, also inside functions."""
    needed: tuple[ast.Import | ast.ImportFrom, ...]
    """The same without what types alone need."""
    of_the_world: tuple[tuple[int, str], ...]
    """Where it names what reaches for clock, disk, terminal or environment."""


@cache
def read(module: Path) -> Read:
    text = module.read_text(encoding="utf-8")
    tree = ast.parse(text)
    named = _of_the_world(tree) if WORLD_WORDS.search(text) else ()
    return Read(tuple(_imported(tree)), tuple(_imports(tree, types=False)), tuple(named))


def imported(module: Path) -> tuple[tuple[int, str], ...]:
    return read(module).imported


def _imports(tree: ast.Module, *, types: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every statement that imports, also inside functions; only there need one look for it."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and not types and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += (each for within in WITHIN for each in getattr(node, within, ()))


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in _imports(tree, types=True):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        else:
            assert node.level == 0, f"line {node.lineno}: imports are written out"
            yield node.lineno, str(node.module)
            if node.module == "introplan":
                yield from ((node.lineno, f"introplan.{alias.name}") for alias in node.names)


def _of_the_world(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORLD_CALLS:
            yield node.lineno, node.func.id
        if isinstance(node, ast.Attribute) and node.attr in WORLD_METHODS:
            yield node.lineno, node.attr


def said(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def test_every_folder_of_the_package_is_a_known_layer_or_known_data():
    assert {layer_of(module) for module in modules()} <= MAY_IMPORT.keys()
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - MAY_IMPORT.keys() == DATA
    assert not any(module.suffix == ".py" for name in DATA for module in (PACKAGE / name).rglob("*"))


def test_the_layers_make_no_circle():
    settled: set[str] = set()
    while further := {layer for layer, below in MAY_IMPORT.items() if layer not in settled and below <= settled}:
        settled |= further
    assert settled == MAY_IMPORT.keys()


def needed(path: Path, names: Collection[str]) -> Iterator[str]:
    """Those of the modules that a module imports, also inside functions; not what types alone need."""
    for node in read(path).needed:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        else:
            for each in (f"{node.module}.{alias.name}" for alias in node.names):
                yield each if each in names else str(node.module)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle():
    paths = {name_of(path): path for path in modules()}
    imports = {name: set(needed(path, paths.keys())) - {name} for name, path in paths.items()}
    settled: set[str] = set()
    while further := {
        name for name, others in imports.items() if name not in settled and others & imports.keys() <= settled
    }:
        settled |= further
    assert sorted(imports.keys() - settled) == []


def test_a_layer_imports_only_the_layers_below_it():
    strays = [
        (said(module), line, name)
        for module in modules()
        for line, name in imported(module)
        if name.startswith("introplan.") and name.split(".")[1] not in MAY_IMPORT[layer_of(module)] | {layer_of(module)}
    ]
    assert strays == []


def test_clock_disk_terminal_and_environment_are_at_the_edge_only():
    at_the_edge = {module for module in modules() if layer_of(module) in ("workspace", "cli", "")}
    strays = [
        (said(module), line, name)
        for module in modules()
        if module not in at_the_edge and said(module) not in CALLERS
        for line, name in (*imported(module), *read(module).of_the_world)
        if name.split(".")[0] in WORLD | WORLD_CALLS | WORLD_METHODS
    ]
    assert strays == []


def test_other_programs_are_run_in_one_place_each():
    assert {said(each) for each in modules() if "subprocess" in {name for _, name in imported(each)}} == RUNNERS


def test_the_network_is_in_one_module_that_calls_and_one_that_is_called():
    calls = {
        said(module)
        for module in modules()
        if any(name in NETWORK or name.split(".")[0] in NETWORK for _, name in imported(module))
    }
    assert calls == CALLERS


def test_the_names_of_the_world_are_real():
    """A misspelt name would forbid nothing."""
    assert sys.stdlib_module_names >= WORLD
