import pytest

from checks.plans import plan_from
from introplan.checks.doubles import link_of_two_places, organisation_written_twice, place_written_twice


def test_a_room_has_one_id(assert_findings):
    assert_findings(
        place_written_twice,
        """
        places:
          sal-mollan: {title: Sal Möllan, organisation: asf, address: "Exempelgatan 1, Malmö", capacity: 24}
          sal-moellan-2: {title: Sal Möllan, organisation: asf, address: "Exempelgatan 1, Malmö", capacity: 24}
          # warning: Sal Möllan (`sal-moellan-2`) may be the same room as `sal-mollan`, and both are in use at once on 4
          stora: {title: Stora salen, address: Exempelgatan 1}
          stora-2: {title: stora Salen}  # warning: stora Salen (`stora-2`) may be the same room as `stora`
        cohorts:
          ht26: {sessions: {a: {date: 2027-03-04, time: 9-12, place: sal-mollan}}}
          vt27: {sessions: {b: {date: 2027-03-04, time: 10-11, place: sal-moellan-2}}}
        """,
    )


@pytest.mark.parametrize("titles", [("Sal Möllan", "Sal Moellan"), ("Sal Väster", "sal vaster"), ("Linden", "Lindden")])
def test_accents_and_a_letter_lost_are_slips(titles: tuple[str, str]):
    plan = plan_from(f"places: {{a: {{title: {titles[0]}}}, b: {{title: {titles[1]}}}}}")
    assert [found.about for found in place_written_twice(plan)] == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title: Grupprum 1", "title: Grupprum 2"),
        ("title: Sal A", "title: Sal B"),
        ("title: Rum Björken", "title: Rum Björnen"),
        ("title: Samtalsrummet, address: Norra vägen 1", "title: Samtalsrummet, address: Södra vägen 2"),
        ("title: Konferensrummet, organisation: nacka", "title: Konferensrummet, organisation: tyreso"),
        ("title: Teams, online: yes, link: https://a.example", "title: Teams, online: yes, link: https://b.example"),
        ("title: Lektionssal, online: yes", "title: Lektionssal"),
    ],
)
def test_two_rooms_are_two(one: str, other: str):
    assert list(place_written_twice(plan_from(f"places: {{a: {{{one}}}, b: {{{other}}}}}"))) == []


def test_an_organisation_or_a_workplace_has_one_id(assert_findings):
    assert_findings(
        organisation_written_twice,
        """
        organisations:
          nacka: {title: Nacka, kind: municipality}
          nacka-kommun: {title: Nacka kommun, kind: municipality}
          # warning: Nacka kommun (`nacka-kommun`) may be the same as `nacka`
          skane: {title: Skåne, kind: region}
          skane-2: {title: Skåne, kind: union}  # warning: Skåne (`skane-2`) may be the same as `skane`
          stad: {title: Malmö stad, kind: municipality}
          malmo: {title: Malmö, kind: union}
          fack: {title: Vision, kind: union, part_of: nacka}
          fack-2: {title: Vision, kind: union, part_of: stad}
        units:
          norr: {title: Barn Norr, organisation: nacka}
          norr-2: {title: Barn norr, organisation: nacka}  # warning: Barn norr (`norr-2`) may be the same as `norr`
          norr-3: {title: Barn Norr, organisation: stad}
        """,
    )


def test_a_digital_room_has_a_link_of_its_own(assert_findings):
    assert_findings(
        link_of_two_places,
        """
        places:
          a: {online: yes, link: https://moten.example/1}
          b:
            online: yes
            link: https://moten.example/1  # warning: b has the same link as a
          c: {online: yes, link: https://moten.example/2}
          d: {online: yes}
          e: {online: yes}
        """,
    )
