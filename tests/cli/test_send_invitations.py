"""`introplan send` to those who are invited: a letter, and then a message for each date, once."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from cli.conftest import Run, replace
from mailing.post_office import PostOffice, breaks_off, open_office
from prepared import Prepared

LOG = "programmes/demo/sent.jsonl"
PEOPLE = "programmes/demo/people.yaml"
ONLY_ADA = ("send", "--only", "ada-testsson", "--yes")


@pytest.fixture(scope="module")
def open_all_day() -> Iterator[tuple[PostOffice, int]]:
    with open_office() as office:
        yield office


@pytest.fixture
def office(open_all_day: tuple[PostOffice, int], repository: Path, run: Run, prepared: Prepared) -> PostOffice:
    """The server that the small workspace hands its letters to, where Ada is invited from the first release on."""

    def publish() -> None:
        replace(repository / PEOPLE, "  ada-testsson:\n", "  ada-testsson:\n    calendar_way: invitations\n")
        answer = run("publish", "-m", "Första", "--yes")
        assert answer.code == 0, answer

    prepared("invited", repository, publish)
    office, port = open_all_day
    office.taken.clear()
    office.at.clear()
    (repository / "mail.yaml").write_text(f"server: localhost\nport: {port}\n", newline="\n")
    return office


def methods(office: PostOffice) -> list[str]:
    """What has been taken: `letter`, or the method of an invitation and its sequence."""
    return [method(mail) for _to, mail in office.taken]


def method(mail: bytes) -> str:
    read = message_from_bytes(mail, policy=policy.default)
    calendars = [part for part in read.walk() if part["content-type"].params.get("method")]
    if not calendars:
        return "letter"
    content = calendars[0].get_payload(decode=True)
    assert isinstance(content, bytes)
    found = re.search(rb"\nMETHOD:(\w+)\r.*\nSEQUENCE:(\d+)\r", content, re.DOTALL)
    assert found, content
    return f"{found[1].decode()} {int(found[2])}"


@pytest.mark.long
def test_whoever_is_invited_gets_a_letter_and_an_invitation_to_each_date_once(office: PostOffice, run: Run):
    dry = run("send", "--dry-run")
    [line] = [line for line in dry.out.splitlines() if "invitation" in line]
    count = int(line.split()[0])
    assert line == f"    {count} invitations"
    answer = run(*ONLY_ADA)
    assert answer.code == 0, answer
    assert answer.out.splitlines()[-1] == f"{count + 1} mails sent."
    assert methods(office) == ["letter", *["REQUEST 0"] * count]
    steps = [json.loads(line) for line in Path(LOG).read_text(encoding="utf-8").splitlines()]
    assert [step.get("sequence") for step in steps] == [None, None, *[0, 0] * count]
    assert "There is nothing to send." in run(*ONLY_ADA).err
    assert run(*ONLY_ADA, "--again").code == 0
    assert methods(office)[count + 1 :] == methods(office)[: count + 1]
    assert len({mail for _to, mail in office.taken}) == 2 * (count + 1), "each has an id of its own"
    office.taken.clear()
    run("send", "--yes")
    assert Counter(to for to, _mail in office.taken)["ada.testsson@kommunen.example"] == 0


@pytest.mark.long  # a journey of several releases, each mailed
def test_what_changes_is_asked_anew_and_another_way_takes_all_back(office: PostOffice, run: Run):
    assert run(*ONLY_ADA).code == 0
    count = len(office.taken) - 1
    office.taken.clear()
    plan = Path("programmes/demo/cohorts.yaml")
    replace(plan, "date: 2027-09-09", "date: 2027-09-16")
    assert run("publish", "-m", "Flyttar", "--yes").code == 0
    assert run(*ONLY_ADA).code == 0
    assert methods(office) == ["letter", "REQUEST 1"]
    office.taken.clear()
    replace(Path(PEOPLE), "    calendar_way: invitations\n", "")
    replace(plan, "date: 2027-09-16", "date: 2027-09-09")
    assert run("publish", "-m", "Flyttar igen", "--yes").code == 0
    answer = run(*ONLY_ADA)
    assert answer.code == 0, answer
    assert Counter(methods(office)) == {"letter": 1, "CANCEL 1": count - 1, "CANCEL 2": 1}
    office.taken.clear()
    assert "There is nothing to send." in run(*ONLY_ADA).err


@pytest.mark.long  # as above
def test_a_release_that_nobody_mailed_is_made_up_for_by_the_next(office: PostOffice, run: Run):
    assert run("send", "--dry-run").code == 0
    replace(Path(PEOPLE), "name: Bo Skissvik", "name: Bo Nyman")
    assert run("publish", "-m", "Bo heter Nyman", "--yes").code == 0
    assert run(*ONLY_ADA).code == 0
    assert set(methods(office)) - {"letter"} == {"REQUEST 0"}
    office.taken.clear()
    assert "There is nothing to send." in run(*ONLY_ADA).err
    old = run("send", "1", "--only", "ada-testsson", "--yes")
    assert old.code == 0
    assert methods(office) == ["letter"], "she has newer invitations"


def test_an_address_that_is_refused_is_tried_once_a_run(office: PostOffice, run: Run):
    office.at["RCPT ada.testsson@kommunen.example"] = [lambda _office: "550 5.1.1 no such mailbox"]
    answer = run(*ONLY_ADA)
    assert (answer.code, methods(office)) == (1, [])
    assert re.fullmatch(r"0 mails sent, 1 refused, \d+ left\.", answer.out.splitlines()[-1])
    assert run(*ONLY_ADA).code == 0
    assert set(methods(office)) == {"letter", "REQUEST 0"}


def test_an_invitation_that_may_have_arrived_is_named_and_sent_again_with_the_same_octets(office: PostOffice, run: Run):
    office.at["taken"] = [None, breaks_off]
    first = run(*ONLY_ADA)
    assert first.code == 1
    [(_to, uncertain)] = [office.taken[1]]
    assert re.search(r"Ada Testsson \(.+\) may have the letter or not", first.out)
    assert run(*ONLY_ADA).code == 0
    assert [mail for _to, mail in office.taken].count(uncertain) == 2
    assert max(Counter(mail for _to, mail in office.taken if mail != uncertain).values()) == 1


def test_so_many_messages_are_asked_about_once_more(office: PostOffice, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    monkeypatch.setattr("introplan.cli.send.MOST_TO_ONE", 1)
    answer = run("send", "--only", "ada-testsson", typed="ja\nnej\n")
    assert (answer.code, office.taken) == (0, [])
    assert re.search(r"That is \d+ mails, and \d+ to one person\.", answer.err)
    assert run("send", "--only", "ada-testsson", typed="ja\nja\n").code == 0
    assert office.taken


def test_a_test_has_no_invitations_which_would_stand_in_the_testers_calendar(office: PostOffice, run: Run):
    assert run("send", "--test", "me@kommunen.example", "--only", "ada-testsson", "--yes").code == 0
    assert methods(office) == ["letter"]


def test_nobody_is_invited_by_themselves(office: PostOffice, run: Run):
    settings = Path("mail.yaml")
    settings.write_text(f"{settings.read_text()}from: ada.testsson@kommunen.example\n", newline="\n")
    answer = run(*ONLY_ADA)
    assert (answer.code, office.taken) == (0, [])
    assert "Ada Testsson has the sender's own address, and nobody can invite themselves" in answer.err
