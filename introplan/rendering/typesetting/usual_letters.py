"""The letters that the fonts of the prints are known to have: whoever writes no others waits for nobody to look."""

KNOWN = frozenset(
    chr(number)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022))
    for number in range(first, last + 1)
) | frozenset("\t\n\r…‰′″‹›⁄€™−→←↑↓≤≥≠≈∞√½¼¾•\u00ad\u2009\u202f\u200b")
"""Characters that the fonts have, and that do nothing to the one before them."""


def is_as_written(text: str) -> bool:
    """Whether a file has these letters alone, and nothing that stands for another: no `&…;`, and no `\\u…` of YAML."""
    return "&" not in text and "\\" not in text and KNOWN.issuperset(text)
