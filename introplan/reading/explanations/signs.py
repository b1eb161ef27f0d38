"""Lines and signs of YAML: what an author has written that YAML reads in another way."""

from collections.abc import Mapping

from introplan.diagnostics import _

SIGNS: Mapping[str, tuple[str, str]] = {
    "tab": (
        _("A line is indented with a tab."),
        _("YAML counts spaces, and a tab has no width that everybody agrees on. Use two spaces for each step."),
    ),
    "special-space": (
        _("There is a space of another kind where an ordinary one should be."),
        _("It looks the same, and comes along when pasting from Word or a web page. Delete it and type a space."),
    ),
    "look-alike-character": (
        _("A character in a date, an id or a word of the language only looks like the right one."),
        _(
            "It may be a hard hyphen or a dash, a Cyrillic `а`, or a full-width digit: to a computer these are other "
            "characters. In a title or a text for people they may stay."
        ),
    ),
    "control-character": (
        _("The text has a character that cannot be seen."),
        _("It comes along when pasting from Word or a PDF, and would end up in calendars. Type the text again."),
    ),
    "indentation": (
        _("A line begins in a column where it belongs to nothing."),
        _("In YAML the column says what belongs to what. Lines side by side begin in the same column."),
    ),
    "missing-colon": (
        _("There are words alone where a field should be."),
        _("A field is a word, a colon, a space and a value. Text over several lines goes under `|`, indented."),
    ),
    "missing-space": (
        _("There is no space between a colon and its value."),
        _("YAML reads `word:value` as one word. Write a space after the colon."),
    ),
    "missing-key": (
        _("A colon has no word before it."),
        _("The name of a field, or an id, goes before the colon."),
    ),
    "missing-comma": (
        _("Two things follow each other in brackets without a comma."),
        _("Write a comma between them, or one on each line instead of brackets."),
    ),
    "colon-in-text": (
        _("A text has a colon and a space, which splits it in two."),
        _("Put the whole text in quotation marks."),
    ),
    "comma-splits-text": (
        _("A text in braces has a comma, and what follows is read as a field."),
        _("Put the text in quotation marks, or write one field on each line instead of braces."),
    ),
    "comment-in-text": (
        _("A text has ` #`, so that the rest of it is a comment and is left out."),
        _("Put the text in quotation marks. If it is a comment, write a space after `#`."),
    ),
    "needs-quotes": (
        _("A value begins with a sign that means something of its own in YAML, or goes on after a bracket."),
        _("Put the whole value in quotation marks."),
    ),
    "curly-quotes": (
        _("A value is in curly quotation marks, as Word makes them."),
        _("Only straight ones are signs of YAML; curly ones would be printed. Write straight ones, or none."),
    ),
    "unclosed-quote": (
        _("A quotation mark opens a text, and none closes it."),
        _("Write the same mark at the end. All the rest of the file is read as that text until then."),
    ),
    "text-after-quotation-mark": (
        _("More text follows after the quotation mark that closes."),
        _("Put the whole text in quotation marks; marks inside it are of the other kind, or doubled."),
    ),
    "text-after-pipe": (
        _("There is text on the same line as the `|` or `>` that announces it."),
        _("The text begins on the next line, indented."),
    ),
    "unclosed-bracket": (
        _("A bracket is opened and never closed."),
        _("Close it, or write one entry on each line instead."),
    ),
    "wrong-bracket": (
        _("A bracket is closed by one of another kind, or was never opened."),
        _("Lists are in `[ ]` and fields in `{ }`."),
    ),
    "unknown-escape": (
        _("A backslash in double quotation marks begins a code that does not exist."),
        _("Use single quotation marks, which leave a backslash alone, as in a path of Windows."),
    ),
    "two-documents": (
        _("A line `---` or `...` ends the document in the middle of the file."),
        _("A file has one. Remove the line, or make a second file."),
    ),
    "not-yaml": (
        _("The file cannot be read as YAML from some place on."),
        _("Often it is an indentation or a quotation mark above. Compare with a file that works."),
    ),
    "nested-too-deep": (
        _("There are lists within lists, far deeper than a plan goes."),
        _("Something else was pasted there."),
    ),
    "tag": (
        _("A value begins with `!`, which YAML takes for a tag."),
        _("A plan has none. Put the value in quotation marks if it is text."),
    ),
    "unknown-anchor": (
        _("A value begins with `*`, which refers to an anchor that is not there."),
        _("Put the value in quotation marks if it is text, such as a line of Markdown."),
    ),
    "anchor-in-text": (
        _("A text begins with `&` and a word, which YAML takes for an anchor and leaves out."),
        _("Put the whole text in quotation marks, so that no word of it is lost."),
    ),
    "unused-anchor": (
        _("A word that begins with `&` is an anchor, and nothing in the file refers to it."),
        _("YAML leaves it out. A plan needs no anchors. Remove it, or put the text in quotation marks."),
    ),
    "duplicate-anchor": (
        _("A file has an anchor, a word that begins with `&`, twice."),
        _("A plan needs none. Put the value in quotation marks if it is text."),
    ),
    "too-many-aliases": (
        _("Aliases repeat parts of the file again and again, or without end."),
        _("A plan needs none. Write the entries out, so that each can be read and changed on its own."),
    ),
    "merge-key": (
        _("`<<` is to copy the fields of another entry."),
        _("It is not done here. Write the fields out, so that an entry says all that it is."),
    ),
    "key-not-text": (
        _("There is a list or a mapping before a colon."),
        _("It should be one word: the name of a field, or an id."),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""
