"""What `mail.yaml` says."""

import pytest

from introplan.language import fill
from introplan.mailing.settings import read_settings


def read(text):
    settings, found = read_settings("mail.yaml", text.encode())
    return settings, [(each.name, each.at.span.start.line + 1, each.at.span.path) for each in found]


def test_only_the_server_has_to_be_said():
    settings, found = read("server: smtp.kommun.example\n")
    assert found == []
    assert (settings.server, settings.port, settings.user, settings.pause, settings.is_here) == (
        *("smtp.kommun.example", 587, None, 2.5, False),
    )


@pytest.mark.parametrize("server", ["localhost", "127.0.0.1", "::1"])
def test_this_computer_needs_no_pause(server):
    settings, _found = read(f'server: "{server}"\n')
    assert (settings.is_here, settings.pause) == (True, 0)
    assert read(f'server: "{server}"\npace: 30\n')[0].pause == 2


def test_a_server_that_is_not_said_is_told_of_the_file_and_its_settings():
    _settings, found = read_settings("mail.yaml", b"port: 25\n")
    [missing] = found
    assert fill(missing.message.template, missing.message.values, "en") == "the settings lack `server`"
    assert missing.at.span.path == "mail.yaml"


def test_what_is_wrong_is_told_where_it_stands():
    settings, found = read("sever: a\nport: many\nencryption: ssl\nfrom: ada\npassword: hemligt\n")
    assert settings is None
    assert sorted({(name, line) for name, line, _path in found}) == [
        *[("missing-field", 1), ("not-a-number", 2), ("not-an-email-address", 4)],
        *[("not-one-of", 3), ("unknown-section", 1), ("unknown-section", 5)],
    ]
