"""A change of a plan, carried out in memory: its edits are made in the files' data, and the plan is read again."""

from functools import cache
from pathlib import Path

from checks.trial import Trial, plain_files

from introplan.agenda import Plan, plan_of
from introplan.amendments import Amendment, Hindrance
from introplan.cli.prospects import errors_beside
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic, Fix, Message
from introplan.language import Language, fill
from introplan.reading import File, Folder, read_programme

PROGRAMMES = Path(__file__).parents[2] / "programmes"
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@cache
def trial_of(name: str) -> Trial:
    """A programme that introplan comes with, as plain data."""
    paths = sorted((PROGRAMMES / name).rglob("*.yaml"))
    files = (File(path.relative_to(PROGRAMMES).as_posix(), path.read_bytes()) for path in paths)
    return Trial(name, plain_files(Folder(name, tuple(files))))


def trial_from(text: str) -> Trial:
    """A plan from the text of one file."""
    return Trial("p", plain_files(Folder("p", (File("p/plan.yaml", text.encode()),))))


def plan_in(trial: Trial) -> Plan:
    """The plan that the files hold."""
    programme, origins, found = read_programme(trial.folder)
    assert programme is not None, [say(each.message) for each in found]
    assert not any(each.severity == "error" for each in found), [say(each.message) for each in found]
    return plan_of(trial.name, programme, origins, published())


def made(trial: Trial, amendment: Amendment | Hindrance) -> Trial:
    """The files after a change, which is worded in both languages on the way."""
    assert isinstance(amendment, Amendment), told(amendment)
    for message in (amendment.title, *amendment.left):
        assert all(fill(message.template, message.values, language) for language in LANGUAGES)
    return trial.after(Fix(amendment.edits))


def say(message: Message) -> str:
    """A message in English."""
    return fill(message.template, message.values, "en")


def told(found: Amendment | Hindrance) -> list[str]:
    """What is said of a change: its title and what is left, or why it can not be and the way out."""
    if isinstance(found, Hindrance):
        return [say(found.message), say(found.help)]
    return [say(found.title), *map(say, found.left)]


def new_errors(before: Trial, after: Trial) -> list[Diagnostic]:
    """The errors that a change brings."""
    return errors_beside(after.findings, before.findings)
