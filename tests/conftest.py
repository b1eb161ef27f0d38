"""What all tests share: expected files that rewrite themselves on demand, and properties that never vary."""

import gc
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from clock import Day, Now
from hypothesis import settings
from prepared import Prepared, prepared_in
from typeset import TYPESET

from introplan.cli.reader import _chosen

if TYPE_CHECKING:
    from typst import TypstWarning

    from introplan.diagnostics import Diagnostic
    from introplan.diagnostics.full import Say
    from introplan.rendering.typesetting.proof import TextFault

settings.register_profile("introplan", derandomize=True, database=None, deadline=None, print_blob=False)
settings.load_profile("introplan")


os.environ["INTROPLAN_LANG"] = "en"  # whatever the machine speaks; a test of Swedish says so


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="write what the tests see to the expected files")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Several processes get whole files, unless it is said how: what a file's tests share is made in one of them."""
    if getattr(config.option, "numprocesses", None) and config.option.dist == "no":
        config.option.dist, config.option.loadscopereorder = "loadfile", False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the files, those that take long come first: the last ones end at the same time.

    First those with long tests, then those with many. xdist goes by this order with `--no-loadscope-reorder`.
    """
    if hasattr(config, "workerinput"):
        long = {item.path for item in items if item.get_closest_marker("long")}
        many = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.path not in long, -many[item.path]))


def pytest_collection() -> None:
    """Nothing that is collected is garbage: what looks for it would take a quarter of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What has been collected stays to the end, so that whatever looks for garbage need not look at it each time.

    Nor need it look as often as it does for programs that have little memory.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_is_left_over() -> Iterator[None]:
    """The day begins anew, and the next command speaks as it is asked to, as in a process of its own."""
    Now.asked = 0
    yield
    _chosen.set(None)


@pytest.fixture(scope="session", autouse=True)
def what_holds_in_every_test() -> Iterator[None]:
    """What is put in place once in a process, for thousands of tests: another may put its own over it for a while."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        a_certain_day(monkeypatch)
        no_disk_is_waited_for(monkeypatch)
        every_print_says_every_word(monkeypatch)
        every_layout_is_settled(monkeypatch)
        an_editor_takes_every_concise_line(monkeypatch)
        yield


def a_certain_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands see the day on which the programmes that come along were written, so that no test depends on today."""
    monkeypatch.setattr("introplan.cli.today.date", Day)
    monkeypatch.setattr("introplan.cli.publish.datetime", Now)


def no_disk_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test writes need not outlive a loss of power. That it would is seen where steps are counted."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)


def every_print_says_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each PDF that a test makes of the built-in templates says every word that was put into it.

    That no line is cut or stands over another is proved wherever a booklet is made, in tests as elsewhere.
    """
    from introplan.rendering.typesetting.typesetter import Typesetter  # noqa: PLC0415 - dear to import

    typeset, proved = Typesetter.pdf, Typesetter.faults

    def read_back(self: Typesetter, source: str, *made_at: datetime) -> bytes:
        pdf = typeset(self, source, *made_at)
        assert self.own or TYPESET.lost_words(source, pdf) == []
        return pdf

    def faults(self: Typesetter, pdf: bytes) -> "tuple[TextFault, ...]":
        return proved(self, pdf) if self.press else TYPESET.faults(pdf, lambda: proved(self, pdf))

    monkeypatch.setattr(Typesetter, "pdf", read_back)
    monkeypatch.setattr(Typesetter, "faults", faults)


def every_layout_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No layout of the built-in templates is one that Typst gave up on, whose numbers of pages may be wrong."""
    from introplan.rendering.typesetting.typesetter import Typesetter  # noqa: PLC0415 - as above

    compiled = Typesetter._compiled

    def settled(self: Typesetter, source: str, made_at: datetime) -> "tuple[bytes, list[TypstWarning]]":
        recipe = (self.fonts, self.recipe(source, made_at))
        pdf, warnings = TYPESET.made(recipe, lambda: compiled(self, source, made_at))
        assert self.own or [each.message for each in warnings if "did not converge" in each.message] == []
        return pdf, warnings

    monkeypatch.setattr(Typesetter, "_compiled", settled)


def an_editor_takes_every_concise_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each finding in concise form is one line, of which the task that `new` sets up for VS Code finds all parts."""
    from introplan.diagnostics import concise as form  # noqa: PLC0415 - as above

    told = form.concise

    def taken(diagnostic: "Diagnostic", say: "Say") -> str:
        line, start = told(diagnostic, say), diagnostic.at.span.start
        found = MATCHER.fullmatch(line)
        assert found, line
        assert line.isprintable()  # JavaScript knows more ends of lines than Python does
        parts = (form.seen(diagnostic.at.span.path), str(start.line + 1), str(start.column + 1), diagnostic.severity)
        assert found.groups()[:4] == parts
        return line

    monkeypatch.setattr(form, "concise", taken)


def without_stylesheets(page: bytes) -> bytes:
    """A page with each stylesheet's and script's name in place of what it says: not every page is to hold that."""
    for name, text in STYLESHEETS.items():
        page = page.replace(text, b"/* %s */" % name.encode())
    return page


TEMPLATES = Path(__file__).parents[1] / "templates"
TASKS = json.loads((TEMPLATES / "workspace/common/vscode-tasks.json").read_text(encoding="utf-8"))
MATCHER = re.compile(TASKS["tasks"][0]["problemMatcher"]["pattern"]["regexp"])
"""How VS Code finds the findings in what `watch` prints."""
STYLESHEETS = {
    file.relative_to(TEMPLATES.parent).as_posix(): file.read_bytes().strip()
    for file in sorted((*TEMPLATES.rglob("*.css"), *TEMPLATES.rglob("*.js")))
}


class Expected:
    """Compares with files that lie beside the test and are committed, so that somebody reads every change."""

    def __init__(self, folder: Path, update: bool) -> None:
        self.folder = folder
        self.update = update

    def __call__(self, path: str, actual: str | bytes) -> None:
        """One file, by its path from the test's own folder. Text is compared as text, for a diff one can read."""
        content = without_stylesheets(actual.encode() if isinstance(actual, str) else actual)
        file = self.folder / path
        if self.update:
            _write(file, content)
        assert file.is_file(), f"{file} is missing: run pytest with --update-expected, and read what it wrote"
        committed = file.read_bytes()
        if isinstance(actual, str):
            assert content.decode() == committed.decode()
        assert content == committed

    def whole(self, path: str, actual: Mapping[str, bytes]) -> None:
        """A whole folder: no file too few, no file too many, every byte the same."""
        folder, actual = self.folder / path, {name: without_stylesheets(made) for name, made in actual.items()}
        if self.update:
            for stale in _files(folder) - actual.keys():
                (folder / stale).unlink()
            for name, content in actual.items():
                _write(folder / name, content)
        assert sorted(actual) == sorted(_files(folder))
        for name, content in sorted(actual.items()):
            assert content == (folder / name).read_bytes(), f"{folder / name} differs"


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _write(file: Path, content: bytes) -> None:
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Expected:
    """`expected("tabs.screen", text)`, `expected.whole("malmo", {path: bytes})`."""
    return Expected(request.path.parent, request.config.getoption("--update-expected"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Folders that are made once in a run; see `prepared.py`."""
    return prepared_in(tmp_path_factory.mktemp("prepared"))


GIT_SETTINGS = "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[core]\n\tfsync = none\n"
"""What makes no difference to whoever uses a repository that is soon thrown away."""


@pytest.fixture
def own_git(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git without the settings of whoever runs the tests; where there is no git, the test is left out.

    It neither tidies up nor waits for the disk.
    """
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    (home / "settings").write_text(GIT_SETTINGS, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "settings"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp().parent))
