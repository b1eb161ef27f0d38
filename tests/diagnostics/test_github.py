from introplan.diagnostics import Diagnostic, Message, Position, Source, Span, error, note, warning
from introplan.diagnostics.as_github import as_github
from introplan.language import fill

PEOPLE = Source("people.yaml", "people:\n  ida: {capacity: 1}\n")


def say(message: Message) -> str:
    return fill(message.template, message.values, "en")


def on_github(diagnostic: Diagnostic, path: str = "programmes/demo/people.yaml") -> str:
    return as_github(diagnostic, path, say)


def test_a_finding_is_one_line_with_its_place_its_name_and_its_way_out():
    at = Span.of(PEOPLE, Position(1, 8), 8)
    assert on_github(error("a-name", "it is full", at=at, help="raise it")) == (
        "::error title=a-name,file=programmes/demo/people.yaml,line=2,endLine=2,col=9,endColumn=17"
        "::it is full%0Araise it"
    )


def test_a_note_is_a_notice():
    at = Span.of(PEOPLE, Position(0, 0))
    assert on_github(warning("a-name", "x", at=at)).startswith("::warning ")
    assert on_github(note("a-name", "x", at=at)).startswith("::notice ")


def test_what_github_would_take_for_its_own_signs_is_escaped():
    at = Span.of(PEOPLE, Position(0, 0))
    line = on_github(error("a-name", "50 %: a, b\r\n::set-output::", at=at), "a,b:c%.yaml")
    assert "file=a%2Cb%3Ac%25.yaml," in line
    assert line.endswith("::50 %25: a, b%0D%0A::set-output::")
    assert len(line.splitlines()) == 1


def test_a_place_over_several_lines_has_no_columns_and_one_without_text_no_line():
    across = Span(PEOPLE, Position(0, 0), Position(1, 3))
    assert on_github(error("a-name", "x", at=across)) == (
        "::error title=a-name,file=programmes/demo/people.yaml,line=1,endLine=2::x"
    )
    whole = Span.of(Source("photo.yaml", ""), Position(0, 0))
    assert on_github(error("a-name", "x", at=whole), "photo.yaml") == "::error title=a-name,file=photo.yaml::x"
