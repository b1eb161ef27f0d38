"""Changes of small plans from a few lines of YAML, made and read again."""

from datetime import date

from checks.plans import filled_in
from checks.trial import Trial, plain_tree

from introplan.agenda import Plan, plan_of
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.occasions import Named, named
from introplan.diagnostics import Edit, Fix, Message
from introplan.editing import changed
from introplan.language import Language, fill

TODAY = date(2026, 9, 1)


def asked_for(plan: Plan, words: str) -> Named:
    """The occasion that the words mean."""
    found = named([plan], words)
    assert isinstance(found, Named), said(found)
    return found


def said(told: Amendment | Hindrance | Message, language: Language = "en") -> list[str]:
    """What is told of a change, or of why it cannot be, a sentence each."""
    if isinstance(told, Message):
        return [fill(told.template, told.values, language)]
    sentences = (told.title, *told.left) if isinstance(told, Amendment) else (told.message, told.help)
    return [fill(each.template, each.values, language) for each in sentences]


def tree_of(text: str) -> object:
    """The data of a small plan, with what the text leaves out."""
    return plain_tree(filled_in(text).tree)


def trial_of_small(text: str) -> Trial:
    """A small plan in one file, with what the text leaves out."""
    return Trial("test", {"test/plan.yaml": tree_of(text)})


def after(text: str, edits: tuple[Edit, ...]) -> object:
    """The data of a small plan after edits of it."""
    return changed(tree_of(text), edits)


def read_again(trial: Trial, edits: tuple[Edit, ...], plan: Plan) -> tuple[Trial, Plan]:
    """A plan after edits, read again from YAML; what people had a day for before, they have a day for now."""
    made = trial.after(Fix(edits))
    assert made.is_read, [each.message for each in made.findings]
    programme, origins, _found = made._read
    assert programme is not None
    return made, plan_of(plan.name, programme, origins, plan.rule_sets)
