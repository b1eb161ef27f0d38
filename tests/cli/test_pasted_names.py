"""Names as they are pasted from mails, sheets and documents: who is read, with which address, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.cli.pasted_names import pasted_names

PASTED = {
    "Ada Testsson\n\nBo Skissvik": "Ada Testsson | Bo Skissvik",
    "1. Ada Testsson\r\n 2) Bo Ek\n(3) Cia\n4 Dag Ek\n• Eva Ek\n- Fia Ek\na) Gun Ek\n[ ] Hal Ek\n[x] Ida Ek": (
        "Ada Testsson | Bo Ek | Cia | Dag Ek | Eva Ek | Fia Ek | Gun Ek | Hal Ek | Ida Ek"
    ),
    "Testsson, Ada\nvon Essen, Anna\nBerg, Anna Karin": "Ada Testsson | Anna von Essen | Anna Karin Berg",
    "Ada Testsson, Bo Skissvik, Cia": "Ada Testsson | Bo Skissvik | Cia",
    "Testsson, Ada; Ek, Bo": "Ada Testsson | Bo Ek",
    'Till: Ada Testsson <ada@x.se>; "Skissvik, Bo" <bo@x.se>;mailto:cia.lind@x.se': (
        "Ada Testsson <ada@x.se> | Bo Skissvik <bo@x.se> | Cia Lind <cia.lind@x.se>"
    ),
    "Testsson Åsa <asa.testsson@x.se>, Bo Ek bo.ek@x.se": "Åsa Testsson <asa.testsson@x.se> | Bo Ek <bo.ek@x.se>",
    "Förnamn\tEfternamn\tE-post\nAda\tTestsson\tada@x.se\nBo\tEk": "Ada Testsson <ada@x.se> | Bo Ek",
    "Efternamn;Förnamn;Enhet\nTestsson;Ada;Norr\nEk;Bo;Syd": "Ada Testsson | Bo Ek",
    "Ada Testsson\t19900101-1234\tBarn och familj\t070-123 45 67": "Ada Testsson || Barn och familj",
    "Ada Testsson (Norr), 0701234567\nBo Ek: 4 mars": "Ada Testsson | Bo Ek",
    "Ada Testsson, socialsekreterare": "Ada Testsson || socialsekreterare",
    "Berg Lund, Anna": "|| Berg Lund, Anna",
    "Ada;Bo;Cia": "|| Ada; Bo; Cia",
    "Ada Testsson och Bo Ek": "Ada Testsson | Bo Ek",
    "ADA TESTSSON\nbo von ek\nAnna-Karin O'Brien": "Ada Testsson | Bo von Ek | Anna-Karin O'Brien",
    "Ada\N{NO-BREAK SPACE}Testsson\N{ZERO WIDTH SPACE}\nA\N{COMBINING RING ABOVE}sa Ek": "Ada Testsson | Åsa Ek",
    "Ada Ek\nAda Ek\nAda Ek <a@x.se>\nAda Ek <b@x.se>": "Ada Ek <a@x.se> | Ada Ek <b@x.se>",
    "hej x@\n12\n???": "|| hej x@",
}


def told(text: str) -> str:
    people, unread = pasted_names(text)
    named = " | ".join(f"{name} <{email}>" if email else name for name, email in people)
    return " ".join(filter(None, [named, "||" if unread else "", "; ".join(unread)]))


@pytest.mark.parametrize(("text", "expected"), PASTED.items())
def test_names_are_read_as_they_are_pasted(text: str, expected: str):
    assert told(text) == expected


@given(st.text(alphabet=st.sampled_from("AaÅåö e,;\t\n.-@<>1(): '\"&"), max_size=60) | st.text(max_size=40))
def test_whatever_is_pasted_no_number_becomes_part_of_a_name(text: str):
    people, _unread = pasted_names(text)
    assert [name for name, _email in people if not name or any(map(str.isdecimal, name)) or "\n" in name] == []
