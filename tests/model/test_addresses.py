"""An address is right for a mail server, in a calendar and in a link, or it is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from introplan.model.addresses import mail_address
from introplan.model.texts import read_email

RIGHT = {
    "ada.testsson@malmo.example": "ada.testsson@malmo.example",
    "Ada.Testsson+intro@Malmo.Example": "Ada.Testsson+intro@Malmo.Example",
    "o'hara_2@a.b-c.example": "o'hara_2@a.b-c.example",
    "asa@malmö.example": "asa@xn--malm-8qa.example",
    "asa@malmo\u0308.example": "asa@xn--malm-8qa.example",
    "asa@MALMÖ.example": "asa@xn--malm-8qa.example",
    "asa@xn--malm-8qa.example": "asa@xn--malm-8qa.example",
    f"{'a' * 64}@{'x' * 63}.example": f"{'a' * 64}@{'x' * 63}.example",
}
WRONG = (
    *(
        "åsa@x.se",
        "Åsa@malmö.se",
        "а@x.se",
        "a..b@x.se",
        ".a@x.se",
        "a.@x.se",
        "@x.se",
        "a@",
        "a",
        "a@@x.se",
        "a@b@x.se",
    ),
    *('"a b"@x.se', "a b@x.se", "a@x .se", "a\x01@x.se", "a\n@x.se", "a@x.se\nBcc: b@x.se", "a@x.se\r\n", "a\x7f@x.se"),
    *(
        "a@x",
        "a@localhost",
        "a@x..se",
        "a@.se",
        "a@x.se.",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@x.1",
        "a@-x.se",
        "a@x-.se",
    ),
    *("mailto:a@x.se", "Ada <a@x.se>", "<a@x.se>", "a@x.se, b@x.se", "a@x.se;b@x.se", "a(c)@x.se", "a\\b@x.se"),
    *("a?bcc=b@x.se", "a@x.se?bcc=b@x.se", "a@x.se?subject=b", "a%0d@x.se", "a&b@x.se", "a#b@x.se", "a/b@x.se"),
    *(
        "a@x_y.se",
        "a@☃.se",
        "a@x。se",
        "a@ｘ.se",
        "a@straße.de",
        "a@x.se\u200b",
        "\u202ea@x.se",
        "a@x\u00ad.se",
        "a@\ud800.se",
    ),
    *(f"{'a' * 65}@x.se", f"a@{'x' * 64}.se", f"a@{'ö' * 64}.se", f"a@{'x.' * 130}se", f"{'a' * 64}@{'x.' * 100}se"),
)
PLAIN = re.compile(r"[A-Za-z0-9!$'*+_~.-]+@[A-Za-z0-9.-]+")


@pytest.mark.parametrize(("written", "sent"), RIGHT.items())
def test_an_address_is_kept_as_mail_servers_take_it(written: str, sent: str):
    assert read_email(written) == sent == mail_address(sent)


@pytest.mark.parametrize("written", WRONG, ids=ascii)
def test_what_mail_servers_do_not_take_is_no_address(written: str):
    assert not mail_address(written)
    if written == written.strip():
        with pytest.raises(PydanticCustomError) as fault:
            read_email(written)
        assert fault.value.type == "not-an-email-address"
        assert fault.value.context
        assert fault.value.context["help"]
        if meant := fault.value.context["values"].get("meant"):  # advice that has been tried
            assert mail_address(read_email(meant))


@given(st.text(alphabet=st.sampled_from("aÅö.@-_?&%\"'<> \n\r\0\u200dß１。x"), max_size=12))
def test_an_address_holds_nothing_that_a_header_a_calendar_or_a_link_reads_as_more(written: str):
    if address := mail_address(written):
        assert PLAIN.fullmatch(address)
        assert address.count("@") == 1
        assert mail_address(address) == address
