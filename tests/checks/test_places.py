from introplan.checks.places import (
    place_double_booked,
    place_not_accessible,
    place_taken_all_day,
    place_too_small,
    too_many_participants,
)


def test_a_room_holds_one_group_at_a_time(assert_findings, helps):
    text = """
        places:
          sal: {capacity: 20}
          annan: {capacity: 30}
          liten: {capacity: 2}
          rum: {address: Exempelgatan 1}
          natet: {online: yes, address: Internet}
          arbetsplatsen:
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: }
            sessions:
              a: {time: 9-12, place: sal}
              b: {time: 13-14, place: rum}
          vt27:
            participants: {dan: , eva: , fia: }
            sessions:
              c: {time: 11.30-13, place: sal}
              # error: sal has both a (9:00–12:00) and c (11:30–13:00) on 6 October 2026 (week 41)
              d: {time: 13.30-14, place: rum}  # error: rum has both b (13:00–14:00) and d (13:30–14:00) on
              e: {time: 12-13, place: rum}
              f: {time: 14-15, place: natet}
              g: {time: 14-15, place: natet, for: [dan]}
              h: {time: 15-16, place: arbetsplatsen}
              i: {time: 15-16, place: arbetsplatsen, for: [eva]}
              j: {time: 9-12, place: sal, status: cancelled}
        """
    assert_findings(place_double_booked, text)
    assert helps(place_double_booked, text) == ["annan is free then and holds 30", "sal is free then and holds 20"]


def test_without_another_room_there_may_be_another_day(helps):
    text = """
        places: {sal: {capacity: 20}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {place: sal}, upptaget: {date: 2026-10-13, place: sal}}
          vt27:
            participants: {bo: }
            sessions: {b: {place: sal}}
        """
    assert helps(place_double_booked, text) == ["everybody is free at 12:00–15:00 the same day"]


def test_two_pairs_who_meet_in_one_room_are_one_finding(assert_findings):
    assert_findings(
        place_double_booked,
        """
        programme:
          roles: {mentor: {meets: {length: 1h, every: 1 month}}}
        places: {rum: {capacity: 4}}
        cohorts: {ht26: {participants: {ada: , bo: }}}
        pairings:
          ada-ida: {participant: ada, mentor: ida, meets: {on: tuesday, time: 13, place: rum}}
          bo-max: {participant: bo, mentor: max, meets: {on: tuesday, time: 13.30, place: rum}}
          # error: rum has both ada – ida (13:00–14:00) and bo – max (13:30–14:30) on 1 September 2026 (week 36)
        """,
    )


def test_a_room_holds_all_who_come(assert_findings, helps):
    text = """
        places:
          sal: {capacity: 3}
          storre: {capacity: 5}
          storst: {capacity: 50}
          natet: {online: yes, capacity: 1}
          okand:
        lectures:
          a: {lecturers: [olle]}
          b: {lecturers: [olle], places: [storst]}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: {make_ups: [vt27/d]}}
            sessions:
              a: {date: 2026-10-06, place: sal}%s
              b: {date: 2026-10-07, place: sal}%s
              c: {date: 2026-10-08, place: sal}
              e: {date: 2026-10-08, place: natet}
              f: {date: 2026-10-09, place: okand}
              g: {of: a, date: 2026-10-09, place: sal, for: [ada, bo]}
              h: {of: a, date: 2026-10-10, place: sal, status: cancelled}
          vt27:
            participants: {dan: , eva: , fia: }
            sessions:
              d: {date: 2026-11-03, %s}
        """
    here = "  # warning: sal holds 3, and 4 come to "
    twice = text % (f"{here}a on 6 October 2026 (week 41)", f"{here}b on", "status: cancelled")
    assert_findings(place_too_small, twice)
    assert helps(place_too_small, twice) == ["storre is free then and holds 5", "storst is free then and holds 50"]


def test_a_room_that_is_always_too_small_is_told_once_at_its_number(assert_findings, helps):
    text = """
        places:
          sal: {capacity: 2}  # warning: sal holds 2, and more come 3 times; at most 4, to b on 7 October 2026
        lectures:
          a: {lecturers: [olle]}
          b: {lecturers: [olle]}
          c: {lecturers: [olle]}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: }
            sessions:
              a: {date: 2026-10-06, place: sal, for: [ada, bo]}
              b: {date: 2026-10-07, place: sal}
              c: {date: 2026-10-08, place: sal}
        """
    assert_findings(place_too_small, text)
    assert helps(place_too_small, text) == [
        "if it holds more, fix `capacity`; otherwise find larger rooms, or make two of each, with `for:`"
    ]


def test_a_study_visit_takes_no_more_than_it_says(assert_findings):
    assert_findings(
        too_many_participants,
        """
        activities:
          besok: {kind: study_visit, max_participants: 2, lecturers: [olle]}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: }
            sessions:
              besok: {date: 2026-10-06}  # warning: besok takes 2 at once, and 3 come on 6 October 2026 (week 41)
              besok-1: {of: besok, for: [ada, bo]}
        """,
    )


def test_a_room_has_what_somebody_has_asked_for(assert_findings, helps):
    text = """
        programme: {access: [hearing_loop]}
        places:
          vast: {capacity: 14, hearing_loop: no}  # warning: vast lacks a hearing loop, which somebody needs, and a
          ost: {capacity: 14}                     # warning: ost says nothing about a hearing loop, which
          mollan: {title: Sal Möllan, capacity: 24, hearing_loop: yes}
          liten: {capacity: 24}
          natet: {online: yes}
          arbetsplatsen:
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06, place: vast}
              b: {date: 2026-10-07, place: ost}
              c: {date: 2026-10-07, place: mollan}
              d: {date: 2026-10-08, place: natet}
              e: {date: 2026-10-08, place: arbetsplatsen}
        """
    assert_findings(place_not_accessible, text)
    assert helps(place_not_accessible, text) == [
        "Sal Möllan has it, is free then and holds 24",
        "ask, and write `hearing_loop: yes`",
    ]


def test_a_room_holds_those_who_meet(assert_findings, helps):
    text = """
        programme:
          roles: {mentor: {meets: {length: 1h, every: 1 month}}}
          reviews: {manad-3: {month: 3, with: [mentor]}}
        places: {bas: {capacity: 1}, natet: {capacity: 1, online: yes}}
        cohorts:
          ht26:
            participants:
              ada:
                reviews:
                  manad-3: {date: 2026-12-02, time: 9-10, place: bas}  # warning: bas holds 1, and 2 come to
        pairings:
          ada-max:
            participant: ada
            mentor: max
            meets: {on: tuesday, time: 13, place: bas}  # warning: bas holds 1, and 2 come to ada – max on 1 September
            changes: {2026-12: {date: 2026-12-08, place: natet}}
        """
    assert_findings(place_too_small, text)
    assert helps(place_too_small, text) == ["find a larger room", "find a larger room"]


def test_a_place_where_somebody_protected_is_among_others_is_told_once_with_all_such_places(assert_findings, helps):
    text = """
        programme:
          roles: {introducer: {meets: {length: 1h, every: 1 week}}}
          reviews: {manad-3: {month: 3}}
        people: {deltagare-7: {protected: yes}, mentor-2: {protected: yes}}
        places: {natet: {online: yes}}
        cohorts:
          ht26:
            participants:
              ada:
              bo:
              deltagare-7: {reviews: {manad-3: {date: 2026-12-02, time: 9, place: oster}}}
            sessions:
              a: {date: 2026-10-06, place: soder}
              b: {date: 2026-10-07, place: oster}
              c: {date: 2026-10-08, place: vaster}
              d: {date: 2026-10-08, place: natet}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: monday, time: 9, place: vaster}}
          p7-ida:
            participant: deltagare-7
            introducer: max
            meets: {on: tuesday, time: 13, place: soder}
            # note: the calendars of soder and oster show whole days as taken, since somebody with protected data
            changes: {2026-W43: {place: natet}}
          bo-m2: {participant: bo, introducer: mentor-2, meets: {on: friday, time: 9, place: norr}}
        """
    assert_findings(place_taken_all_day, text)
    assert helps(place_taken_all_day, text) == [
        "if others need to see when it is free, leave out `place`, and agree on it between you"
    ]
    followed = text.replace(", place: oster}}}", "}}}").replace(
        ", place: soder}\n            # note", "}\n            #"
    )
    assert_findings(place_taken_all_day, followed)


def test_a_house_that_several_share_has_two_things_at_once(assert_findings):
    plan = """
        places: {huset: {address: Gatan 1, capacity: 2, SHARED}}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: {time: 9-12, place: huset}}}
          vt27: {participants: {bo: , cy: , di: }, sessions: {b: {time: 11-13, place: huset}}}  FOUND
    """
    assert_findings(place_double_booked, plan.replace("SHARED", "shared: yes").replace("FOUND", ""))
    found = "# error: huset has both a (9:00–12:00) and b (11:00–13:00) on"
    assert_findings(place_double_booked, plan.replace("SHARED", "shared: no").replace("FOUND", found))


def test_a_session_can_be_too_large_for_a_house_by_itself(assert_findings):
    assert_findings(
        place_too_small,
        """
        places: {huset: {address: Gatan 1, capacity: 2, shared: yes}}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: {time: 9-12, place: huset}}}
          vt27:
            participants: {bo: , cy: }
            sessions: {b: {time: 11-13, place: huset, also: [di]}}  # warning: huset holds 2, and 3 come to b
        """,
    )
