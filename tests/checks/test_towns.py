from introplan.checks.towns import way_between_towns_unsaid

PLAN = """
        places:
          malmo: {title: Sal Möllan, address: "Exempelgatan 1, 211 20 Malmö"}
          malmo-2: {title: Sal Väst, address: "Andra gatan 2, Malmö"}
          lund: {title: Lundasalen, address: "Torget 1, Lund"}
          teams: {online: yes}
          plats: {title: Arbetsplatsen}%s
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a: {date: 2026-10-06, time: 9-12, place: malmo}
              b: {date: 2026-10-06, time: 13-15, place: lund}%s
              c: {date: 2026-10-06, time: 15-16, place: teams}
              d: {date: 2026-10-07, time: 9-10, place: malmo}
              e: {date: 2026-10-07, time: 10.15-11, place: malmo-2}
              f: {date: 2026-10-07, time: 13-15, place: lund}
              g: {date: 2026-10-08, time: 9-12, place: lund}
              h: {date: 2026-10-08, time: 13-15, place: malmo}
"""


def test_the_way_to_another_town_is_said(assert_findings, helps):
    found = "\n              # warning: ada has 1 h to get from Sal Möllan (Exempelgatan 1, 211 20 Malmö) to Lundasalen"
    assert_findings(way_between_towns_unsaid, PLAN % ("", found))
    assert helps(way_between_towns_unsaid, PLAN % ("", found)) == [
        "write under `travel` how long it takes: `malmo: {lund: 45min}`"
    ]


def test_when_it_is_said_others_see_whether_there_is_time(assert_findings):
    assert_findings(way_between_towns_unsaid, PLAN % ("\n        travel: {lund: {malmo: 30min}}", ""))
