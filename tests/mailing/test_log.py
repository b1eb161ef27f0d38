"""The log of what has been sent, and what follows from it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from introplan.mailing.log import Handed, LetterStanding, LogStep, SendTurn, read_log, standings, turn_of

AT = datetime(2026, 11, 29, 9, tzinfo=UTC)
ADA = Handed("2", "ada", "letter", 1)
KEY = ("2", "ada", "letter")


def steps(*states, handed=ADA):
    return [LogStep(handed, AT + timedelta(seconds=number), state) for number, state in enumerate(states)]


def fate(*states):
    return standings(steps(*states))[KEY].fate


def test_a_line_of_the_log_has_ids_and_no_addresses():
    assert steps("handing")[0].line == (
        '{"release": "2", "person": "ada", "what": "letter", "try": 1, '
        '"at": "2026-11-29T09:00:00+00:00", "state": "handing"}\n'
    )


def test_one_answer_too_few_is_uncertain_unless_it_has_been_taken():
    assert fate("handing") == "uncertain"
    assert fate("handing", "sent") == "sent"
    assert fate("handing", "refused") == "refused"
    assert fate("handing", "handing", "refused") == "uncertain"
    assert fate("handing", "handing", "sent") == "sent"
    assert fate("handing", "later", "handing", "refused") == "refused"


def test_what_goes_on_keeps_its_moment_and_what_is_new_has_another():
    def turn(fate, **how):
        return turn_of(LetterStanding(1, AT, fate), **how)

    assert turn_of(None) == SendTurn(1)
    assert turn("sent") is None
    assert turn("uncertain") == turn("later") == SendTurn(1, AT)
    assert turn("refused") == SendTurn(2)
    assert turn("sent", again=True) == turn("uncertain", again=True) == SendTurn(2)


@given(st.permutations(steps("handing", "later", "handing", "sent") + steps("handing", handed=ADA._replace(attempt=2))))
def test_the_order_of_lines_does_not_matter(several):
    assert standings(several) == {KEY: LetterStanding(2, AT, "uncertain", reached=True)}


def test_what_is_written_is_read_and_a_torn_line_and_what_git_puts_in_are_left_out():
    several = steps("handing", "sent")
    text = "<<<<<<< HEAD\n" + several[0].line + "=======\n" + several[1].line + ">>>>>>> other\n"
    read = read_log(f'{text}{{"release": "2", "per'.encode())
    assert read.steps == tuple(several)
    assert (read.unread, read.whole) == ((), len(text.encode()))


def test_a_line_that_is_no_step_is_told_by_its_number():
    assert read_log(b'{"release": "2"}\n\nhej\n[]\n').unread == (1, 3, 4)


def test_an_invitation_keeps_its_number_and_may_have_arrived_by_an_earlier_attempt():
    invited = ADA._replace(what="request 1f0c")
    several = [LogStep(invited, AT, state, 3) for state in ("handing", "sent")]
    several += [LogStep(invited._replace(attempt=2), AT, state, 3) for state in ("handing", "refused")]
    read = read_log("".join(step.line for step in several).encode())
    assert read.steps == tuple(several)
    assert standings(read.steps) == {invited[:3]: LetterStanding(2, AT, "refused", 3, reached=True)}
    assert "sequence" not in LogStep(ADA, AT, "sent").line
