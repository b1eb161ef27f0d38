"""A change of a plan, carried out in memory: its edits are made in the files' data, and the plan is read again."""

from functools import cache

from amendments.known_plans import folder_called
from amendments.worked_out import said
from checks.trial import Trial, plain_files

from introplan.agenda import Plan, plan_of
from introplan.amendments import Amendment, Hindrance
from introplan.cli.prospects import errors_beside
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic, Fix
from introplan.language import Language, fill
from introplan.reading import read_programme

LANGUAGES: tuple[Language, ...] = ("sv", "en")


@cache
def trial_of(name: str) -> Trial:
    """A programme that introplan comes with, as plain data."""
    return Trial(name, plain_files(folder_called(name)))


def plan_in(trial: Trial) -> Plan:
    """The plan that the files hold."""
    programme, origins, found = read_programme(trial.folder)
    assert programme is not None, [said(each.message) for each in found]
    assert not any(each.severity == "error" for each in found), [said(each.message) for each in found]
    return plan_of(trial.name, programme, origins, published())


def made(trial: Trial, amendment: Amendment | Hindrance) -> Trial:
    """The files after a change, which is worded in both languages on the way."""
    assert isinstance(amendment, Amendment), said(amendment)
    for message in (amendment.title, *amendment.left):
        assert all(fill(message.template, message.values, language) for language in LANGUAGES)
    return trial.after(Fix(amendment.edits))


def new_errors(before: Trial, after: Trial) -> list[Diagnostic]:
    """The errors that a change brings."""
    return errors_beside(after.findings, before.findings)
