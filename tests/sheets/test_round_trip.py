"""What is exported and taken in again changes nothing, whoever has saved it; and protected people are nowhere."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from amendments.amending import plan_in, trial_of
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from planning.made_plans import JOINT, SMALL, made, plan_of_sections
from sheets.workbooks import exported, own, remarked, taken_in, with_changes

from introplan.agenda import Plan
from introplan.diagnostics import Fix, Set
from introplan.language import Language
from introplan.model.entries import EntryPart
from introplan.reading.shape import fields_of, part_at
from introplan.sheets.book import Book, Head, Sheet
from introplan.sheets.columns import SECTIONS
from introplan.sheets.kinds import TextKind
from introplan.sheets.xlsx_writing import xlsx_of


@pytest.fixture(scope="module", params=["malmo", "huddingetrainee"])
def plan(request: pytest.FixtureRequest) -> Plan:
    return plan_in(trial_of(request.param))


def without_marks(workbook: Workbook) -> None:
    """Take away what the cells held, so that each is compared with the plan."""
    for page in workbook.worksheets[1:]:
        if page["B1"].value == "introplan":
            page.delete_cols(2)


@pytest.mark.long
def test_what_is_taken_in_unchanged_changes_nothing(plan: Plan):
    language: Language = "sv" if plan.name == "malmo" else "en"
    content = exported(plan, language)
    for each in (content, with_changes(content, without_marks)):
        found = taken_in(plan, each)
        assert (found.edits, found.steps, found.left, found.remarks) == ([], [], [], [])


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_in_unchanged_changes_nothing_in_a_made_up_plan_either(seed: int):
    plan = plan_of_sections(made(seed, (SMALL, JOINT)[seed % 2]))
    for content in (whole := exported(plan), with_changes(whole, without_marks)):
        found = taken_in(plan, content)
        assert (found.edits, found.steps, found.left, found.remarks) == ([], [], [], [])


def test_the_same_plan_gives_the_same_bytes(plan: Plan):
    assert exported(plan) == exported(plan)


def test_protected_people_are_nowhere_in_it(plan: Plan):
    protected = [id_ for id_, person in plan.programme.people.items() if person.protected]
    with ZipFile(BytesIO(exported(plan))) as packed:
        text = "".join(packed.read(name).decode() for name in packed.namelist())
    assert bool(protected) == (plan.name == "malmo")
    assert [id_ for id_ in protected if id_ in text] == []


def test_every_field_has_a_column_or_is_left_to_the_files():
    for section in SECTIONS:
        part = part_at(section.model)
        if part is None or not issubclass(part, EntryPart):
            continue  # a number, or a booking of which every field has a column
        columns = {column.path[0] for column in section.columns if column.path and not column.key}
        assert set(fields_of(part)) == (columns - {"role", "supporter"}) | (
            set(section.left) & set(fields_of(part))
        ) | ({"participant"} if section.name == "pairings" else set())


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf"], include_characters="\n"),
    min_size=1,
    max_size=40,
) | st.sampled_from(["=1+1", "+46 70", "-", "0701234567", "1/9", "9-12", "@x", "'a", "1E5", "TRUE", "#N/A", "a\nb"])


@settings(max_examples=6, deadline=None)
@given(st.lists(TEXTS, min_size=20, max_size=60))
def test_a_text_stays_text_whatever_it_looks_like(texts: list[str]):
    sheet = Sheet("Blad", (Head("Text"),), tuple((text,) for text in texts))
    page = load_workbook(BytesIO(xlsx_of(Book("x", "Läs", (), (sheet,)))))["Blad"]
    kind = TextKind()
    for row, text in enumerate(texts, 2):
        assert kind.read(page.cell(row, 1).value) == kind.read(text)
        assert page.cell(row, 1).data_type in ("s", "inlineStr", "n")
        assert page.cell(row, 1).number_format == "@"


def test_what_has_changed_in_the_plan_meanwhile_is_not_turned_back():
    """A file from last week has the values of last week in all that nobody has touched."""
    trial = trial_of("malmo")
    plan = plan_in(trial)
    content = exported(plan)
    person = next(id_ for id_, each in plan.programme.people.items() if each.email)
    later = plan_in(trial.after(Fix((Set(("people", person, "email"), "ny@kommun.example"),))))
    assert taken_in(later, content).edits == []

    def also_here(workbook: Workbook) -> None:
        page = workbook.worksheets[1]
        [row] = [row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == person]
        [column] = [each.column for each in page[1] if each.value == "E-post"]
        page.cell(row, column).value = "annan@kommun.example"

    found = taken_in(later, with_changes(content, also_here))
    assert (found.edits, len(found.remarks)) == ([], 1)


def test_a_formula_without_a_value_is_told_wherever_it_stands():
    heads = ["Förnamn", "Efternamn", "E-post", "Kull"]
    content = own("Nya", heads, ["Åsa", "Öberg", "=LOWER(A2)", "Hösten 2026"])
    [remark] = taken_in(plan_in(trial_of("huddingetrainee")), content).remarks
    assert remarked(remark)[:2] == ("Nya!C2", "the formula there has no value, since the file was never saved by Excel")
