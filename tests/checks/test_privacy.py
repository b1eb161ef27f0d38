import pytest

from checks.plans import plan_from
from introplan.checks.privacy import (
    person_without_name,
    personal_identity_number,
    protected_id_tells,
    protected_id_written,
    protected_person_named,
)


def test_a_protected_person_has_nothing_but_an_id(assert_findings):
    assert_findings(
        protected_person_named,
        """
        people:
          deltagare-7: {protected: yes}
          deltagare-8:
            protected: yes
            name: Hemlig Person          # error: `deltagare-8` is protected, and has `name` and `phone` here
            phone: 040-34 00 00
          deltagare-9:
            protected: yes
            email: nio@test.example      # error: `deltagare-9` is protected, and has `email` here
          ada: {name: Ada Testsson, phone: 040-34 00 00, protected: no}
        """,
    )


def test_everybody_else_has_a_name(assert_findings):
    assert_findings(
        person_without_name,
        """
        people:
          deltagare-7: {protected: yes}
          ada: {name: Ada Testsson}
          bo:   # error: `bo` has no name
        """,
        names=False,
    )


# 19121212-1212 is the number that Swedish authorities print as an example.
@pytest.mark.parametrize(
    "number",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "1212121212",
        "19121212 1212",
        "19121272-1219",
        "850906-9004",
    ],
)
def test_a_personal_identity_number_is_found_in_any_text(assert_findings, number: str):
    assert_findings(
        personal_identity_number,
        f"""
        people:
          ada: {{job: "Socialsekreterare ({number})"}}  # error: this looks like a personal identity number
        cohorts:
          ht26:
            sessions:
              a:
                note: |
                  Vi ses.
                  Ring {number}, tack.  # error: this looks like a personal identity number
              # {number}                # error: this looks like a personal identity number
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "19121212-1213",  # another check digit
        "19121312-1211",  # no thirteenth month
        "121212-12123",  # too long
        "0701234569",  # a mobile telephone number
        "556036-0793",  # an organisation's number has no month there
        "040-34 00 00",
        "+46 70 123 45 69",
        "2026-09-01..2027-08-31",
        "https://moten.example/191212121212",
        "850906 9004",  # two numbers beside each other
        "20270304-1232",  # not born yet
    ],
)
def test_other_numbers_are_left_alone(assert_findings, text: str):
    assert_findings(
        personal_identity_number,
        f"""
        people:
          ada: {{job: "{text}"}}
        cohorts: {{ht26: {{participants: {{ada: }}}}}}
        """,
    )


def test_the_id_of_a_protected_person_is_no_name(assert_findings):
    assert_findings(
        protected_id_tells,
        """
        people:
          cecilia-lund: {protected: yes}  # warning: `cecilia-lund` is protected, and the id looks like a name
          deltagare-7: {protected: yes}
          deltagare-sju: {protected: yes}
          p-17: {protected: yes}
          ada-testsson: {name: Ada Testsson}
          deltagare-8: {protected: yes, was: bo-berg}  # warning: `deltagare-8` is protected, and `was` keeps
          deltagare-9: {protected: yes, was: deltagare-5}
        """,
    )


def test_the_id_of_a_protected_person_stands_in_no_text_that_others_read(assert_findings):
    assert_findings(
        protected_id_written,
        """
        people:
          deltagare-7: {protected: yes, was: deltagare-5}
          deltagare: {protected: yes}
          ada: {name: Ada, job: Stöd för Deltagare-7}  # error: `deltagare-7` is protected, and is in a text that
        lectures:
          juridik: {title: Juridik, material: [Ett häfte, "Blad (deltagare-5)"]}  # error: `deltagare-5` is protected
        cohorts:
          ht26:
            title: En deltagare till
            participants: {deltagare-7: , deltagare: }
            sessions:
              juridik:
                date: 2026-09-03
                time: 9-12
                for: [deltagare-7]
                note: Se även deltagare-77 och deltagare-7-b.
                internal_note: Tolk till deltagare-7.
        """,
    )


@pytest.mark.parametrize("written", ["Sitt-7", "ſitt-7", "sıtt-7", "SİTT-7"])
def test_the_id_of_a_protected_person_is_found_in_whatever_letters_it_is_written(written: str):
    plan = plan_from(f"""
        people:
          sitt-7: {{protected: yes}}
          ada: {{name: Ada, job: Stöd för {written}}}
        cohorts: {{ht26: {{participants: {{sitt-7: }}}}}}
    """)
    assert len(list(protected_id_written(plan))) == 1
