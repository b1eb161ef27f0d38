"""`introplan send`: the letters of a release are mailed, from git and ledger, to everybody once."""

import errno
import json
import quopri
import re
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git, replace
from mailing.post_office import PostOffice, breaks_off, open_office

from introplan.workspace.appending import GrowingFile

PEOPLE_FILE = "programmes/demo/people.yaml"
LOG = "programmes/demo/sent.jsonl"
PEOPLE = ["karin.exempelsson", "nils.pahittsson", "mona.mallgren", "ida.introdotter", "ada.testsson", "bo.skissvik"]
TO_ADA = "Ada Testsson <ada.testsson@kommunen.example>"


@pytest.fixture(scope="module")
def open_all_day() -> Iterator[tuple[PostOffice, int]]:
    with open_office() as office:
        yield office


@pytest.fixture
def office(open_all_day: tuple[PostOffice, int], published: Path) -> PostOffice:
    """The server that the small workspace hands its letters to, after its first release."""
    office, port = open_all_day
    office.taken.clear()
    office.at.clear()
    (published / "mail.yaml").write_text(f"server: localhost\nport: {port}\n", newline="\n")
    return office


def told(office: PostOffice) -> list[str]:
    return [recipient.partition("@")[0] for recipient, _mail in office.taken]


def states() -> list[tuple[str, int, str]]:
    steps = map(json.loads, Path(LOG).read_text(encoding="utf-8").splitlines())
    return [(step["person"], step["try"], step["state"]) for step in steps]


def test_everybody_gets_the_letter_of_the_release_once(office: PostOffice, run: Run, published: Path):
    for folder in ("build", ".introplan"):
        shutil.rmtree(published / folder)
    answer = run("send", "--yes")
    assert answer.code == 0, answer
    assert answer.out.splitlines()[-1] == f"{len(office.taken)} letters sent."
    assert f"  {TO_ADA}" in answer.out
    assert set(PEOPLE) <= set(told(office))
    assert len(set(told(office))) == len(told(office))
    assert states()[:2] == [("karin-exempelsson", 1, "handing"), ("karin-exempelsson", 1, "sent")]
    assert "@" not in Path(LOG).read_text(encoding="utf-8")
    assert git("show", "--name-only", "--format=%s", "HEAD").split("\n\n") == ["What has been sent of release 1", LOG]
    second = run("send", "--yes")
    assert (second.code, second.out) == (0, "demo, release 1 of 25 November 2026 (week 48)\n")
    assert "have the letter already" in second.err
    assert "There is nothing to send." in second.err


def test_a_letter_is_no_draft_and_has_one_file_and_its_own_id(office: PostOffice, run: Run, published: Path):
    assert run("send", "--yes", "--only", "ada-testsson").code == 0
    [(_to, first)] = office.taken
    message = message_from_bytes(first, policy=policy.default)
    assert [message[name] for name in ("X-Unsent", "Auto-Submitted", "To")] == [None, "auto-generated", TO_ADA]
    assert [part.get_filename() for part in message.iter_attachments()] == ["min-kalender.ics"]
    assert run("send", "--yes", "--only", "Ada Testsson", "--again").code == 0
    assert told(office) == ["ada.testsson", "ada.testsson"]
    assert message["Message-ID"].encode() not in office.taken[1][1]
    assert states()[-1] == ("ada-testsson", 2, "sent")


def test_a_test_goes_to_its_sender_and_leaves_no_trace(office: PostOffice, run: Run, published: Path):
    assert run("send", "--test", "me@kommunen.example", "--only", "ada-testsson,bo-skissvik", "--yes").code == 0
    assert told(office) == ["me", "me"]
    subjects = [str(message_from_bytes(mail, policy=policy.default)["Subject"]) for _to, mail in office.taken]
    assert [subject.partition("] ")[0] for subject in subjects] == ["[Prov för Ada Testsson", "[Prov för Bo Skissvik"]
    assert not Path(LOG).exists()
    assert run("send", "--test", "jag", "--yes").code == 2


def test_nothing_is_sent_before_somebody_says_so(
    office: PostOffice, run: Run, published: Path, monkeypatch: pytest.MonkeyPatch
):
    answer = run("send")
    assert (answer.code, office.taken) == (2, [])
    dry = run("send", "--dry-run")
    assert (dry.code, office.taken) == (0, [])
    assert TO_ADA in dry.out
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    assert run("send", typed="nej\n").code == 0
    assert office.taken == []
    assert not Path(LOG).exists()
    assert run("send", "--only", "ada-testsson", typed="ja\n").code == 0
    assert told(office) == ["ada.testsson"]


@pytest.mark.long
def test_whoever_is_protected_by_now_gets_no_mail_and_is_named_in_none(office: PostOffice, run: Run, published: Path):
    people = published / "programmes/demo/people.yaml"
    text = people.read_text(encoding="utf-8")
    text = re.sub(r"    (name: Bo Skissvik|email: bo\.skissvik@.*|phone: .*)\n", "", text)
    people.write_text(text.replace("  bo-skissvik:\n", "  bo-skissvik:\n    protected: yes\n"), newline="\n")
    answer = run("send", "--yes")
    assert (answer.code, office.taken) == (1, [])
    assert "bo-skissvik became protected after release 1, whose letters have the name" in answer.err
    assert run("publish", "-m", "Någon får skydd", "--yes").code == 0
    assert run("send", "--yes").code == 0
    assert office.taken
    assert "bo.skissvik" not in told(office)
    assert b"Skissvik" not in quopri.decodestring(b"".join(mail for _to, mail in office.taken))
    assert "bo-skissvik" not in Path(LOG).read_text(encoding="utf-8")


def test_a_new_address_is_the_one_that_is_written_to(office: PostOffice, run: Run, published: Path):
    office.at["RCPT ada.testsson@kommunen.example"] = [lambda _office: "550 5.1.1 no such mailbox"]
    first = run("send", "--yes", "--only", "ada-testsson,bo-skissvik")
    assert first.code == 1
    assert "Ada Testsson: refused: 550 5.1.1 no such mailbox" in first.err
    assert first.out.splitlines()[-2:] == ["Not taken by the server: Ada Testsson.", "1 letter sent, 1 refused."]
    people = published / "programmes/demo/people.yaml"
    replace(people, "email: ada.testsson@kommunen.example", "email: ada@kommunen.example")
    assert run("send", "--yes", "--only", "ada-testsson,bo-skissvik").code == 0
    assert told(office) == ["bo.skissvik", "ada"]


@pytest.mark.long  # a journey of several releases, each mailed
def test_whoever_has_not_been_sent_the_letter_before_is_named_with_the_way_to_it(
    office: PostOffice, run: Run, published: Path
):
    replace(published / PEOPLE_FILE, "name: Ida Introdotter", "name: Ida Nyman")
    assert run("publish", "-m", "Ida heter Nyman", "--yes").code == 0
    by_hand = run("send", "--dry-run")
    assert "has not sent" not in by_hand.err, "all letters before have gone by hand"
    assert run("send", "1", "--only", "ada-testsson", "--yes").code == 0
    owing = run("send", "--only", "ada-testsson,ida-introdotter", "--dry-run").err
    assert (
        "`send` has not sent Ida Nyman the letter of release 1, and this one tells only what has changed since. "
        "Send that one first: `introplan send 1`."
    ) in " ".join(owing.split())
    assert run("send", "1", "--yes").code == 0
    assert "has not sent" not in run("send", "--yes").err


def test_whoever_is_uncertain_is_named_and_asked_about(
    office: PostOffice, run: Run, published: Path, monkeypatch: pytest.MonkeyPatch
):
    office.at["taken"] = [breaks_off]
    first = run("send", "--yes", "--only", "ada-testsson,bo-skissvik")
    assert first.code == 1
    assert "Ada Testsson may have the letter or not" in first.out
    assert first.out.splitlines()[-1] == "1 letter sent, 1 uncertain."
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    second = run("send", "--only", "ada-testsson,bo-skissvik", typed="nej\n")
    assert second.code == 1
    assert "Ada Testsson may have the letter or not" in second.err
    assert told(office) == ["ada.testsson", "bo.skissvik"]
    third = run("send", "--only", "ada-testsson,bo-skissvik", typed="\nja\n")
    assert third.code == 0, third
    assert told(office) == ["ada.testsson", "bo.skissvik", "ada.testsson"]
    assert office.taken[0][1] == office.taken[2][1], "the same octets"


def test_ctrl_c_finishes_the_letter_under_way(office: PostOffice, run: Run, published: Path):
    main = threading.main_thread().ident
    assert main is not None
    office.at["dot"] = [None, lambda _office: signal.pthread_kill(main, signal.SIGINT)]
    answer = run("send", "--yes")
    assert answer.code == 130
    assert answer.out.splitlines()[-1].startswith("2 letters sent, ")
    assert run("send", "--yes").code == 0
    assert len(set(told(office))) == len(told(office)) == len(PEOPLE)


def test_a_second_ctrl_c_ends_it_at_once_and_tells_what_has_been_sent(office: PostOffice, run: Run, published: Path):
    main = threading.main_thread().ident
    assert main is not None

    def twice(_office: PostOffice) -> None:
        signal.pthread_kill(main, signal.SIGINT)
        time.sleep(0.1)
        signal.pthread_kill(main, signal.SIGINT)
        time.sleep(0.1)

    office.at["dot"] = [None, twice]
    answer = run("send", "--yes")
    assert (answer.code, answer.out.splitlines()[-1]) == (130, f"1 letter sent, {len(PEOPLE) - 1} left.")
    assert "Nothing was sent" not in answer.err
    assert states()[1:] == [("karin-exempelsson", 1, "sent"), ("nils-pahittsson", 1, "handing")]
    assert git("show", "--name-only", "--format=%s", "HEAD").split("\n\n") == ["What has been sent of release 1", LOG]
    assert "Nils Påhittsson may have the letter or not" in run("send", "--dry-run").err


def test_a_log_that_the_disk_will_not_have_is_told_with_what_has_been_sent(
    office: PostOffice, run: Run, published: Path
):
    plain, steps = GrowingFile._append, iter("1234")

    def full(self: GrowingFile, content: bytes) -> None:
        if next(steps, None) is None:
            raise OSError(errno.ENOSPC, "full")
        plain(self, content)

    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(GrowingFile, "_append", full)
        answer = run("send", "--yes")
    assert (answer.code, answer.out.splitlines()[-1]) == (1, f"2 letters sent, {len(PEOPLE) - 2} left.")
    assert f"error: {LOG} cannot be written: the disk is full" in answer.err
    assert told(office) == ["karin.exempelsson", "nils.pahittsson"]


def test_a_log_with_a_line_that_is_none_sends_nothing(office: PostOffice, run: Run, published: Path):
    Path(LOG).write_text("hej\n", newline="\n")
    answer = run("send", "--yes")
    assert (answer.code, office.taken) == (1, [])
    assert "line 1 of sent.jsonl cannot be read, so nobody knows who has got a letter" in answer.err


def test_settings_that_git_has_or_would_have_are_refused(office: PostOffice, run: Run, published: Path):
    git("add", "-f", "mail.yaml")
    assert "git keeps mail.yaml, which is for this computer alone" in run("send", "--yes").err
    git("rm", "-q", "--cached", "mail.yaml")
    replace(published / ".gitignore", "/mail.yaml\n", "")
    assert "git would keep mail.yaml" in run("send", "--yes").err
    assert office.taken == []


def test_without_settings_it_is_said_what_to_ask(published: Path, run: Run):
    answer = run("send", "--yes")
    assert answer.code == 1
    assert "    3. May introduktion@kommunen.example be the sender?" in answer.err
    assert "    server: smtp.kommun.example\n" in answer.err
    assert not Path(LOG).exists()


def test_the_password_is_asked_for_or_in_the_environment_and_never_told(
    run: Run, published: Path, monkeypatch: pytest.MonkeyPatch
):
    with open_office(auth_require_tls=False) as (office, port):
        (published / "mail.yaml").write_text(f"server: localhost\nport: {port}\nuser: ada\n", newline="\n")
        assert run("send", "--yes").code == 2
        monkeypatch.setenv("INTROPLAN_MAIL_PASSWORD", "fel hemlighet")
        wrong = run("send", "--yes")
        assert wrong.code == 1
        assert "localhost does not let ada log in: 535" in wrong.err
        monkeypatch.setenv("INTROPLAN_MAIL_PASSWORD", "lösen å")
        right = run("send", "--yes", "--only", "ada-testsson")
        assert right.code == 0, right
        assert office.logins[-1] == ("PLAIN", "ada lösen å".encode())
    everything = b"".join(files_in(published).values()) + "".join((*wrong, *right)[1:3]).encode()
    assert b"hemlighet" not in everything
    assert "lösen å".encode() not in everything


@pytest.mark.parametrize("how", [KeyboardInterrupt, EOFError])
def test_whoever_gives_no_password_sends_nothing(
    office: PostOffice, run: Run, published: Path, monkeypatch: pytest.MonkeyPatch, how: type[BaseException]
):
    def stopped(_prompt: str) -> str:
        raise how

    settings = published / "mail.yaml"
    settings.write_text(f"{settings.read_text()}user: ada\n", newline="\n")
    monkeypatch.setattr("getpass.getpass", stopped)
    monkeypatch.setattr("introplan.cli.mail_settings.is_terminal", lambda: True)
    answer = run("send", "--yes", "--only", "ada-testsson")
    assert (answer.code, answer.err.splitlines()[-1], office.taken) == (130, "Nothing was sent.", [])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("echo token", "does not let anybody log in"),
        ("false", "`false` gives no token to log in with"),
        ('get "it', '`get "it` gives no token to log in with'),
    ],
)
def test_a_command_gives_the_token(run: Run, published: Path, office: PostOffice, command: str, said: str):
    settings = published / "mail.yaml"
    settings.write_text(f"{settings.read_text()}user: ada\ntoken_command: {command}\n", newline="\n")
    answer = run("send", "--yes")
    assert answer.code == 1
    assert said in answer.err or "does not let ada log in" in answer.err
