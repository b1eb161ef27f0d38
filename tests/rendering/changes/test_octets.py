"""The octets of one mail of each kind, as they are handed over: whatever wrote them, and by whichever Python.

A mail that goes on after a broken connection is to be the same to the last octet, also when Python is another by then.
`--update-expected` writes them anew.
"""

from collections.abc import Iterator

from rendering.changes.test_invitations import ADA, INVITED, SENDER, letters_of
from rendering.changes.two_plans import PLAN, changed

from introplan.rendering.changes.mail import Draft, draft, html_of, invitation, letter
from introplan.rendering.changes.release import ReleaseLetter

MOVED = ("barnsamtal: {date: 2027-09-02, time: 9-12, place: salen}", "barnsamtal: {date: 2027-09-09, time: 9-12}")
NAME = "Åsa-Märta “Åskan” Öberg Ångström af Överby-Älvsjö"
WAYS = ("replace", "changes", "subscribe", "invitations")


def of_bo(*ways: str) -> ReleaseLetter:
    """Bo's letter of a second release, where his only session is moved."""
    before, after = (
        text.replace("_way: changes", f"_way: {way}") for text, way in zip((PLAN, changed(MOVED)), ways, strict=True)
    )
    return letters_of(before, after)[1]["bo"]


def mails() -> Iterator[tuple[str, bytes]]:
    """One of each kind, by what it is called."""
    first = letters_of(PLAN.replace("_way: changes", "_way: replace"))[0]["bo"]
    for name, each in [("welcome", first), *((f"changes-{way}", of_bo(way, way)) for way in WAYS)]:
        assert each.mail is not None
        yield f"{name}.eml", letter(each.mail._replace(to=(NAME, ADA[1])), each.attached)
    farewell = of_bo("changes", "replace")
    assert farewell.mail is not None
    yield "farewell.eml", letter(farewell.mail, farewell.attached)
    yield "draft.eml", draft(farewell.mail, farewell.attached)
    invited = letters_of(INVITED, PLAN)
    for name, of_release in zip(("invitation", "cancellation"), invited, strict=True):
        *_others, message = of_release["bo"].invitations
        page = html_of(message.text, "sv")
        mail = Draft(SENDER, (NAME, ADA[1]), message.title, f"prov {name}", first.mail.at, message.text, page)
        yield f"{name}.eml", invitation(mail, message.addressed(SENDER, mail.to), message.method)


def test_the_octets_of_a_mail_of_each_kind_are_these(expected):
    expected.whole("octets", dict(mails()))
