"""An address is right for a mail server, in a calendar and in a link, or it is none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from introplan.model.addresses import link_to, mail_address
from introplan.model.texts import read_email, read_link, read_phone

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


# Web pages, telephones, and what may be clicked


@pytest.mark.parametrize(
    "written",
    [
        *("https://kommun.example", "http://kommun.example/x?a=b&c=d#e", "https://å.example/åäö", "https://x.se:8443/"),
        *("https://x.se/a@b", "https://x.se/?mail=a@b.se", "https://[2001:db8::1]/", "https://x.se/(a)'b~c"),
    ],
)
def test_a_web_page_has_its_address(written: str):
    assert read_link(written) == written == link_to(written)


@pytest.mark.parametrize(
    "written",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\\\\host\\share", "//host/x", "vbscript:x"),
        *("http:x", "http:/x.se", "https://", "https:///x", "https://?x", "https://#x", "mailto:a@x.se"),
        *("https://kommun.example@ond.example/", "https://kommun:x@ond.example", "https://x.se\\@ond.example"),
        *(
            "https://x.se/\u202egnp",
            "https://x.se/\u200b",
            "https://x\u00ad.se",
            "https://x.se/\x1b[31m",
            "https://x.se/\x7f",
        ),
        *("https://x.se/a b", "https://x.se/\na", 'https://x.se/"x', "https://x.se/<x", "https://x.se/\u2028x"),
    ],
    ids=ascii,
)
def test_what_leads_elsewhere_is_no_address_of_a_page(written: str):
    with pytest.raises(PydanticCustomError) as fault:
        read_link(written)
    assert fault.value.type == "not-a-link"
    assert not link_to(written).startswith(("http", "file", "data", "java"))


NUMBERS = {
    **{
        same: same
        for same in ("040-34 00 00", "+46 40 34 00 00", "(040) 34 00 00", "040/34 00 00", "040–340000", "112")
    },
    "040 34 00 00 ": "040 34 00 00",
}


@pytest.mark.parametrize(("written", "printed"), NUMBERS.items())
def test_a_telephone_number_is_printed_as_it_is_written(written: str, printed: str):
    assert read_phone(written) == printed


@pytest.mark.parametrize(
    "written",
    [
        *("040\n34 00 00", "040\t34", "040\r\nBcc: a@x.se", "040\x0b34", "040\u202834", "\u202e040", "040\u200b34"),
        *(
            "040-34;ext=5",
            "040-34?x",
            "040-34&x",
            "040%0a34",
            "<040>",
            '"040"',
            "040,041",
            "0401,2",
            "*21*1#",
            "tel:040",
        ),
        *("()/()", "---", "12", "+", "٠٤٠٣", "1" * 26, "++46 40"),
    ],
    ids=ascii,
)
def test_what_is_more_than_a_number_is_none(written: str):
    with pytest.raises(PydanticCustomError) as fault:
        read_phone(written)
    assert fault.value.type == "not-a-phone-number"
    assert fault.value.context
    assert fault.value.context["help"]
    if meant := fault.value.context["values"].get("meant"):
        assert read_phone(meant) == meant


def test_an_extension_is_left_out_of_a_number():
    with pytest.raises(PydanticCustomError) as fault:
        read_phone("040-34 00 00 ankn. 12")
    assert fault.value.context
    assert fault.value.context["values"]["meant"] == "040-34 00 00"


def test_a_link_to_a_mailbox_is_to_that_mailbox_alone():
    assert link_to("mailto:a@x.se?bcc=b@x.se&body=x") == "mailto:a@x.se"
    assert link_to("mailto:a@x.se,b@x.se") == link_to("mailto:a%40x.se%3Fbcc=b@x.se") == ""
    assert link_to("tel:+46-40-340000") == "tel:+46-40-340000"
    assert link_to("tel:040;phone-context=x") == link_to("tel:*21*1#") == ""


WRITTEN = st.text(alphabet=st.sampled_from("aå.@-_?&%\"'<> \n\r\0\u200d1:;,/#\\"), max_size=20)


@given(WRITTEN, st.sampled_from(["mailto:", "tel:", "http://", ""]))
def test_what_may_be_clicked_adds_nothing(written: str, scheme: str):
    made = link_to(scheme + written)
    assert not made or made.lower().startswith(("mailto:", "tel:", "http://", "https://"))
    assert not re.search(r"[\s<>\"\0\u200d]", made)
    if made.startswith(("mailto:", "tel:")):
        assert not re.search(r"[?&%,;]", made)
