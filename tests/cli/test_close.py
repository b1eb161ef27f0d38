"""`introplan close`: who goes, what stays, and that nothing on this computer speaks of them afterwards."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import UTC, date, datetime, tzinfo
from hashlib import sha256
from pathlib import Path

import pytest
from cli.conftest import Run, commit_all, files_in, git, replace
from prepared import Prepared

from introplan.mailing.log import Handed, LogStep
from introplan.releases import Ledger, read_ledger
from introplan.releases.closings import number_before
from introplan.rendering.typesetting.typesetter import Typesetter
from introplan.workspace.rewriting import PlanRewrite, Rewriting, Rewritings, archive_of_closing

ROOT = Path(__file__).parents[2]
PROGRAMMES = {
    "malmo": (
        "ada-testsson",
        "Ada Testsson",
        "deltagare-7",
        "Sven Sidouppdrag",
        "ada-ida",
        "bo-skissvik",
        "Hugo Hittepå",
    ),
    "huddingetrainee": ("elin-etta", "Elin Etta", "tuva-trea", "Folke Fyra", "nina-nia"),
}
REFERENCE = ("FIELDS.md", ".introplan/schema.json")
"""What `new` lays beside a plan, whose examples have somebody's name."""
PEOPLE = "programmes/demo/people.yaml"
LEDGER = "programmes/demo/releases.ledger"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """What the time is, as a list that a test sets."""
    now = [datetime(2026, 8, 1, 9, 0, tzinfo=UTC)]

    class Now(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Now":
            return cls.fromtimestamp(now[0].timestamp(), tz)

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(now[0].year, now[0].month, now[0].day)

    for module in ("publish", "close"):
        monkeypatch.setattr(f"introplan.cli.{module}.datetime", Now)
    monkeypatch.setattr("introplan.cli.today.date", Day)
    return now


def when_it_is_over(clock: list[datetime]) -> None:
    clock[0] = datetime(2029, 12, 1, 9, 0, tzinfo=UTC)


def publish(run: Run, *words: str) -> str:
    answer = run("publish", *words, "-m", "Ny utgåva", "--yes")
    assert answer.code == 0, answer
    return answer.out + answer.err


def close(run: Run, *words: str, typed: str = "") -> str:
    answer = run("close", *words, typed=typed)
    assert answer.code == 0, answer
    return answer.out + answer.err


def ledger(folder: Path) -> Ledger:
    found, faults = read_ledger("x", (folder / LEDGER).read_bytes())
    assert [each for each in faults if each.severity == "error"] == []
    return found


def speaking_of(folder: Path, *names: str) -> list[str]:
    """The files that hold one of the names, in their bytes or in what they are called, but for git's own."""
    wanted = [name.casefold() for name in names]
    found = []
    for path, content in files_in(folder).items():
        text = f"{path}\n{content.decode('utf-8', errors='replace')}".casefold().replace("\r\n ", "")
        if not path.startswith((".git/", *REFERENCE)) and any(name in text for name in wanted):
            found.append(path)
    return found


def all_calendars(folder: Path, name: str) -> dict[str, bytes]:
    """Every calendar that is built, shared ones and people's."""
    return files_in(folder / f"build/{name}/calendars") | files_in(folder / f"build/{name}_private/calendars")


@pytest.fixture
def copy(tmp_path: Path, own_git: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the programmes that come along, committed."""
    for name in PROGRAMMES:
        shutil.copytree(ROOT / "programmes" / name, tmp_path / "programmes" / name)
    monkeypatch.chdir(tmp_path)
    commit_all()
    return tmp_path


@pytest.fixture
def without_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prints are made, and not set: what a PDF says is packed in it, and found by nobody who looks at its bytes."""
    monkeypatch.setattr(Typesetter, "pdf", lambda _typesetter, source, *_made_at: b"%%PDF-1.7 %d" % len(source))
    monkeypatch.setattr(Typesetter, "faults", lambda *_values: ())


@pytest.mark.long
@pytest.mark.parametrize("name", PROGRAMMES)
def test_nothing_here_speaks_of_those_who_have_gone(
    copy: Path, run: Run, clock: list[datetime], without_setting: None, name: str
):
    publish(run, name)
    assert run("build", name).code == 0
    gone = PROGRAMMES[name]
    assert len(speaking_of(copy, *gone)) > 20
    calendars = all_calendars(copy, name)
    when_it_is_over(clock)
    told = close(run, f"{name}/ht26", "--yes")
    assert speaking_of(copy, *gone) == []
    assert "git still has them" in told
    after = run("check", name, "--ignore", "tuning-unused")  # which a tuning for somebody's sake has become
    assert after.code == 0
    assert "error" not in after.out
    assert "warning" not in after.out
    told = publish(run, name)
    assert "nobody's coming dates have changed, so there are no letters" in told
    assert speaking_of(copy, *gone) == []
    assert git("status", "--porcelain", "programmes") == ""
    assert "nothing has changed since release 2" in publish(run, name)
    now = all_calendars(copy, name)
    for path, content in now.items():
        assert content.count(b"CANCELLED") <= calendars[path].count(b"CANCELLED")
    assert {path for path in calendars if not path.startswith(("people", "places"))} <= now.keys()
    assert not (copy / f"build/{name}/booklets/ht26.pdf").exists()


@pytest.fixture
def released(repository: Path, run: Run, clock: list[datetime], prepared: Prepared) -> Path:
    """The small programme, released while it was to come, and two years later."""
    prepared("released-to-be-closed", repository, lambda: publish(run))
    when_it_is_over(clock)
    return repository


def test_it_is_shown_and_asked_first(released: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    before = files_in(released / "programmes")
    told = close(run, "ht27", "--dry-run")
    assert "Hösten 2027: this will be removed" in told
    assert "Nothing was changed." in told
    assert run("close", "ht27").code == 2
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    assert "Nothing was changed." in close(run, "ht27", typed="nej\n")
    assert files_in(released / "programmes") == before
    assert "is closed" in close(run, "ht27", typed="ja\n")
    assert files_in(released / "programmes") != before


def test_a_second_time_it_says_so(released: Path, run: Run):
    close(run, "ht27", "--yes")
    before = files_in(released / "programmes")
    assert "is closed already" in close(run, "ht27", "--yes")
    assert files_in(released / "programmes") == before


def test_it_can_be_taken_back_with_the_line_that_it_prints_until_the_next_release(released: Path, run: Run):
    before = files_in(released / "programmes")
    kept = files_in(released / ".introplan/given-out")
    told = close(run, "ht27", "--yes")
    line = next(line.strip() for line in told.splitlines() if line.strip().startswith("tar "))
    subprocess.run(line.split(), check=True)
    assert files_in(released / "programmes") == before
    assert files_in(released / ".introplan/given-out") == kept
    answer = run("check")
    assert (answer.code, "ledger-behind" in answer.out) == (0, False)
    assert "nothing has changed" in publish(run)
    close(run, "ht27", "--yes")
    of_another = Rewriting(
        {"programmes/demo-norr/people.yaml": PlanRewrite(b"", b"x")}, archive=archive_of_closing("demo-norr", "ht27")
    )
    place = Rewritings(released).kept_to_go_back(of_another).place
    publish(run)
    assert list((released / ".introplan/before-close").rglob("*.tar.gz")) == [released / place]


def test_it_works_without_git_too(workspace: Path, run: Run, clock: list[datetime], own_git: None):
    publish(run)
    when_it_is_over(clock)
    told = close(run, "ht27", "--yes")
    assert "git filter-repo" not in told
    assert "registrar" in told
    assert speaking_of(workspace, "ada-testsson", "Ada Testsson") == []
    assert b'"ada-testsson"' not in (workspace / ".introplan/schema.json").read_bytes()  # nobody is offered them
    assert run("check").code == 0
    publish(run)
    assert run("check").code == 0
    assert speaking_of(workspace, "ada-testsson", "Ada Testsson") == []


def test_whoever_comes_back_goes_on_from_the_old_numbers(released: Path, run: Run, clock: list[datetime]):
    """The same participant under the same id, in the same cohort."""
    old = ledger(released)
    before = files_in(released / "programmes")
    meeting = next(key for key, event in old.events.items() if event.kind == "meeting")
    close(run, "ht27", "--yes")
    publish(run)
    closed = ledger(released)
    assert meeting not in closed.records
    assert number_before(closed.closings, meeting) == old.records[meeting].highest
    for path, content in before.items():
        if path.endswith(".yaml"):
            (released / "programmes" / path).write_bytes(content)
    publish(run)
    again = ledger(released)
    assert again.records[meeting].stamp.sequence > old.records[meeting].highest
    assert run("check").code == 0
    assert "nothing has changed" in publish(run)


def test_git_brings_nobody_back_into_the_ledger(released: Path, run: Run):
    old = (released / LEDGER).read_bytes()
    close(run, "ht27", "--yes")
    closed = (released / LEDGER).read_bytes()
    assert run("check").code == 0
    assert (released / LEDGER).read_bytes() == closed
    publish(run)
    (released / LEDGER).write_bytes(old)
    answer = run("check")
    assert (answer.code, "ledger-behind" in answer.out) == (1, True)
    assert run("check", "--fix", "--yes").code == 0
    assert b"ada-testsson" not in (released / LEDGER).read_bytes()


def test_before_the_two_years_are_over_it_says_until_when(repository: Path, run: Run, clock: list[datetime]):
    publish(run)
    answer = run("close", "ht27", "--yes")
    assert answer.code == 1
    assert "goes on until" in answer.err
    assert "close it after that day" in answer.err


def test_changes_that_are_not_published_are_in_the_way(released: Path, run: Run):
    cohorts = released / "programmes/demo/cohorts.yaml"
    replace(cohorts, "date: 2028-03-09", "date: 2028-03-16")
    answer = run("close", "ht27", "--yes")
    assert answer.code == 1
    assert "has changes that are not published" in answer.err


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("ht72", "did you mean `ht27`?"),
        ("vinter", "choose from `ht27`"),
        ("demo/ht72", "did you mean `ht27`?"),
        ("prov/ht27", "there is no cohort `prov/ht27`\nhelp: did you mean `ht27`?"),
    ],
)
def test_a_cohort_that_there_is_not(workspace: Path, run: Run, word: str, told: str):
    answer = run("close", word, "--yes")
    assert answer.code == 2
    assert told in answer.err


def test_a_cohort_that_several_programmes_have(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/andra")
    answer = run("close", "ht27", "--yes")
    assert answer.code == 2
    assert "`andra/ht27`, Hösten 2027; `demo/ht27`, Hösten 2027" in answer.err
    shutil.rmtree(workspace / "programmes/demo/")
    assert "goes on until" in run("close", "Hösten 2027", "--yes").err


def test_an_anchor_in_the_way_is_told_with_its_line_and_nothing_is_written(released: Path, run: Run):
    file = released / PEOPLE
    text = file.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.strip().startswith("ada-testsson:"))
    file.write_text(text.replace(line, line.replace(":", ": &ada", 1)), encoding="utf-8", newline="\n")
    before = files_in(released / "programmes")
    answer = run("close", "ht27", "--yes")
    assert answer.code == 1
    assert "there is an anchor, an alias or a tag here" in answer.err
    assert f"line {text.splitlines().index(line) + 1} of programmes/demo/people.yaml by hand" in answer.err
    assert files_in(released / "programmes") == before


@pytest.mark.parametrize("way", ["crlf", "mark", "one file"])
def test_the_files_may_look_as_they_like(repository: Path, run: Run, clock: list[datetime], way: str):
    folder = repository / "programmes/demo"
    for file in folder.rglob("*.yaml"):
        content = file.read_bytes()
        file.write_bytes(content.replace(b"\n", b"\r\n") if way == "crlf" else b"\xef\xbb\xbf" + content)
    if way == "one file":
        whole = b"".join(
            file.read_bytes().removeprefix(b"\xef\xbb\xbf") + b"\n" for file in sorted(folder.rglob("*.yaml"))
        )
        for file in folder.rglob("*.yaml"):
            file.unlink()
        (folder / "allt.yaml").write_bytes(whole)
    publish(run)
    when_it_is_over(clock)
    close(run, "ht27", "--yes")
    assert speaking_of(repository, "ada-testsson", "Ada Testsson") == []
    assert run("check").code == 0
    for file in folder.rglob("*.yaml"):
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf") == (way == "mark")
        assert content.count(b"\r\n") == (content.count(b"\n") if way == "crlf" else 0)


def test_a_note_that_speaks_of_them_is_named_and_left(released: Path, run: Run):
    (released / "anteckningar.txt").write_text("Ring\nAda Testsson imorgon\n", encoding="utf-8")
    told = close(run, "ht27", "--yes")
    assert "still mentions them" in told
    assert "anteckningar.txt:2" in told
    assert not any(name in told for name in REFERENCE)
    assert (released / "anteckningar.txt").is_file()


def test_a_copy_of_the_ledger_beside_it_goes_too(released: Path, run: Run):
    shutil.copy(released / LEDGER, released / "programmes/demo/releases-DATOR.ledger")
    close(run, "ht27", "--yes")
    assert not (released / "programmes/demo/releases-DATOR.ledger").exists()
    assert speaking_of(released, "ada-testsson") == []


def test_the_log_of_what_was_mailed_forgets_them_too(released: Path, run: Run):
    log = released / "programmes/demo/sent.jsonl"
    ada, nils = (
        LogStep(Handed("1", person, "letter", 1), datetime(2026, 11, 25, 8, tzinfo=UTC), "sent").line
        for person in ("ada-testsson", "nils-pahittsson")
    )
    review = sha256(b"demo/ht27/ada-testsson/manad-3").hexdigest()[:16]
    invited = (nils.replace("letter", f"{word} {review}") for word in ("request", "cancel"))
    log.write_text(f"{ada}{nils}{''.join(invited)}", newline="\n")
    assert "sent.jsonl: 3 lines fewer" in close(run, "ht27", "--yes")
    assert log.read_text() == nils
    dry = run("send", "--dry-run")
    assert (dry.code, "Testsson" in dry.out) == (0, False)


def test_what_has_never_been_released_is_closed_in_the_files_alone(repository: Path, run: Run, clock: list[datetime]):
    when_it_is_over(clock)
    close(run, "ht27", "--yes")
    assert speaking_of(repository, "ada-testsson") == []
    assert not (repository / LEDGER).exists()
    assert run("check").code == 0


def test_who_is_in_git_is_counted_and_can_be_stripped(released: Path, run: Run):
    note = released / "anteckningar.txt"
    note.write_text("Tack, Ada Testsson!\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "Ett tack som ska vara kvar")
    told = close(run, "ht27", "--yes")
    assert "anteckningar.txt:1" in told or "…" in told
    listed = (released / ".introplan/still-in-git.txt").read_text(encoding="ascii").split()
    assert "git filter-repo --force --strip-blobs-with-ids .introplan/still-in-git.txt" in told
    for blob in listed:
        assert "ada" in git("cat-file", "-p", blob)
    publish(run)
    assert listed
    left = git("ls-tree", "-r", "HEAD")
    assert not any(blob in left for blob in listed)


def test_git_is_searched_in_documents_for_names_in_the_genitive_and_in_messages(released: Path, run: Run):
    (released / "anteckningar.txt").write_text("Ada Testssons chef\n", encoding="utf-8")
    with zipfile.ZipFile(released / "brev.docx", "w") as packed:
        packed.writestr("word/document.xml", "<w:p><w:t>Hej Ada</w:t><w:t> Testsson</w:t></w:p>")
    git("add", "-A")
    blobs = [git("rev-parse", f":{name}").strip() for name in ("anteckningar.txt", "brev.docx")]
    git("commit", "-q", "-m", "Två brev")
    git("rm", "-q", "anteckningar.txt", "brev.docx")
    git("commit", "-q", "-m", "Bort med breven om Ada Testsson")
    git("tag", "ada-testsson-1")
    told = close(run, "ht27", "--yes")
    listed = (released / ".introplan/still-in-git.txt").read_text(encoding="ascii").split()
    assert set(blobs) <= set(listed)
    assert f"leaves those: {git('rev-parse', '--short', 'HEAD').strip()} and ada-testsson-1\n" in told


def test_an_interrupted_closing_is_completed_by_whatever_comes_next(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    class Killed(BaseException):
        pass

    from introplan.workspace import rewriting  # noqa: PLC0415 - what is stopped

    for command in (("close", "ht27", "--yes"), ("build",), ("publish", "-m", "x", "--yes")):
        before = {path: (released / path).read_bytes() for path in files_in(released) if not path.startswith(".git/")}
        real, steps = rewriting.replace_whole, [0]

        def stopping(path: Path, content: bytes, mode: int = 0o666, real=real, steps=steps) -> None:
            steps[0] += 1
            if steps[0] == 4:  # the archive, what is decided, and a file
                raise Killed
            real(path, content, mode)

        monkeypatch.setattr(rewriting, "replace_whole", stopping)
        with pytest.raises(Killed):
            run("close", "ht27", "--yes")
        monkeypatch.setattr(rewriting, "replace_whole", real)
        assert Rewritings(released).file.is_file()
        answer = run(*command)
        assert answer.code == 0, answer
        assert "it is completed now" in answer.err
        assert answer.err.count("tar -xzf .introplan/before-close/demo/ht27.tar.gz") == 1
        assert not Rewritings(released).file.exists()
        assert speaking_of(released, "ada-testsson", "Ada Testsson") == []
        assert run("check").code == 0
        for path in files_in(released):
            if not path.startswith(".git/") and path not in before:
                (released / path).unlink()
        for path, content in before.items():
            (released / path).parent.mkdir(parents=True, exist_ok=True)
            (released / path).write_bytes(content)


def test_letters_that_another_program_has_open_are_removed_by_whatever_comes_next(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    letters = released / "build/demo_private/release-1"
    assert letters.is_dir()

    def held(folder: Path) -> None:
        raise PermissionError(13, "in use", str(folder))

    with monkeypatch.context() as holding:
        holding.setattr("introplan.workspace.rewriting.shutil.rmtree", held)
        answer = run("close", "ht27", "--yes")
        assert (answer.code, "error: build/demo_private/release-1 cannot be written" in answer.err) == (1, True)
        assert "is closed" not in answer.err
        assert run("build").code == 1
    assert letters.is_dir()
    assert "it is completed now" in run("build").err
    assert not letters.exists()


@pytest.mark.parametrize(
    ("stopped_at", "told"),
    [
        ("kept_to_go_back", "Nothing was changed."),
        ("carry_out", "Nothing was changed."),
        ("complete", "It goes on where it stopped when you close again."),
        ("not_as_meant", "It goes on where it stopped when you close again."),
        ("drop", "It goes on where it stopped when you close again."),
    ],
)
def test_whoever_stops_it_is_told_what_stands_and_goes_on(
    stopped_at: str, told: str, released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def stop(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopping:
        stopping.setattr(Rewritings, stopped_at, stop)
        if stopped_at == "complete":  # which every command calls first
            real, turns = Rewritings.carry_out, []
            stopping.setattr(Rewritings, "complete", lambda _self: None if not turns else stop())
            stopping.setattr(Rewritings, "carry_out", lambda self, one: (turns.append(1), real(self, one)))
        stopped = run("close", "ht27", "--yes")
    assert stopped.code == 130
    assert told in stopped.err
    again = run("close", "ht27", "--yes")
    assert again.code == 0
    assert "changed meanwhile" not in again.err
    assert "tar -xzf .introplan/before-close/demo/ht27.tar.gz" in again.err
    assert "git still has them" in again.err
    assert "git filter-repo --force --strip-blobs-with-ids" in again.err
    assert speaking_of(released, "ada-testsson", "Ada Testsson") == []
    assert not Rewritings(released).file.exists()


def test_what_was_changed_meanwhile_is_left_as_it_is(released: Path, run: Run):
    rewritings = Rewritings(released)
    file = rewritings.file
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        '{"version": 1, "files": {"programmes/demo/people.yaml": ["0", "YQ=="]}, "folders": []}', encoding="utf-8"
    )
    before = (released / PEOPLE).read_bytes()
    answer = run("build")
    assert "people.yaml was changed meanwhile" in answer.err
    assert (released / PEOPLE).read_bytes() == before
    assert not file.exists()


def test_the_kept_archive_holds_the_files_as_they_were(released: Path, run: Run):
    before = (released / PEOPLE).read_bytes()
    close(run, "ht27", "--yes")
    with tarfile.open(released / ".introplan/before-close/demo/ht27.tar.gz") as archive:
        found = archive.extractfile(PEOPLE)
        assert found
        assert found.read() == before


def test_it_is_told_in_swedish(released: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    told = close(run, "ht27", "--yes")
    assert "gallrad" in told
    assert "registrator" in told
    assert "git filter-repo" in told
    assert os.name == "nt" or "tar -xzf" in told
    assert "close" in run("--help").out
    assert sys.version_info >= (3, 11)
