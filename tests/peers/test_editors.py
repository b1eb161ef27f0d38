"""The schema in an editor: VS Code's YAML language server shows whoever writes a plan its texts, in their language."""

from pathlib import Path

import peers
import pytest

from introplan.language import Language
from introplan.model.schema import schema_text

pytestmark = pytest.mark.peer
PROGRAMMES = Path(__file__).parents[2] / "programmes"
PLAN = """\
cohorts:
  ht26:
    starts: 2026-09-01
    status: draft
    """


def seen(folder: Path, language: Language, text: str) -> peers.Editor:
    schema, file = folder / "introplan.schema.json", folder / "plan.yaml"
    schema.write_text(schema_text(language), encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    return peers.yaml_language_server(schema, [file])[file]


@pytest.mark.parametrize(
    ("language", "first_day", "draft", "title"),
    [
        ("sv", "Första dagen.\n\n`2027-03-04`, eller", "* `draft`: inte beslutad än\n", "Vad kullen heter."),
        ("en", "The first day.\n\n`2027-03-04`, or", "* `draft`: not decided yet\n", "What the cohort is called."),
    ],
)
def test_an_editor_shows_what_a_field_means_and_offers_others_in_the_language(
    language: Language, first_day: str, draft: str, title: str, tmp_path: Path
):
    editor = seen(tmp_path, language, PLAN)
    assert editor["hovers"]["3"].startswith(f"#### starts\n\n{first_day}")
    assert "```yaml\n2026-09-01\n```" in editor["hovers"]["3"]
    assert draft in editor["hovers"]["4"]
    assert editor["offers"]["title"] == title


def test_an_editor_has_nothing_to_remark_on_the_programmes_and_shows_something_at_every_section(tmp_path: Path):
    files = sorted(PROGRAMMES.rglob("*.yaml"))
    told = peers.yaml_language_server(PROGRAMMES / "schema.json", files)
    assert {file: editor["problems"] for file, editor in told.items() if editor["problems"]} == {}
    assert all(editor["hovers"] for editor in told.values())


def test_an_editor_remarks_on_what_is_no_field(tmp_path: Path):
    assert seen(tmp_path, "sv", "people:\n  ada: {namn: Ada}\n")["problems"] != []
