"""Nobody looks for letters that prints lack in files that have usual letters alone."""

from introplan.rendering.typesetting.usual_letters import is_as_written


def test_letters_that_all_fonts_have_are_as_they_are_written():
    assert is_as_written("title: Välkommen – „hej” 9.00–12 €\r\n\t- å\n")


def test_what_stands_for_another_letter_is_not():
    assert not is_as_written('title: "\\u674e"')
    assert not is_as_written("text: &#26446;")
    assert not is_as_written("name: 李")
