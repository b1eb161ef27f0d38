from introplan.checks.readiness import (
    meeting_link_in_print,
    online_place_without_link,
    session_after_programme,
    session_unconfirmed,
    session_without_lecturer,
    session_without_place,
)
from introplan.checks.session_lengths import session_length_differs


def test_a_lecturer_has_said_yes_six_weeks_before(assert_findings):
    assert_findings(
        session_unconfirmed,
        """
        programme: {coordinators: [karin]}
        lectures:
          a: {lecturers: [olle]}
          b: {lecturers: [olle, pia]}
          c: {lecturers: [olle]}
          d: {lecturers: [karin]}
          e: {lecturers: [olle]}
          f: {lecturers: [olle]}
          g: {lecturers: [olle]}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06}  # note: a on 6 October 2026 (week 41) has not been confirmed by olle
              b:
                date: 2026-10-13
                status: proposed  # note: b on 13 October 2026 (week 42) has not been confirmed by olle and pia
              c: {date: 2026-10-14, status: confirmed}
              d: {date: 2026-10-15}
              e: {date: 2026-10-15, status: cancelled}
              f: {date: 2026-09-30}
              g: {date: 2026-11-20}
          vt27: {status: draft, sessions: {a: {date: 2026-10-06}}}
        """,
        today="2026-10-01",
    )


def test_many_unconfirmed_sessions_are_one_note(assert_findings):
    assert_findings(
        session_unconfirmed,
        """
        lectures: {a: {lecturers: [olle]}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06}  # note: 3 sessions of ht26 within 6 weeks are not confirmed; the first is a on
              b: {of: a, date: 2026-10-07}
              c: {of: a, date: 2026-10-08}
        """,
        today="2026-10-01",
    )


def test_somebody_gives_each_lecture(assert_findings):
    assert_findings(
        session_without_lecturer,
        """
        activities: {utbyte: {kind: exchange}, kurs: {kind: course, host: kv}}
        lectures: {a: , b: {lecturers: [olle]}, c: , d: }
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06}  # warning: nobody gives a on 6 October 2026 (week 41)
              b: {date: 2026-10-07}
              b-2: {of: b, lecturers: []}  # warning: nobody gives b on 6 October 2026 (week 41)
              c: {date: 2026-10-08, status: proposed}
              d: {date: 2026-10-08, lecturers: [pia]}
              utbyte: {date: 2026-10-09}
              kurs: {date: 2026-10-12}
          vt27: {status: draft, sessions: {a: {date: 2027-03-02}}}
        """,
    )


def test_everybody_knows_where_to_go(assert_findings):
    assert_findings(
        session_without_place,
        """
        activities: {skuggning: {kind: shadowing}, besok: {kind: study_visit, host: kv}}
        cohorts:
          ht26:
            sessions:
              a: {date: 2026-10-06}  # warning: 3 sessions of ht26 have neither a place nor a link; the first is a on
              b: {date: 2026-10-07}
              c: {date: 2026-10-08}
              d: {date: 2026-10-08, place: sal}
              e: {date: 2026-10-09, link: https://moten.example/e}
              f: {date: 2026-10-09, status: proposed}
              skuggning: {date: 2026-10-12}
              besok: {date: 2026-10-13}
          vt27:
            sessions:
              a: {date: 2027-03-02}  # warning: a on 2 March 2027 (week 9) has neither a place nor a link
        """,
    )


def test_a_digital_place_has_a_link(assert_findings):
    assert_findings(
        online_place_without_link,
        """
        programme: {roles: {mentor: {meets: {length: 1h, every: 1 month}}}}
        places:
          natet: {online: yes}  # warning: natet is digital and has no link; the first to be there is a on 6
          video: {online: yes, link: https://moten.example/a}
          ledig: {online: yes}
          samtal: {online: yes}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-06, place: natet}
              b: {date: 2026-10-07, place: video}
        pairings:
          ada-max: {participant: ada, mentor: max, meets: {on: tuesday, time: 13, place: samtal,
            link: https://moten.example/ada}}
        """,
    )


def test_no_link_to_a_digital_meeting_is_printed(assert_findings):
    assert_findings(
        meeting_link_in_print,
        """
        programme:
          welcome: |  # warning: this text is printed, and contains the link to a digital meeting:
            Vi ses på https://moten.example/vi på tisdag.
          ask: Läs mer på https://malmo.example/introduktion.
        places:
          natet: {online: yes, link: https://moten.example/vi}
        cohorts:
          ht26:
            sessions:
              a:
                note: Gå in på https://teams.microsoft.com/l/meetup-join/abc.
                # warning: this text is printed, and contains
                internal_note: Gå in på https://teams.microsoft.com/l/meetup-join/abc.
                link: https://teams.microsoft.com/l/meetup-join/abc
        """,
    )


def test_a_session_is_about_as_long_as_its_lecture(assert_findings, helps):
    text = """
        lectures: {a: {length: 3h}, b: {length: 6h}}
        cohorts:
          ht26:
            sessions:
              a-1: {of: a, time: 9-12}
              a-2: {of: a, time: 9}
              a-3: {of: a, time: 9-11}  # warning: a on 6 October 2026 (week 41) is 2 h long, but the lecture or
              a-4: {of: a, time: 9-15}
              # warning: a on 6 October 2026 (week 41) is 6 h long without breaks, but the lecture or activity takes 3 h
              a-5: {of: a, time: 9-14, breaks: [{at: 12, length: 1h}]}
              b-1: {of: b, time: 9-16}
        """
    assert_findings(session_length_differs, text)
    assert helps(session_length_differs, text)[0] == "9:00–12:00 would be long enough; or change `length` there"


def test_when_many_sessions_have_another_length_it_is_the_lectures_own_that_looks_wrong(assert_findings):
    assert_findings(
        session_length_differs,
        """
        lectures:
          a:
            length: 4h  # warning: a takes 4 h, and 3 sessions of it are shorter; the first is on 6 October 2026 (week
        cohorts:
          ht26:
            sessions: {a: {date: 2026-10-06}, a-2: {of: a, date: 2026-10-27}}
          vt27:
            sessions: {a: {date: 2027-03-02}}
        """,
    )


def test_what_goes_on_for_several_days_of_a_week_is_as_long_as_they_are_together(assert_findings):
    assert_findings(
        session_length_differs,
        """
        activities:
          internat: {length: 7h}
          kurs: {length: 7h}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              i-1: {of: internat, date: 2026-10-06, time: 9-12}
              i-2: {of: internat, date: 2026-10-07, time: 9-13}
              k-1: {of: kurs, date: 2026-10-13, time: 9-12, for: [ada]}
              # warning: kurs on 13 October 2026 (week 42) is 3 h long, but the lecture or activity takes 7 h
              k-2: {of: kurs, date: 2026-10-14, time: 9-16, for: [bo]}
        """,
    )


def test_nothing_that_all_must_have_comes_after_somebodys_end(assert_findings, helps):
    text = """
        programme: {length: 12 months}
        activities: {utbyte: {kind: exchange, every: 8 weeks}}
        lectures: {avslutning: , frivillig: {required: no}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
              bo: {starts: 2026-10-15}
              cy: {until: 2027-03-31}
              dan: {exempt: [avslutning]}
            sessions:
              avslutning: {date: 2027-09-07}
              # warning: avslutning is on 7 September 2027 (week 36), when the programme is over for ada
              frivillig: {date: 2027-09-08}
              utbyte: {date: 2027-09-09}
        """
    assert_findings(session_after_programme, text)
    assert helps(session_after_programme, text) == [
        "move it to 31 August 2027 (week 35) or earlier, or say `exempt` for them"
    ]


def test_a_course_in_parts_is_as_long_as_its_parts_together(assert_findings):
    assert_findings(
        session_length_differs,
        """
        activities: {utbyte: {kind: exchange, length: 4h, every: 8 weeks}}
        lectures: {kurs: {length: 7h}, halv: {length: 4h}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              k-1: {of: kurs, date: 2027-04-08, time: 9-13}
              k-2: {of: kurs, date: 2027-04-09, time: 9-12}
              h-1: {of: halv, date: 2027-05-06, time: 9-11, for: [ada]}  # warning: halv on 6 May 2027 (week 18) is 2 h
              h-2: {of: halv, date: 2027-05-07, time: 9-11, for: [bo]}  # warning: halv on 7 May 2027 (week 18) is 2 h
              u-1: {of: utbyte, date: 2027-06-03, time: 9-11}  # warning: utbyte on 3 June 2027 (week 22) is 2 h long
              u-2: {of: utbyte, date: 2027-09-02, time: 9-11}  # warning: utbyte on 2 September 2027 (week 35) is 2 h
        """,
    )
