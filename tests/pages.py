"""Pages whose tables come from the code, in Swedish and beside it in English: what stands between two lines is made."""

from pathlib import Path

import pytest

from introplan.language import Language

PROGRAMMES = Path(__file__).parents[1] / "programmes"
PAGES: tuple[tuple[str, Language], ...] = ((".md", "sv"), (".en.md", "en"))
"""How the name of a page ends in each language."""


def hold(page: str, mark: str, made: str, request: pytest.FixtureRequest) -> None:
    """Hold what stands between `<!-- mark -->` and `<!-- /mark -->` to what is made; or write it, when asked to."""
    file = PROGRAMMES / page
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->\n"
    before, _begin, rest = file.read_text(encoding="utf-8").partition(begin)
    written, found, after = rest.partition(end)
    assert found, f"{page} has no lines {begin.strip()} and {end.strip()}"
    if request.config.getoption("--update-expected"):
        file.write_text(f"{before}{begin}\n{made}\n{end}{after}", encoding="utf-8", newline="\n")
        return
    assert written.strip("\n").splitlines() == made.strip("\n").splitlines(), (
        f"{page} is old: pytest {request.node.path.name} --update-expected"
    )


def row(*cells: str) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |\n"


def head(*cells: str) -> str:
    """The first two lines of a table."""
    return row(*cells) + f"|{'---|' * len(cells)}\n"
