import pytest

from checks.plans import plan_from
from introplan.checks.addresses import mail_domain_misspelt, person_without_address, subscription_without_address


def test_those_who_get_letters_have_an_address(assert_findings):
    assert_findings(
        person_without_address,
        """
        people:
          ada:  # note: ada and max have no e-mail addresses, and get no letters
          bo: {email: bo@malmo.example}
          cy: {protected: yes}
          dan:
          eva:
          max:
        lectures: {a: {lecturers: [bo]}}
        cohorts:
          ht26: {participants: {ada: , cy: }, sessions: {a: }}
          vt27: {status: draft, participants: {dan: }, sessions: {b: }}
        pairings: {ada-max: {participant: ada, mentor: max, meets: {on: tuesday, time: 13, every: 1 month}}}
        """,
    )


def test_a_domain_is_that_of_the_colleagues(assert_findings, helps):
    text = """
        programme: {owner: asf, contact: {email: introduktion@malmo.example}}
        organisations: {asf: {part_of: malmo}, malmo: , skane: , fk: {part_of: stat}}
        people:
          a: {organisation: asf, email: a@malmo.example}
          b: {organisation: asf, email: b@malmo.example}
          c: {organisation: malmo, email: c@mlamo.example}  # warning: this address is at mlamo.example, and 3 others
          d: {organisation: asf, email: d@malmo.exampel}  # warning: this address is at malmo.exampel, and 3 others are
          e: {organisation: skane, email: e@malma.example}
          f: {organisation: asf, email: f@konsult.example}
        """
    assert_findings(mail_domain_misspelt, text)
    assert helps(mail_domain_misspelt, text) == ["write c@malmo.example", "write d@malmo.example"]


@pytest.mark.parametrize(
    ("domain", "is_slip"),
    [
        ("kommuen.example", True),
        ("kommunenn.example", True),
        ("komunnen.example", True),
        ("kommunen.exmple", True),
        ("KOMMUNEN.example", False),
        ("edu.kommunen.example", False),
        ("skolan.example", False),
    ],
)
def test_a_letter_or_two_is_a_slip_and_more_is_another_domain(domain: str, is_slip: bool):
    people = ", ".join(f"p{n}: {{email: p{n}@kommunen.example}}" for n in range(5))
    plan = plan_from(f"people: {{{people}, x: {{email: x@{domain}}}}}")
    assert [found.about for found in mail_domain_misspelt(plan)] == ([("x",)] if is_slip else [])


def test_two_who_are_few_have_two_domains():
    text = "people: {a: {email: a@mora.example}, b: {email: b@mora.example}, c: {email: c@nora.example}}"
    assert list(mail_domain_misspelt(plan_from(text))) == []


def test_the_mailbox_of_the_programme_is_compared_too():
    people = ", ".join(f"p{n}: {{email: p{n}@kommunen.example}}" for n in range(5))
    plan = plan_from(f"programme: {{contact: {{email: intro@kommuen.example}}}}\npeople: {{{people}}}")
    [found] = mail_domain_misspelt(plan)
    assert found.fix is not None
    assert [edit.value for edit in found.fix.edits] == ["intro@kommunen.example"]


def test_whoever_subscribes_needs_an_address(assert_findings):
    assert_findings(
        subscription_without_address,
        """
        people:
          ada: {calendar_way: subscribe}  # note: whoever subscribes gets no address in the letter
          bo: {calendar_way: subscribe}
          cy: {calendar_way: changes}
        """,
    )
    assert_findings(
        subscription_without_address,
        """
        programme: {calendar_way: subscribe, published_at: "https://intro.malmo.example"}
        people:
          ada: {calendar_way: subscribe}
        """,
    )
