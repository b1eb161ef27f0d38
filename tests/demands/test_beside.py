"""What is offered is listed by people as it is by days, whatever comes and goes."""

import pytest
from demands.small_plans import plan_from, small_plans
from hypothesis import given
from hypothesis import strategies as st

from introplan.demands.beside import Beside


@pytest.mark.long
@given(small_plans(), st.lists(st.tuples(st.booleans(), st.integers(0, 20)), max_size=12))
def test_whatever_is_offered_and_taken_back_stands_with_those_who_come(data, steps):
    plan = plan_from(data)
    every, there = plan.agenda.timed, []
    beside = Beside(plan)
    asked = [(each.person, day) for one in every for each in one.attendees for day in one.each_day]
    for is_offered, number in steps:
        if is_offered and every and every[number % len(every)] not in there:
            there.append(every[number % len(every)])
            beside.add(there[-1])
        elif there:
            beside.remove(there.pop(number % len(there)))
        for person, day in asked:
            attended = tuple(each for each in there if day in each.each_day and person in each.people())
            assert beside.of_person(person, day) == attended
