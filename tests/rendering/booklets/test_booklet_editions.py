"""What a booklet says about the release it belongs to."""

from datetime import UTC, datetime

import pytest
from rendering.booklets.programmes import made, tiny

from introplan.releases import Edition, Release
from introplan.rendering.editions import mark_of

RELEASE = Release("1.2", datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "Nya salar")


@pytest.mark.parametrize(
    ("edition", "undecided", "mark"),
    [
        (Edition(tiny()), False, ("Utkast", "Datum och lokaler kan ändras innan programmet är utgivet.", "")),
        (
            Edition(tiny()),
            True,
            ("Utkast", "Datum och lokaler kan ändras innan programmet är utgivet. Kullen är inte beslutad än.", ""),
        ),
        (
            Edition(tiny(), RELEASE),
            False,
            ("Utgåva 1.2", "Utgiven 25 november 2026.", "Utgåva 1.2, 25 november 2026"),
        ),
        (
            Edition(tiny(), RELEASE, {}, 3),
            False,
            (
                "Utgåva 1.2, ändrad",
                "Utgiven 25 november 2026. Här finns ändringar som inte är utgivna än.",
                "Utgåva 1.2, ändrad, 25 november 2026",
            ),
        ),
        (
            Edition(tiny(), RELEASE),
            True,
            ("Utkast", "Datum och lokaler kan ändras innan programmet är utgivet. Kullen är inte beslutad än.", ""),
        ),
    ],
)
def test_a_print_says_which_release_it_belongs_to_by_the_clocks_of_the_programme(edition, undecided, mark):
    assert mark_of(edition, undecided=undecided) == mark


def test_a_lesson_that_is_called_otherwise_now_is_printed_as_it_was_and_found_by_what_builds_on_it():
    renamed = made(
        tiny(
            ("  valkommen: {title: Välkomstdagen,", "  start: {title: Välkomstdagen, was: valkommen,"),
            ("prerequisites: [valkommen, ovningen]", "prerequisites: [start, ovningen]"),
            ("      valkommen:\n        date:", "      valkommen:\n        of: start\n        date:"),
        )
    )
    assert renamed == made(tiny())
