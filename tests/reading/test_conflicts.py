"""The marks of a merge that git could not finish: one finding a file, and none of what follows from it."""

import pytest

from introplan.reading import File, Folder, conflicts_in_texts, read_rule_sets
from tests.reading.pasted import PATH, SOUND, found, found_in

OURS, BASE, PARTED, THEIRS = "<" * 7, "|" * 7, "=" * 7, ">" * 7
CONFLICT = f"""\
places:
{OURS} HEAD
  sal-ost: {{title: Sal Öst, capacity: 12}}
{PARTED}
  sal-ost: {{title: Sal Öst, capacity: 14}}
{THEIRS} karin/flytt
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_conflict_is_one_finding_with_both_versions_by_name(ends):
    (only,) = found(CONFLICT.replace("\n", ends))
    assert (only.name, only.at.span.start.line, [each.span.start.line for each in only.also]) == (
        "merge-conflict",
        1,
        [3, 5],
    )
    assert (only.message.values["above"], only.message.values["below"]) == ("HEAD", "karin/flytt")


def test_several_conflicts_of_a_file_are_counted():
    (only,) = found(CONFLICT + CONFLICT.replace("places", "units"))
    assert only.message.values["count"] == 2


def test_a_conflict_with_the_version_before_both_is_one_too():
    (only,) = found(CONFLICT.replace(PARTED, f"{BASE} 1a2b3c4\n  sal-ost: {{title: Sal Öst}}\n{PARTED}"))
    assert only.name == "merge-conflict"


@pytest.mark.parametrize("mark", [f"{OURS} HEAD", BASE, PARTED, f"{THEIRS} karin/flytt"])
def test_a_mark_that_is_left_alone_is_told_as_one(mark):
    (only,) = found(f"places:\n  sal-ost: {{title: Sal Öst}}\n{mark}\n")
    assert (only.name, only.at.span.start.line) == ("merge-conflict", 2)


def test_what_refers_to_a_file_with_a_conflict_is_no_finding():
    """The mentor may stand on either side."""
    text = f"people:\n{OURS} HEAD\n{PARTED}\n  eva: {{name: Eva}}\n{THEIRS} b\n"
    other = File("programmes/demo/aa.yaml", b"pairings:\n  a: {participant: eva, mentor: eva}\n")
    folder = Folder("programmes/demo", (other, *SOUND, File(PATH, text.encode())))
    assert [each.name for each in found_in(folder)] == ["merge-conflict"]


@pytest.mark.parametrize(
    "text",
    [
        f"places:\n  sal:\n    title: Sal\n    directions: |\n      Rubrik\n      {PARTED}\n      {OURS} HEAD\n",
        f"# {PARTED}\nplaces:\n  sal: {{title: 'a {OURS} b'}}\n",
        f"places:\n  sal: {{title: Sal}}\n# {OURS}\n",
    ],
)
def test_such_signs_in_a_text_or_a_comment_are_lawful(text):
    assert found(text) == []


def test_the_underlining_of_a_heading_is_no_mark_and_a_template_with_one_is_told():
    files = {
        "letter.md": f"Rubrik\n{PARTED}\n\nText\n".encode(),
        "notes.txt.j2": CONFLICT.encode(),
        "logo.png": b"\x89PNG\x00" + OURS.encode(),
    }
    folder = Folder("templates", tuple(File(f"templates/{name}", content) for name, content in files.items()))
    assert [(each.name, each.at.span.path) for each in conflicts_in_texts(folder)] == [
        ("merge-conflict", "templates/notes.txt.j2")
    ]


def test_what_a_conflict_looks_like_may_stand_in_a_block_of_markdown_above_one():
    example = f"```\n{CONFLICT}```\n"
    text = f"{example}\nText\n{OURS} HEAD\na\n{PARTED}\nb\n{THEIRS} karin/flytt\n"
    folder = Folder("templates", tuple(File(f"templates/{n}.md", t.encode()) for n, t in enumerate((example, text))))
    (only,) = conflicts_in_texts(folder)
    assert (only.at.span.path, only.at.span.start.line, only.message.values["count"]) == ("templates/1.md", 10, 1)


def test_a_rule_set_with_a_conflict_is_told_as_that():
    text = f"rulesets:\n{OURS} HEAD\n  a: {{title: A}}\n{PARTED}\n{THEIRS} b\n"
    sets, diagnostics = read_rule_sets(Folder("rulesets", (File("rulesets/a.yaml", text.encode()),)))
    assert (sets, [each.name for each in diagnostics]) == ({}, ["merge-conflict"])
