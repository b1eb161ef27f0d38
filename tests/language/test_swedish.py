"""The Swedish is Swedish: translated, under its own English, and written as Swedish is."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from language.catalogues import po_file, texts_of, written
from language.texts import prose

from introplan.language.marks import CONTEXT_ENDS

SAME = {
    "Id",
    "Markdown",
    "Material",
    "Organisation",
    "PERSON",
    "Status",
    "TEXT",
    "Text",
    "id",
    "mentor",
    "observation",
    "rotation",
    "text",
    "{count} person",
}
"""What is Swedish as well as English, though it has letters of its own."""
NAMES = r"(Swedish|English|.* (Night|Thursday|Eve))\|.*|.*\|VFU"
"""What has a capital in one of the languages alone."""
WRITTEN_OTHERWISE = {
    **dict.fromkeys(
        ("All Saints' Eve", "Maundy Thursday", "Twelfth Night", "Walpurgis Eve"), "days have small letters"
    ),
    "Midsummer Eve, Christmas Eve and New Year's Eve": "days have small letters",
    **dict.fromkeys(("English", "Swedish"), "languages have small letters"),
    **dict.fromkeys(("a placement without pay", "placement"), "VFU is an abbreviation"),
    **dict.fromkeys(("wk", "Wk", "at"), "v. and kl. are abbreviations"),
}
"""What begins or ends otherwise than its English, and why."""
GREETINGS = {"Hej!", "Hej {name}!"}
ALIKE = 0.55
"""From how much of two English sentences they may say the same: `has` and `have`, `look` and `see`."""
SENTENCE = 25
"""From how many letters a text says something of its own, so that two cannot have it by chance."""
LONG = 40
WRONG_SIGNS = {
    r'["“„]': "quotation marks are ”…”",
    r" {2}": "a space too many",
    r"(?<![\]\w])\.\.\.(?!\w)": "three full stops are …",
    r"\w - \w": "a dash is –, or a clause of its own",
    r"(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])": "a range has an en dash",
    r"\d%": "a space before %",
    r"\s[,;:?](?:\s|$)": "no space before a sign",
    r"\bklockan\b": "kl. before a time",
    r"(?<!kl\. )(?<!–)(?<![\d.,§ ] )\b\d{1,2}\.\d\d\b": "kl. before a time",
}
TIMES = re.compile(r"(?<!kl\. )(?<!\()\{(?:\w+_)?times\}")
AS_TYPED = {"Den nya tiden, till exempel 9-12; skriver du bara 13 blir det lika långt som förut."}
"""What shows how an option is typed."""
SHORTEST, LONGEST = 0.45, 1.8
"""How long a Swedish sentence may be beside its English; one outside of that is likely another sentence's."""


def strings(*, words: bool = True) -> Iterator[tuple[str, str]]:
    """Every English text and its Swedish, of one and several both; without `words`, those that have no context."""
    for id_, translations in written(po_file("sv")).items():
        for text, string in zip(texts_of(id_), translations, strict=True):
            context, _ends, said = text.rpartition(CONTEXT_ENDS)
            if words or not context:
                yield said, string


def test_no_swedish_is_the_english():
    same = [
        english
        for english, swedish in strings()
        if english == swedish and english not in SAME and re.search(r"[^\W\d_]", prose(english))
    ]
    assert same == []


def test_a_sentence_is_about_as_long_as_its_english():
    """Far from it, it is the Swedish of another one, where two branches have been merged."""
    assert [
        (english, swedish)
        for english, swedish in strings()
        if len(english) > LONG and not SHORTEST < len(swedish) / len(english) < LONGEST
    ] == []


def test_no_sentence_stands_under_another_one_s_english():
    """One Swedish sentence for two that say different things has come there by a merge, or by a slip."""
    by_swedish: dict[str, set[str]] = defaultdict(set)
    for english, swedish in strings():
        if len(swedish) > SENTENCE:
            by_swedish[swedish].add(english)
    slips = [
        (swedish, first, other)
        for swedish, (first, *others) in by_swedish.items()
        for other in others
        if difflib.SequenceMatcher(None, first, other, autojunk=False).ratio() < ALIKE
    ]
    assert slips == []


@pytest.mark.parametrize(("sign", "rule"), WRONG_SIGNS.items(), ids=list(WRONG_SIGNS.values()))
def test_signs_are_those_of_swedish(sign, rule):
    assert [
        swedish for _english, swedish in strings() if re.search(sign, prose(swedish)) and swedish not in AS_TYPED
    ] == [], rule


def test_nothing_is_exclaimed_but_a_greeting():
    assert {swedish for _english, swedish in strings() if "!" in re.sub("`[^`]*`", "", swedish)} <= GREETINGS | {
        "ett värde kan inte börja med !"
    }


def test_a_time_has_kl_before_it():
    assert [swedish for _english, swedish in strings() if TIMES.search(re.sub("`[^`]*`", "", swedish))] == []


def test_a_range_of_values_has_an_en_dash():
    assert [swedish for _english, swedish in strings() if "}-{" in re.sub("`[^`]*`", "", swedish)] == []


def test_a_text_begins_and_ends_as_its_english():
    """A capital, a full stop and a colon belong to the place where a text is shown; a word of the field has its own."""
    differ = [
        (english, swedish)
        for english, swedish in strings(words=False)
        if english not in WRITTEN_OTHERWISE
        if _ending(english) != _ending(swedish)
        or (
            {_has_capital(english), _has_capital(swedish)} == {True, False}
            and not re.fullmatch(NAMES, f"{english}|{swedish}")
        )
    ]
    assert differ == []


def _has_capital(text: str) -> bool | None:
    """Whether a text begins with a capital; None when it begins with no letter."""
    return text[0].isupper() if text[:1].isalpha() else None


def _ending(text: str) -> str:
    return text[-1] if text[-1:] in tuple(".:?!") else ""
