"""Every plan that lies under `tests` and `programmes`, and the one that `introplan new` starts from."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.plans import plan_from as filled_in
from jinja2 import Environment

from introplan.agenda import Plan, plan_of
from introplan.cli.rulesets import published
from introplan.reading import File, Folder, read_programme

CHECKOUT = Path(__file__).parents[2]
STARTER = CHECKOUT / "templates" / "workspace" / "starter"


def programmes() -> dict[str, dict[str, str]]:
    """The texts of the programmes that travel with the program, by their names and paths."""
    return {
        folder.name: {path.as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
        for folder in sorted((CHECKOUT / "programmes").iterdir())
        if folder.is_dir()
    }


def starter() -> dict[str, str]:
    """The texts that `introplan new` writes."""
    texts = {path.name.removesuffix(".j2"): path.read_text("utf-8") for path in STARTER.rglob("*") if path.is_file()}
    return {
        name: Environment(autoescape=False).from_string(text).render(id="demo", title="Demo")
        for name, text in texts.items()
    }


def plan_in(name: str, texts: dict[str, str]) -> Plan | None:
    """The plan of some files; None when they are none, or are faulty on purpose."""
    files = tuple(File(path, text.encode()) for path, text in texts.items())
    programme, origins, _diagnostics = read_programme(Folder(f"programmes/{name}", files))
    return plan_of(name, programme, origins, published()) if programme else None


def all_plans() -> Iterator[tuple[str, Plan]]:
    """Every plan that can be read, by where it lies."""
    wholes = {**programmes(), "starter": starter()}
    for frame in sorted((CHECKOUT / "tests").rglob("programme.yaml")):
        wholes[frame.parent.as_posix()] = {
            path.as_posix(): path.read_text("utf-8") for path in frame.parent.glob("*.yaml")
        }
    for module in sorted((CHECKOUT / "tests").rglob("*.py")):
        for number, text in enumerate(_texts_in(module)):
            wholes[f"{module.relative_to(CHECKOUT)}, {number}"] = {"plan.yaml": text}
    for name, texts in wholes.items():
        if plan := plan_in(Path(name).name, texts):
            yield name, plan
    for module in sorted((CHECKOUT / "tests" / "checks").glob("test_*.py")):
        for number, text in enumerate(_texts_in(module)):
            if "protected: yes" in text and (plan := _filled_in(text)):
                yield f"{module.relative_to(CHECKOUT)}, {number}", plan


def _texts_in(module: Path) -> Iterator[str]:
    """What looks like YAML among a module's strings."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search("^ *(cohorts|people):", node.value, re.MULTILINE)
        ):
            yield node.value


def _filled_in(text: str) -> Plan | None:
    """The plan of a check's test, which says no more than it is about."""
    try:
        return filled_in(text)
    except (AssertionError, ValueError):
        return None


def protected_too(texts: dict[str, str], people: frozenset[str]) -> dict[str, str]:
    """The texts with these people protected: their names and addresses taken out, as a coordinator does it."""

    def mended(text: str) -> str:
        lines, within, section = [], False, ""
        for line in text.splitlines():
            if re.match(r"\S", line) and not line.startswith("#"):
                section = line.partition(":")[0]
            if re.match(r"  \S", line) and not line.startswith("  #"):
                within = section == "people" and line.strip().removesuffix(":") in people
                lines += [line, *(["    protected: yes"] if within else [])]
            elif not (within and re.match(r"    (name|email|phone|protected):", line)):
                lines.append(line)
        return "\n".join(lines) + "\n"

    return {path: mended(text) for path, text in texts.items()}
