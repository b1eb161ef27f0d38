"""What reading can find, in plain words: by name, what it is, and why it is so or how to mend it."""

from collections.abc import Mapping

from introplan.diagnostics import _

EXPLANATIONS: Mapping[str, tuple[str, str]] = {
    # Files
    "outside-workspace": (
        _("A link in a folder that is read leads to a file outside the workspace, or to what it keeps to itself."),
        _(
            "The plan lives in git, and git keeps the link but not the file. In a workspace that somebody has sent "
            "you, it could bring a file of yours into what you share. Copy the file into the folder."
        ),
    ),
    "no-permission": (
        _("The computer does not let you read one of the files."),
        _("Ask whoever owns the file, or make a copy that is your own."),
    ),
    "not-a-file": (
        _("Something in the folder is called like a file, and cannot be read as one."),
        _(
            "It is a folder whose name ends in `.yaml`, a link to a folder or to nothing, or something of the "
            "system's, such as a pipe. Rename or remove it."
        ),
    ),
    "file-too-large": (
        _("A file is larger than 5 MB."),
        _("A whole programme is a few hundred kB. Pictures and recordings belong elsewhere; link to them."),
    ),
    "folder-too-large": (
        _("The files in a folder of the workspace are larger than 50 MB together."),
        _("All programmes of a municipality are a few MB. Pictures and recordings belong elsewhere; link to them."),
    ),
    "too-many-sessions": (
        _("A cohort has more than 1000 sessions."),
        _("That is two every working day for two years. Each is held to all others, which would take very long."),
    ),
    "many-faults": (
        _("There are more than 500 faults in what the programme says."),
        _("Only the first are told, one by one. Often all of them come from one, such as a file that was pasted in."),
    ),
    "wrong-file-ending": (
        _("A file looks like a part of the plan, and its name does not end in `.yaml`."),
        _("It is left out. Editors sometimes save as `.yaml.txt`; let the Explorer show endings, and rename it."),
    ),
    "not-utf-8": (
        _("A file is saved in another character set than UTF-8."),
        _("Å, ä and ö would come out wrong. Save it again as UTF-8; in Notepad under Save as, Encoding."),
    ),
    "wrong-character-set": (
        _("A text has signs such as `Ã¶` where there should be an ö."),
        _("It was saved in one character set and read in another, often on its way through Excel. Write it again."),
    ),
    "binary-file": (
        _("A file whose name ends in `.yaml` is not text."),
        _("It may be a document or a picture that was renamed. Move it out of the folder."),
    ),
    "empty-file": (
        _("A file holds nothing, or nothing but comments."),
        _("It does no harm. Write a section in it, such as `people:`, or remove it."),
    ),
    "no-programme": (
        _("No file in the folder has the section `programme`."),
        _("It is the frame that all else hangs on: length, phases, roles. `introplan new` makes a folder with one."),
    ),
    "two-programmes": (
        _("The section `programme` stands in two places."),
        _("A folder is one programme. Keep one of them, or give the other programme a folder of its own."),
    ),
    # Lines and signs of YAML
    "tab": (
        _("A line is indented with a tab."),
        _("YAML counts spaces, and a tab has no width that everybody agrees on. Use two spaces for each step."),
    ),
    "special-space": (
        _("A space of another kind stands where an ordinary one should."),
        _("It looks the same, and comes along when pasting from Word or a web page. Delete it and type a space."),
    ),
    "control-character": (
        _("The text holds a character that cannot be seen."),
        _("It comes along when pasting from Word or a PDF, and would end up in calendars. Type the text again."),
    ),
    "indentation": (
        _("A line begins in a column where it belongs to nothing."),
        _("In YAML the column says what belongs to what. Lines side by side begin in the same column."),
    ),
    "missing-colon": (
        _("Words stand alone where a field should be."),
        _("A field is a word, a colon, a space and a value. Text over several lines stands indented under `|`."),
    ),
    "missing-space": (
        _("A colon stands tight against the value."),
        _("YAML reads `word:value` as one word. Write a space after the colon."),
    ),
    "missing-key": (
        _("A colon has no word before it."),
        _("Before the colon stands the name of a field, or an id."),
    ),
    "missing-comma": (
        _("Two things follow each other in brackets without a comma."),
        _("Write a comma between them, or one on each line instead of brackets."),
    ),
    "colon-in-text": (
        _("A text holds a colon and a space, which splits it in two."),
        _("Put the whole text in quotation marks."),
    ),
    "comma-splits-text": (
        _("A text in braces holds a comma, and what follows is read as a field."),
        _("Put the text in quotation marks, or write one field on each line instead of braces."),
    ),
    "comment-in-text": (
        _("A text holds ` #`, so that the rest of it is a comment and is left out."),
        _("Put the text in quotation marks. If it is a comment, write a space after `#`."),
    ),
    "needs-quotes": (
        _("A value begins with a sign that means something of its own in YAML, or goes on after a bracket."),
        _("Put the whole value in quotation marks."),
    ),
    "curly-quotes": (
        _("A value stands in curly quotation marks, as Word makes them."),
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
        _("Text stands on the same line as the `|` or `>` that announces it."),
        _("The text begins on the next line, indented."),
    ),
    "unclosed-bracket": (
        _("A bracket is opened and never closed."),
        _("Close it, or write one entry on each line instead."),
    ),
    "wrong-bracket": (
        _("A bracket is closed by one of another kind, or was never opened."),
        _("Lists stand in `[ ]` and fields in `{ }`."),
    ),
    "unknown-escape": (
        _("A backslash in double quotation marks begins a code that does not exist."),
        _("Use single quotation marks, which leave a backslash alone, as in a path of Windows."),
    ),
    "two-documents": (
        _("A line `---` or `...` ends the document in the middle of the file."),
        _("A file holds one. Remove the line, or make a second file."),
    ),
    "not-yaml": (
        _("The file cannot be read as YAML from some place on."),
        _("Often it is an indentation or a quotation mark above. Compare with a file that works."),
    ),
    "nested-too-deep": (
        _("Lists stand within lists far deeper than a plan goes."),
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
    "duplicate-anchor": (
        _("An anchor, a word that begins with `&`, stands twice in a file."),
        _("A plan needs none. Put the value in quotation marks if it is text."),
    ),
    "too-many-aliases": (
        _("Aliases repeat parts of the file again and again, or without end."),
        _("A plan needs none. Write the entries out, so that each can be read and changed on its own."),
    ),
    "merge-key": (
        _("`<<` is to copy the fields of another entry."),
        _("It is not done here. Write the fields out, so that an entry says what it is where it stands."),
    ),
    "key-not-text": (
        _("Before a colon stands a list or a mapping."),
        _("There should be one word: the name of a field, or an id."),
    ),
    # Sections, entries and fields
    "not-a-section": (
        _("A file does not begin with the name of a section."),
        _("Every file is sections with entries under them, such as `people:`, indented."),
    ),
    "unknown-section": (
        _("There is no section of this name."),
        _("A misspelt name would lose everything under it in silence, so it is an error."),
    ),
    "unknown-field": (
        _("There is no field of this name in this kind of entry."),
        _("A misspelt name would lose what you wrote in silence, so it is an error."),
    ),
    "missing-field": (
        _("An entry lacks a field that it cannot be without."),
        _("The message gives a line to start from."),
    ),
    "duplicate-id": (
        _("An id stands twice in a section, or both among lectures and activities."),
        _("Ids name calendar entries and files, so each means one thing. An entry stands in one place."),
    ),
    "duplicate-key": (
        _("A field or an id stands twice in the same place."),
        _("One would win in silence. Keep one of them."),
    ),
    "empty-value": (
        _("A field has no value."),
        _("Write one, or remove the line. An entry with an id may be empty; a field may not."),
    ),
    "wrong-type": (
        _("A list stands where one value should, or the other way around."),
        _("The message says which of them it is, and how to write it."),
    ),
    "unknown-reference": (
        _("An id is named that no entry has."),
        _("It may be misspelt, or a name in place of the id, or the entry is still to be written."),
    ),
    "session-among-participants": (
        _("Something with a date and a time stands under `participants` of a cohort."),
        _("It is likely a session: sessions stand under a line `sessions:` of their own."),
    ),
    "identity-taken": (
        _("An entry says with `was` that it had an id, and another has the same id or had it too."),
        _("The first id is what calendars know something by: one of the two would replace the other."),
    ),
    "pairing-without-role": (
        _("A pairing does not say who the introducer, supervisor, mentor or buddy is."),
        _("Add one such line."),
    ),
    "pairing-with-two-roles": (
        _("A pairing has more than one of introducer, supervisor, mentor and buddy."),
        _("Make a pairing for each: they can begin, end and meet at different times."),
    ),
    # Values
    "not-an-id": (
        _("An id holds other characters than small letters a to z, digits and hyphens, or is too long."),
        _("Ids become names of files, on Windows too, and parts of calendar entries: at most 40 characters."),
    ),
    "not-one-of": (
        _("A word stands where only some words can."),
        _("The message says which. The words of the language are English; what is printed is not."),
    ),
    "not-a-date": (
        _("A date cannot be read."),
        _("Write year, month and day, `2027-03-04`, or year, week and weekday, `2027-W09-4`."),
    ),
    "no-such-date": (
        _("A date does not exist, such as 30 February."),
        _("The order is year, month, day."),
    ),
    "no-such-week": (
        _("A year has no week of that number."),
        _("Weeks go by ISO 8601, as in Swedish calendars: most years have 52, and 2026, 2032 and 2037 have 53."),
    ),
    "not-a-week": (
        _("A meeting is named by something that is no week or month."),
        _("Write the week it belongs to by its rhythm, `2027-W10`, or its month, `2027-03`, when it is monthly."),
    ),
    "not-a-range": (
        _("A stretch of days, months or weeks cannot be read."),
        _("Days are written `2027-04-01..2027-08-31`, last day included; months `0-3`; weeks `4-8`."),
    ),
    "end-before-start": (
        _("Something ends before it begins."),
        _("Turn the two around, or mend the one that is wrong."),
    ),
    "not-a-time": (
        _("A time cannot be read."),
        _("Write `9.00–12.00`, `9-12`, or a start alone, `13:00`."),
    ),
    "no-such-time": (
        _("A time lies outside the day."),
        _("A day goes from 0.00 to 23.59."),
    ),
    "not-a-length": (
        _("A length cannot be read, or is nothing, or far too long."),
        _("Write `3h`, `90min` or `1h 30min`; of the programme, `24 months`."),
    ),
    "not-a-rhythm": (
        _("A rhythm cannot be read."),
        _("Write `1 week`, `2 weeks` or `1 month`."),
    ),
    "not-a-number": (
        _("A number cannot be read, or is too small or too large."),
        _("Write it in digits."),
    ),
    "not-a-percentage": (
        _("A percentage is not a whole number from 0 to 100."),
        _("Write `80` or `80 %`."),
    ),
    "not-yes-or-no": (
        _("A flag is neither yes nor no."),
        _("Write `yes` or `no`; `true` and `false` do as well."),
    ),
    "not-an-email-address": (
        _("An e-mail address cannot be read."),
        _("It is written into calendars and mails as it stands: one `@`, and no spaces."),
    ),
    "not-a-phone-number": (
        _("A telephone number holds something else than digits, spaces, `+`, `-` and brackets."),
        _("It is printed as you write it, such as `040-34 00 00`."),
    ),
    "not-a-link": (
        _("A web address does not begin with `https://` or `http://`."),
        _("Write it as the browser shows it."),
    ),
    "not-a-domain": (
        _("A domain name holds other characters than small letters, digits, hyphens and full stops."),
        _("It is a part of every calendar entry's identity, and not an address that anybody visits."),
    ),
    # Rule sets
    "rule-without-kind": (
        _("A rule of a rule set has no kind, so nobody can tell what it asks."),
        _("Give it one, such as `programme_length: {at_least: 24 months}`, or `can_not_be_checked:` with the reason."),
    ),
    "rule-with-two-kinds": (
        _("A rule of a rule set has two kinds, and can be met and not met at once."),
        _("Make one rule for each, with an id of its own."),
    ),
    "rule-asks-nothing": (
        _("A rule of a rule set has a kind, and says nothing of what it asks for."),
        _("It would always be met. Add one of the parameters that the message names."),
    ),
    "same-as-no-check": (
        _("A rule of a rule set says that it asks the same as a check that does not exist."),
        _("What both find is told once, so the name has to be right; `introplan explain` lists the checks."),
    ),
    "rule-set-name-taken": (
        _("A rule set in the workspace has the name of one that comes with introplan."),
        _("Give yours another name, so that everybody who reads `malmo` means the same rules."),
    ),
    "not-a-country": (
        _("There are no public holidays under this code: it is neither a country nor a part of one."),
        _("Write the two letters of the country, such as `NO`, and its part where holidays differ, such as `GB-ENG`."),
    ),
    "not-a-timezone": (
        _("There is no time zone of this name."),
        _("Write continent and city, such as `Europe/Stockholm`."),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""

WARNINGS = frozenset({"empty-file", "wrong-character-set", "comment-in-text"})
"""What does not keep a plan from being read; all else is an error."""
