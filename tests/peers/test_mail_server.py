"""A release is mailed by Exim, a server that nobody here has written, as an organisation's own is set up.

Encrypted by STARTTLS with a certificate that is checked, after a login with letters that ASCII has not, to people of
whom one has no mailbox.
"""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import peers
import pytest
import trustme
from cli.conftest import Run, replace, repository, run, workspace  # noqa: F401 - fixtures

from introplan.rendering.calendars.lint import faults

pytestmark = pytest.mark.peer

EXIM = Path("/usr/sbin/exim4")
SETTINGS = """
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
spool_directory = {folder}/spool
log_file_path = {folder}/%slog
tls_advertise_hosts = *
tls_certificate = {folder}/server.pem
tls_privatekey = {folder}/server.pem
acl_smtp_rcpt = check
message_size_limit = 5M
host_lookup =
rfc1413_query_timeout = 0s
begin acl
check:
  deny message = no such mailbox
       condition = ${{if eq{{$local_part}}{{bo.skissvik}}}}
  deny message = log in first
       !authenticated = *
  accept
begin routers
all:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  directory = {folder}/mails
  envelope_to_add
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_advertise_condition = ${{if def:tls_in_cipher}}
  server_condition = ${{if and{{{{eq{{$auth2}}{{åsa}}}}{{eq{{$auth3}}{{lösen å}}}}}}}}
  server_set_id = $auth2
"""


class Exim(NamedTuple):
    """A server that is running, and the authority that vouches for it."""

    folder: Path
    port: int
    authority: bytes

    def mails(self, count: int) -> dict[str, list[EmailMessage]]:
        """What has been delivered when it is so many, by recipient; a mail is taken first, and delivered after."""
        until = time.monotonic() + 30
        while len(paths := [*self.folder.glob("mails/q*")]) < count and time.monotonic() < until:
            time.sleep(0.05)
        found: dict[str, list[EmailMessage]] = {}
        for path in sorted(paths):
            read = message_from_bytes(path.read_bytes(), policy=policy.default)
            assert isinstance(read, EmailMessage)
            found.setdefault(read["Envelope-To"].partition("@")[0], []).append(read)
        return found


@pytest.fixture(scope="module")
def exim() -> Iterator[Exim]:
    peers.have(EXIM.exists(), "Exim")
    peers.have(os.geteuid() == 0, "root, which Exim wants to be,")
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:  # pytest's own is closed to other users
        folder = Path(name)
        for each in (folder, folder / "spool", folder / "mails"):
            each.mkdir(exist_ok=True)
            each.chmod(0o777)
        server = folder / "server.pem"
        server.write_bytes(certificate.private_key_and_cert_chain_pem.bytes())
        server.chmod(0o644)
        settings = folder / "exim.conf"
        settings.write_text(SETTINGS.format(folder=folder, port=port), encoding="utf-8")
        daemon = subprocess.Popen([EXIM, "-C", settings, "-bdf"], stdin=subprocess.DEVNULL)
        try:
            wait_for(port)
            yield Exim(folder, port, authority.cert_pem.bytes())
        finally:
            daemon.terminate()
            daemon.wait()


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while True:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < until, "Exim does not answer"
        time.sleep(0.05)


@pytest.mark.long
def test_a_release_is_mailed_encrypted_after_a_login_and_who_has_no_mailbox_is_named(
    exim: Exim,
    repository: Path,  # noqa: F811 - a fixture
    run: Run,  # noqa: F811 - a fixture
    monkeypatch: pytest.MonkeyPatch,
):
    people = repository / "programmes/demo/people.yaml"
    replace(people, "  ada-testsson:\n", "  ada-testsson:\n    calendar_way: invitations\n")
    assert run("publish", "-m", "Första", "--yes").code == 0
    (repository / "ca.pem").write_bytes(exim.authority)
    settings = f"server: localhost\nport: {exim.port}\nencryption: starttls\nuser: åsa\n"
    (repository / "mail.yaml").write_text(settings, encoding="utf-8", newline="\n")
    monkeypatch.setenv("INTROPLAN_MAIL_PASSWORD", "lösen å")
    unknown = run("send", "--yes")
    assert unknown.code == 1
    assert "nobody this computer knows vouches for the certificate of localhost" in unknown.err
    (repository / "mail.yaml").write_text(f"{settings}ca: ca.pem\n", encoding="utf-8", newline="\n")
    monkeypatch.setenv("INTROPLAN_MAIL_PASSWORD", "fel")
    wrong = run("send", "--yes")
    assert "localhost does not let åsa log in: 535" in wrong.err
    assert exim.mails(0) == {}
    monkeypatch.setenv("INTROPLAN_MAIL_PASSWORD", "lösen å")
    answer = run("send", "--yes")
    assert answer.code == 1
    [refused, sent] = answer.out.splitlines()[-2:]
    assert refused == "Not taken by the server: Bo Skissvik."
    count = int(sent.split()[0])
    assert sent == f"{count} mails sent, 1 refused."
    mails = exim.mails(count)
    assert sum(map(len, mails.values())) == count
    assert "bo.skissvik" not in mails
    calendars = [
        part for mail in mails["ada.testsson"] for part in mail.walk() if part.get_content_subtype() == "calendar"
    ]
    assert len(calendars) == len(mails["ada.testsson"]) - 1, "all but the letter"
    assert {part["content-type"].params["method"] for part in calendars} == {"REQUEST"}
    attached = [part for mail in mails["ida.introdotter"] for part in mail.iter_attachments()]
    assert [faults(part.get_payload(decode=True)) for part in attached] == [[]]
    again = run("send", "--yes")
    assert again.out.splitlines()[-1] == "0 letters sent, 1 refused."
    assert sum(map(len, exim.mails(count).values())) == count
