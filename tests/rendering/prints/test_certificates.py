"""Certificates: what somebody has been at, day and signers; a line for a name that stands nowhere."""

import pytest
from rendering.booklets.programmes import tiny
from rendering.prints.programmes import TITLE, large, made_by, words_in

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints.certificate import CertificatePrint, Signer, certificate_print


def print_of(plan: Plan, person: str) -> CertificatePrint:
    made = certificate_print(Edition(plan), person)
    assert made is not None
    mine = made.values["mine"]
    assert isinstance(mine, CertificatePrint)
    return mine


def pdf_of(plan: Plan, person: str) -> bytes:
    [pdf] = made_by(lambda edition: filter(None, [certificate_print(edition, person)]), plan).values()
    return pdf


def test_a_participant_has_what_they_were_at_until_the_programme_ends():
    [one] = print_of(tiny(), "asa").certificates
    assert (one.done, one.days, one.amount) == (
        'har deltagit i Program för "nya" & #vana',
        "1 september 2026–31 augusti 2028",
        "5 träffar, sammanlagt 11 timmar",
    )
    assert one.parts == ("Välkomstdagen", "Utbytet (3)", "Lagen på riktigt")
    assert one.place_and_day == "Kommunen, 31 augusti 2028"
    assert one.signers == (Signer("Mona Mallgren", "Chef"), Signer("Karin Provlund", "Samordnare"))


def test_what_they_were_away_from_is_not_in_it():
    plan = tiny(("pairings:\n", "absences: {ht26/lagen: [asa]}\npairings:\n"))
    [one] = print_of(plan, "asa").certificates
    assert (one.amount, one.parts) == ("4 träffar, sammanlagt 8 timmar", ("Välkomstdagen", "Utbytet (3)"))


def test_what_is_asked_for_first_stands_on_it():
    [one] = print_of(tiny(), "ada").certificates
    assert (
        one.first
        == "Skrivs under när minst 80 % av de obligatoriska träffarna är gjorda och alla uppföljningar hållna."
    )
    [without] = print_of(
        tiny(
            ("certificate: {attendance_percent: 80, reviews: yes}", "ask: Fråga."),
            ("  ask: Fråga *Karin* på <https://kommunen.example/fragor>.\n", ""),
        ),
        "ada",
    ).certificates
    assert without.first == ""


def test_whoever_leaves_early_has_one_for_their_own_days():
    [one] = print_of(tiny(("      asa:\n", "      asa: {until: 2027-03-31}\n")), "asa").certificates
    assert (one.days, one.place_and_day, one.first) == ("1 september 2026–31 mars 2027", "Kommunen, 31 mars 2027", "")


def test_a_supporter_has_one_for_each_role_with_how_many():
    [one] = print_of(tiny(), "ida").certificates
    assert one.done == 'har varit introduktör för 2 nya kollegor i Program för "nya" & #vana'
    assert one.days == "1 september 2026–31 augusti 2028"


def test_whoever_neither_takes_part_nor_supports_has_none():
    assert certificate_print(Edition(tiny()), "olle") is None


def test_that_of_a_protected_person_has_a_line_for_the_name_and_names_nobody():
    said = words_in(pdf_of(tiny(), "deltagare-7"))
    assert "Intyg Namn har deltagit i" in said
    assert [name for name in ("deltagare-7", "Sven", "Karin") if name in said] == []


def test_a_protected_signer_has_a_line_alone():
    plan = tiny(
        (
            "  mona: {name: Mona Mallgren, organisation: kommunen, unit: norr, email: mona@kommunen.example}",
            "  mona: {organisation: kommunen, unit: norr, protected: yes}",
        )
    )
    [one] = print_of(plan, "ada").certificates
    assert one.signers[0] == Signer("", "Chef")


@pytest.mark.parametrize(("participants", "lectures", "language"), [(4, 0, "sv"), (4, 5, "en"), (8, 80, "sv")])
def test_it_is_whole_small_and_large(participants: int, lectures: int, language: str):
    for person in ("d3", "m0"):
        assert (
            words_in(pdf_of(large(participants, lectures, title=TITLE * 2, language=language), person)).count(
                "Skissberg"
            )
            == 1
        )
