"""Files: what keeps one from being read, and what stands in none of them."""

from collections.abc import Mapping

from introplan.diagnostics import _

FILES: Mapping[str, tuple[str, str]] = {
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
        _("A cohort has more than 20,000 sessions."),
        _("That is forty every working day for two years. Something was pasted over and over, or returns too often."),
    ),
    "many-faults": (
        _("There are more than 500 faults in what the programme says."),
        _("Only the first are reported, one by one. Often all of them come from one, such as a pasted file."),
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
    "copy-of-a-file": (
        _("A file has the same entries as another, as a copy of it has."),
        _(
            "Every file in a programme's folder that ends in `.yaml` is read, a copy too, and everything would "
            "appear twice. Delete it, or keep it elsewhere; git remembers how a file was."
        ),
    ),
    "merge-conflict": (
        _("A file has the marks that git leaves where it could not join two versions."),
        _(
            "Two people have changed the same lines, and git asks which to keep. Until that is decided nothing is "
            "made of the plan. Choose in each place, delete the lines with the marks, and save it in git."
        ),
    ),
    "binary-file": (
        _("A file whose name ends in `.yaml` is not text."),
        _("It may be a document or a picture that was renamed. Move it out of the folder."),
    ),
    "empty-file": (
        _("A file is empty, or has nothing but comments."),
        _("It does no harm. Write a section in it, such as `people:`, or remove it."),
    ),
    "no-programme": (
        _("No file in the folder has the section `programme`."),
        _("It is the frame that all else hangs on: length, phases, roles. `introplan new` makes a folder with one."),
    ),
    "two-programmes": (
        _("The section `programme` is in two places."),
        _("A folder is one programme. Keep one of them, or give the other programme a folder of its own."),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""
