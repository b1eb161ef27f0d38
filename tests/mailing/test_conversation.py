"""The conversation with a mail server, against real ones: each row of what can be met, and that certificates are."""

import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from mailing.post_office import (
    OTHER_AUTHORITY,
    PostOffice,
    authority,
    breaks_off,
    certificate,
    open_office,
)

from introplan.diagnostics import Message
from introplan.language import fill
from introplan.mailing import smtp
from introplan.mailing.settings import MailSettings
from introplan.mailing.smtp import Conversation, Envelope, Login, LostError, ServerAnswer, ServerError

ADA = Envelope("intro@kommun.example", "ada@kommun.example")
LETTER = b"Subject: Hej\r\n\r\n.punkt\r\n..\r\nslut"
ARRIVED = b"Subject: Hej\r\n\r\n.punkt\r\n..\r\nslut\r\n"
Office = tuple[PostOffice, int]


@pytest.fixture(autouse=True)
def nothing_is_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "TO_ANSWER", 10.0)
    monkeypatch.setattr(smtp, "TO_TAKE", 10.0)


@pytest.fixture(scope="module")
def plain() -> Iterator[Office]:
    with open_office() as office:
        yield office


@pytest.fixture(scope="module")
def starttls() -> Iterator[Office]:
    with open_office(tls=None, tls_context=certificate("localhost"), require_starttls=True) as office:
        yield office


@pytest.fixture
def office(plain: Office) -> Office:
    plain[0].taken.clear()
    plain[0].at.clear()
    return plain


def settings(port: int, **how: object) -> MailSettings:
    return MailSettings(server=str(how.pop("server", "localhost")), port=str(port), **how)


def told(fault: ServerError) -> str:
    return said(fault.message)


def said(message: Message) -> str:
    return fill(message.template, message.values, "en")


def hand_over(port: int, *envelopes: Envelope, **how: object) -> list[ServerAnswer]:
    with closing(Conversation(settings(port, **how))) as conversation:
        return [conversation.hand_over(each, LETTER, lambda: None) for each in envelopes or (ADA,)]


def refusal(port: int, login: Login | None = None, ca: bytes | None = None, **how: object) -> str:
    with pytest.raises(ServerError) as fault:
        Conversation(settings(port, **how), login, ca)
    return told(fault.value)


def test_a_letter_arrives_as_it_was_written(office: Office):
    assert [each.state for each in hand_over(office[1])] == ["sent"]
    assert office[0].taken == [(ADA.recipient, ARRIVED)]


@pytest.mark.parametrize(
    ("phase", "answer", "state"),
    [
        ("RCPT", "550 5.1.1 no such mailbox", "refused"),
        ("RCPT", "451 4.2.2 full", "later"),
        ("RCPT", "550 5.7.1 not allowed out", "refused"),
        ("MAIL", "552 5.3.4 too large", "refused"),
        ("MAIL", "451 4.3.0 not now", "later"),
        ("DATA", "554 5.5.1 no", "refused"),
        ("dot", "550 5.7.1 content refused", "refused"),
        ("dot", "451 4.3.0 not now", "later"),
    ],
)
def test_a_refused_letter_is_told_and_the_next_one_goes(office: Office, phase: str, answer: str, state: str):
    office[0].at[phase] = [lambda _office: answer]
    bo = ADA._replace(recipient="bo@kommun.example")
    assert hand_over(office[1], ADA, bo) == [
        ServerAnswer(state, answer, for_all=phase == "RCPT"),
        ServerAnswer("sent", "250 OK"),
    ]
    assert list(office[0].times()) == ["bo@kommun.example"]


@pytest.mark.parametrize(
    ("phase", "handed"),
    [("MAIL", False), ("RCPT", False), ("DATA", False), ("half", None), ("dot", True), ("taken", True)],
)
def test_a_broken_connection_tells_whether_the_letter_may_have_arrived(office: Office, phase: str, handed: bool | None):
    office[0].at["DATA" if phase == "half" else phase] = [(lambda _o: "half") if phase == "half" else breaks_off]
    called = []
    with (
        closing(Conversation(settings(office[1]))) as conversation,
        pytest.raises(LostError) as lost,
    ):
        conversation.hand_over(ADA, LETTER, lambda: called.append(True))
    assert handed is None or lost.value.handed is handed
    assert bool(called) is (phase not in ("MAIL", "RCPT", "DATA"))


def test_a_server_that_goes_away_at_a_recipient_breaks_off_and_refuses_nobody(office: Office):
    office[0].at["RCPT"] = [lambda _office: "421 4.3.2 going down"]
    with pytest.raises(LostError) as lost:
        hand_over(office[1])
    assert lost.value.handed is False


def test_a_sender_who_is_refused_ends_it_all(office: Office):
    office[0].at["MAIL"] = [lambda _office: "550 5.7.60 may not send as that"]
    with pytest.raises(ServerError) as fault:
        hand_over(office[1])
    assert told(fault.value) == (
        "the server does not take letters from intro@kommun.example: 550 5.7.60 may not send as that"
    )


def test_a_letter_larger_than_the_server_says_is_not_handed_over():
    with open_office(data_size_limit=20) as (office, port):
        assert hand_over(port) == [ServerAnswer("refused", "", 20)]
    assert office.taken == []


def test_certificates_are_checked(starttls: Office):
    port = starttls[1]
    assert refusal(port) == "nobody this computer knows vouches for the certificate of localhost, so nothing is sent"
    assert refusal(port, ca=authority(OTHER_AUTHORITY)).startswith("nobody this computer knows vouches for")
    assert refusal(port, ca=authority(), server="127.0.0.1") == (
        "the certificate is not for 127.0.0.1, so nothing is sent"
    )
    assert refusal(port, ca=b"hej") == "the file at `ca` in mail.yaml holds no certificate"
    with closing(Conversation(settings(port), ca=authority())) as conversation:
        assert conversation.hand_over(ADA, LETTER, lambda: None).state == "sent"


def test_a_certificate_that_has_expired_is_told():
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with open_office(tls=None, tls_context=certificate("localhost", not_after=yesterday)) as (_office, port):
        assert refusal(port, ca=authority()) == "the certificate of localhost has expired, so nothing is sent"


def test_tls_from_the_start_where_that_is_said_and_only_there(office: Office):
    with open_office(tls=certificate("localhost")) as (tls, port):
        with closing(Conversation(settings(port, encryption="tls"), ca=authority())) as conversation:
            assert conversation.hand_over(ADA, LETTER, lambda: None).state == "sent"
        assert list(tls.times()) == [ADA.recipient]
    assert refusal(office[1], encryption="tls") == f"localhost does not encrypt on port {office[1]} as expected"


def test_nothing_is_sent_in_the_clear_to_another_computer(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(MailSettings, "is_here", False)
    for encryption in (None, "starttls"):
        assert refusal(office[1], encryption=encryption) == (
            f"localhost does not offer encryption on port {office[1]}, so nothing is sent"
        )
    assert refusal(office[1], encryption="none") == "only this computer itself may be talked to without encryption"


def test_a_password_may_have_any_letter(starttls: Office):
    port = starttls[1]
    with closing(Conversation(settings(port), Login("åsa", "lösen å"), authority())):
        assert starttls[0].logins[-1] == ("PLAIN", "åsa lösen å".encode())
    wrong = refusal(port, Login("åsa", "hemligt"), authority())
    assert wrong == "localhost does not let åsa log in: 535 5.7.8 Authentication credentials invalid"


def test_a_server_that_knows_login_alone_is_logged_in_to():
    with open_office(tls_context=certificate("localhost"), auth_exclude_mechanism=["PLAIN"]) as (office, port):
        Conversation(settings(port), Login("åsa", "lösen å"), authority()).close()
    assert office.logins == [("LOGIN", "åsa lösen å".encode())]


def test_a_server_that_nobody_logs_in_to_by_password_is_told(office: Office):
    assert refusal(office[1], Login("ada", "hemligt")) == (
        f"localhost does not let anybody log in by password on port {office[1]}"
    )


def test_a_token_is_given_as_it_is_and_a_refusal_is_told():
    heard: list[bytes] = []

    def exchange(connection: socket.socket) -> None:
        with connection, connection.makefile("rwb", 0) as file:
            file.write(b"220 hej\r\n")
            for answer in (
                b"250-hej\r\n250 AUTH XOAUTH2",
                b"334 eyJzdGF0dXMiOiI0MDEifQ==",
                b"535 5.7.3 no",
                b"221 hej",
            ):
                heard.append(file.readline())
                file.write(answer + b"\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=lambda: exchange(server.accept()[0]), daemon=True).start()
        said = refusal(server.getsockname()[1], Login("ada", "token", is_token=True))
    assert said == "localhost does not let ada log in: 535 5.7.3 no"
    assert heard[1:3] == [b"AUTH XOAUTH2 dXNlcj1hZGEBYXV0aD1CZWFyZXIgdG9rZW4BAQ==\r\n", b"\r\n"]


def test_no_server_and_a_silent_one_are_told(monkeypatch: pytest.MonkeyPatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setattr(smtp, "TO_CONNECT", 0.05)
        assert refusal(port) == f"localhost does not answer on port {port}"
    assert refusal(port) == f"localhost takes no letters on port {port}"
    assert refusal(port, server="ingen.invalid") == (
        "there is no server ingen.invalid, or this computer is not on the network"
    )
    assert refusal(port, server="å" * 80).startswith("there is no server å")


def test_a_computer_with_an_odd_name_calls_itself_otherwise(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket, "getfqdn", lambda: "åsas-dator.kommun.example")
    assert [each.state for each in hand_over(office[1])] == ["sent"]
