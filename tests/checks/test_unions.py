from introplan.checks.unions import papers_never_sent, union_dialogue_with_nobody


def test_a_dialogue_with_the_unions_is_with_one(assert_findings, helps):
    text = """
        organisations: {facket: {kind: union}, kommunen: {kind: municipality}}
        people: {ulla: {organisation: facket}, karin: {organisation: kommunen}}
        events:
          a:  # warning: a on 6 October 2026 (week 41) is a dialogue with the unions, and is held with nobody
            kind: union_dialogue
          b: {kind: union_dialogue, with: [facket]}
          c: {kind: union_dialogue, with: [karin, ulla]}
          d:
            kind: union_dialogue
            with: [karin]
            # warning: d on 6 October 2026 (week 41) is a dialogue with the unions, and karin belongs to none
          e:
            kind: union_dialogue
            with: [karin, kommunen]  # warning: e on 6 October 2026 (week 41) is a dialogue with the unions, and none of
          f: {kind: briefing}
        """
    assert_findings(union_dialogue_with_nobody, text)
    assert helps(union_dialogue_with_nobody, text)[0] == "write who is there: `with: [facket]`"


def test_the_papers_for_each_dialogue_are_sent_or_for_none(assert_findings):
    text = """
        events:
          a: {kind: union_dialogue, date: 2027-05-20}%s
          b: {kind: union_dialogue, date: 2027-11-18%s}
          c: {kind: union_dialogue, date: 2028-05-18}
          d: {kind: briefing, date: 2027-03-01}
        """
    assert_findings(papers_never_sent, text % ("", ""))
    found = "  # warning: nothing says when the papers for a on 20 May 2027 (week 20) were sent"
    assert_findings(papers_never_sent, text % (found, ", papers_sent: 2027-11-08"))
