"""What each template is given stands on a page, and every template is given what stands there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from jinja2 import Environment, meta
from rendering.booklets.programmes import TEMPLATES, plan_from, real, tiny
from rendering.changes.test_release_files import EMPTY, FIRST, ReleaseFiles, released

from introplan.checks.rules import answers, named_sets
from introplan.cli.rulesets import published
from introplan.language import Language
from introplan.releases import Edition
from introplan.rendering import printing
from introplan.rendering.contexts import context_reference, types_of
from introplan.rendering.given import GIVEN, LOOK, base_of

EVERYWHERE = {"language", "look"}
FOLDER = Path(__file__).parents[2] / "templates"
FILES = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.j2") if "workspace" not in file.parts)


@pytest.mark.parametrize(("page", "language"), [("CONTEXT.md", "sv"), ("CONTEXT.en.md", "en")])
def test_the_page_of_what_templates_are_given_is_fresh(page: str, language: Language, expected):
    expected(f"../../programmes/{page}", context_reference(language, FILES))


def referenced() -> set[str]:
    """The templates that others are made of."""
    environment = Environment(autoescape=True, trim_blocks=True)
    parsed = (environment.parse((FOLDER / name).read_text(encoding="utf-8")) for name in FILES)
    return {name for tree in parsed for name in meta.find_referenced_templates(tree) if name}


def test_every_template_stands_in_the_list_or_is_part_of_another():
    parts = referenced()
    assert [name for name in FILES if base_of(name) not in GIVEN and name not in parts] == []
    assert [base for base in GIVEN if not any(base_of(name) == base for name in FILES)] == []


def test_every_value_has_words_that_say_what_it_is():
    page = context_reference("en", FILES).partition("## The values")[2]
    values = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    assert len(values) > 50
    assert [value.split("\n")[0] for value in values if not re.match(r"\w+\n\n\S.{10,}\n", value)] == []
    assert [value.split("\n")[0] for value in values if "ForwardRef" in value] == []


@pytest.fixture(scope="module")
def rendered() -> list[tuple[str, Mapping[str, Any]]]:
    """Every template that is rendered of a programme, with what it was given."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    with pytest.MonkeyPatch.context() as patch:
        made = printing.rendered

        def seen(environment, name, values):
            found.append((name, values))
            return made(environment, name, values)

        patch.setattr(printing, "rendered", seen)
        rotation = plan_from((Path(__file__).parents[1] / "shapes/rotation.yaml").read_text(encoding="utf-8"))
        malmo = real("malmo")
        for plan in (tiny(), rotation, replace(malmo, rule_sets=published())):
            found += everything(Edition(plan, drafts=True))
        dict(ReleaseFiles(malmo, EMPTY, released(malmo, EMPTY, FIRST), TEMPLATES))
    return found


def everything(edition: Edition) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Makes all that a programme gives, but sets no prints: what they are given is told as it is."""
    from introplan.rendering.feeds import at_secret_place, feed_pages  # noqa: PLC0415 - dear to import
    from introplan.rendering.prints.family import cohort_prints, personal_prints  # noqa: PLC0415 - as above
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above
    from introplan.rendering.reports.attendance import attendance_report  # noqa: PLC0415 - as above
    from introplan.rendering.reports.pages import report_print  # noqa: PLC0415 - as above
    from introplan.rendering.reports.report import Question  # noqa: PLC0415 - as above
    from introplan.rendering.site import overview, site  # noqa: PLC0415 - as above

    plan = edition.plan
    for each in (
        *cohort_prints(edition, TEMPLATES),
        *personal_prints(edition),
        report_print(attendance_report(Question(edition, "sv"))),
    ):
        yield f"{each.template}.typ.j2", {"language": each.language, **each.values}
    for rule_set in named_sets(plan):
        rules_report(edition, TEMPLATES, rule_set, answers(plan, rule_set))
    list(site(edition, TEMPLATES, made=frozenset()))
    overview([("a/index.html", edition)], TEMPLATES)
    calendars = (f"calendars/people/{person.identity}.ics" for person in plan.programme.people.values())
    people = frozenset(at_secret_place(plan, path, b"key") for path in calendars)
    list(feed_pages(edition, TEMPLATES, b"key", people))


def test_every_template_is_given_what_the_list_says(rendered):
    wrong = {}
    for name, values in rendered:
        given, said = {key: value for key, value in values.items() if key not in EVERYWHERE}, GIVEN.get(base_of(name))
        if name == "site/site.js":  # a script of its own, which knows nothing of the plan
            continue
        if said is None or given.keys() != said.keys():
            wrong[name] = sorted(given)
        else:
            wrong |= {f"{name}: {key}": value for key, value in given.items() if not fits(value, said[key])}
        if "look" in values and not isinstance(values["look"], LOOK):
            wrong[f"{name}: look"] = values["look"]
    assert wrong == {}


def test_every_kind_that_stands_in_the_list_was_rendered(rendered):
    assert GIVEN.keys() - {base_of(name) for name, _values in rendered} == set()


def fits(value: object, kind: Any) -> bool:
    """Whether a value is of a type, and all in it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in arguments)
    if origin in (tuple, list) and isinstance(value, origin):
        return all(fits(each, arguments[0]) for each in value) if arguments[-1] is ... or origin is list else True
    if origin is not None:
        return isinstance(value, origin if isinstance(origin, type) else object)
    return isinstance(value, int | float if kind is float else kind)


def test_the_types_of_a_value_are_those_of_its_fields():
    assert list(types_of(LOOK)) == ["booklet_css", "page_css", "members"]
