"""References: the id that was meant, several in one place, and examples that name what there is."""

import re
from collections.abc import Mapping

from introplan.diagnostics import _
from introplan.model import Path
from introplan.model.ids import KnownIds, id_meant, is_id
from introplan.model.postings import WHERE
from introplan.reading.shape import example_at, sections_at, words_at
from introplan.reading.suggestions import as_word, meant

MOST_CHOICES = 14
_BETWEEN = r"[,;&+•–—]|\s(?:och|and|samt|-)\s"
_SPLITS = (re.compile(_BETWEEN), re.compile(rf"{_BETWEEN}|\s"))


def reference_meant(
    text: str, sections: tuple[str, ...], known: KnownIds, *, words: tuple[str, ...] = (), in_list: bool
) -> tuple[str, dict[str, object]]:
    """The way out for an id that no entry has, with its values; empty when none but the usual can be told.

    One of the `words` could stand there too.
    """
    choices, (section, *others) = {**dict.fromkeys(words), **entries_of(sections, known)}, sections
    named = _titled(choices).get(text, "")
    several = ids_in(text, choices) if in_list and not named else ()
    guess = named or meant(text, choices)
    added = id_meant(text) if "sessions" not in sections else ""
    help_text = ""
    if sections == ("groups",) and text in (known.get("people") or {}):
        guess, help_text = "", _("`{text}` is a person: write them in the `for` of a session, or in a group")
    elif len(several) > 1 and not choices.keys().isdisjoint(several):
        help_text = _("these are several: write `[{ids}]`, or each on a line of its own after a hyphen")
    elif named:
        help_text = _("that is a name, and an id is needed: `{guess}`")
    elif guess:
        help_text = _("did you mean `{guess}`?")
    elif 1 < len(choices) <= MOST_CHOICES:
        help_text = _("write one of {choices}")
        if added:
            help_text = (
                _("write one of {choices}, or add an entry `{added}`")
                if others
                else _("write one of {choices}, or add `{added}` to `{section}`")
            )
    return help_text, {
        "guess": guess,
        "choices": tuple(map(as_word, choices)),
        "ids": ", ".join(several),
        "added": added,
        "section": section.removeprefix("programme."),
    }


def field_meant(path: Path, text: str, known: KnownIds) -> str:
    """The field that an id was meant for, of a posting that names a unit as an organisation, or the other way round."""
    if "postings" not in path or path[-1] not in WHERE:
        return ""
    [other] = (word for word in WHERE if word != path[-1])
    return other if text in (known.get(f"{other}s") or ()) else ""


def ids_in(text: str, choices: Mapping[str, object]) -> tuple[str, ...]:
    """The ids in a text where there should be a list of them, written as ids or as names, whatever stands between."""
    titled = _titled(choices)
    pieces = [filter(None, map(str.strip, split.split(text))) for split in _SPLITS]
    splits = [tuple(titled.get(piece, piece) for piece in found) for found in pieces]
    return next((ids for ids in splits if not choices.keys().isdisjoint(ids)), splits[0])


def items_in(text: str, path: Path, known: KnownIds) -> tuple[str, ...]:
    """What a text would hold as the list that is to stand at the path, without brackets around it or half of them."""
    bare = text.strip()
    signs = [sign for sign in bare if sign in "[]"]
    if signs in (["["], ["]"]) or (bare[:1], bare[-1:]) == ("[", "]"):
        bare = bare.strip("[] ")
    if sections := sections_at(path):
        return ids_in(bare, {**dict.fromkeys(words_at(path)), **entries_of(sections, known)})
    return tuple(filter(None, map(str.strip, bare.split(","))))


def example(path: Path, known: KnownIds | None) -> str:
    """How the value at the path is written; where ids stand, with one that there is."""
    written = example_at(path)
    names = re.fullmatch(r"(\[?)([^\[\]{}]+)(\]?)", written)
    ids = [id_ for id_ in entries_of(sections_at(path), known or {}) if is_id(id_) or "/" in id_]
    if not names or not ids or names[2] in ids:
        return written
    return f"{names[1]}{ids[0]}{names[3]}"


def entries_of(sections: tuple[str, ...], known: KnownIds) -> dict[str, object]:
    """All that is known to stand in the sections, by id."""
    return {id_: entry for section in sections for id_, entry in (known.get(section) or {}).items()}


def _titled(entries: Mapping[str, object]) -> dict[str, str]:
    """The ids by the name or title of their entry, for those who write the one where the other stands."""
    return {
        str(entry.get("name") or entry.get("title")): id_ for id_, entry in entries.items() if isinstance(entry, dict)
    }
