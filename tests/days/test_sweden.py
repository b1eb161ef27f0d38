"""Sweden's own holidays, held to the `holidays` package in every year, kind and language that they are known in."""

import subprocess
import sys

import holidays
import pytest

from introplan.days.countries import _language, _own_language
from introplan.days.sweden import KNOWN_YEARS, LANGUAGES, swedish_days


@pytest.mark.parametrize("kind", ["public", "de_facto"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_is_the_packages_day(kind: str, language: str):
    for year in KNOWN_YEARS:
        known = holidays.country_holidays("SE", years=year, categories=(kind,), language=language)
        assert list(swedish_days(year, kind, language).items()) == sorted(known.items()), year


def test_its_languages_are_the_packages_and_those_that_a_programme_is_written_in():
    entity = holidays.country_holidays("SE")
    assert set(LANGUAGES) <= set(entity.supported_languages)
    assert [_own_language("SE"), _language("SE", "sv"), _language("SE", "en")] == [
        entity.default_language,
        "sv",
        "en_US",
    ]


def test_the_days_of_a_swedish_programme_import_no_other_country():
    asked = (
        "import sys; from introplan.days import OpenDays; from datetime import date;"
        "from introplan.days import country_of_zone, is_country;"
        "days = OpenDays(closed=('public_holidays', 'eves'), country='SE');"
        "print(days.closed_by(date(2027, 1, 6)), is_country('SE'), country_of_zone('Europe/Stockholm'),"
        " [name for name in sys.modules if name.split('.')[0] == 'holidays'])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout == ("Holiday(country='SE', day=datetime.date(2027, 1, 6), kind='public') True SE []\n")
