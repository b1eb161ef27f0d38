"""Who may import whom, and that the world stays at the edge: `DESIGN` as a test, so that it cannot drift."""

import ast
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

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


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(module: Path) -> str:
    """The folder it lies in; empty for what lies beside them."""
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@cache
def imported(module: Path) -> tuple[tuple[int, str], ...]:
    """Where a module imports what, also inside functions. It is read for several tests, and once."""
    return tuple(_imported(ast.parse(module.read_text(encoding="utf-8"))))


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written out"
            yield node.lineno, str(node.module)
            if node.module == "introplan":
                yield from ((node.lineno, f"introplan.{alias.name}") for alias in node.names)


@pytest.fixture(params=modules(), ids=lambda module: module.relative_to(PACKAGE).as_posix())
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


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
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
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


def test_a_layer_imports_only_the_layers_below_it(module: Path):
    layer = layer_of(module)
    allowed = MAY_IMPORT[layer] | {layer}
    strays = [
        (line, name)
        for line, name in imported(module)
        if name.startswith("introplan.") and name.split(".")[1] not in allowed
    ]
    assert strays == []


def test_clock_disk_terminal_and_environment_are_at_the_edge_only(module: Path):
    if layer_of(module) in ("workspace", "cli", "") or module.relative_to(PACKAGE).as_posix() in CALLERS:
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    strays = [(line, name) for line, name in imported(module) if name.split(".")[0] in WORLD]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORLD_CALLS:
            strays.append((node.lineno, node.func.id))
        if isinstance(node, ast.Attribute) and node.attr in WORLD_METHODS:
            strays.append((node.lineno, node.attr))
    assert strays == []


def test_other_programs_are_run_in_one_place_each(module: Path):
    runs = [name for _, name in imported(module) if name == "subprocess"]
    assert bool(runs) == (module.relative_to(PACKAGE).as_posix() in RUNNERS)


def test_the_network_is_in_one_module_that_calls_and_one_that_is_called(module: Path):
    names = {name for _, name in imported(module)}
    calls = {name for name in names if name in NETWORK or name.split(".")[0] in NETWORK}
    assert bool(calls) == (module.relative_to(PACKAGE).as_posix() in CALLERS)


def test_the_names_of_the_world_are_real():
    """A misspelt name would forbid nothing."""
    assert sys.stdlib_module_names >= WORLD
