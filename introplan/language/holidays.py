"""Holidays inside a sentence: `långfredagen`, `Kristi himmelsfärdsdag`, and as they are in English, `Good Friday`."""

from introplan.days import Holiday
from introplan.days.countries import holiday_language, holiday_name
from introplan.language.catalogue import Language

_SMALL = ("sv", "da", "no", "nb", "nn", "fi")
"""Languages that write a holiday with a small letter, where the library of holidays gives it a capital."""
_OF_A_NAME = ("Kristi ", "Ålands ")
"""What holidays begin with that are called after somebody, or some place."""


def holiday_in_a_sentence(holiday: Holiday, language: Language) -> str:
    """What a holiday is called, with a capital only where its language has one; of two on one day, each."""
    name = holiday_name(holiday, language)
    if holiday_language(holiday.country, language)[:2] not in _SMALL:
        return name
    return "; ".join(each if each.startswith(_OF_A_NAME) else each[:1].lower() + each[1:] for each in name.split("; "))
