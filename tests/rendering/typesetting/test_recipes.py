from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from introplan.rendering.typesetting.recipes import recipe_of

MADE_AT = datetime(2026, 11, 28, tzinfo=UTC)
files = st.dictionaries(st.sampled_from(["lib.typ", "look.typ", "logo.svg"]), st.binary(max_size=4))


@given(st.text(max_size=4), files, st.text(max_size=4), files)
def test_a_recipe_is_another_when_anything_that_is_read_is(one: str, of_one: dict, other: str, of_other: dict):
    same = (one, of_one) == (other, of_other)
    assert (recipe_of(one, of_one, MADE_AT) == recipe_of(other, of_other, MADE_AT)) == same


def test_a_recipe_is_another_at_another_time():
    recipes = {
        recipe_of("-", {}, MADE_AT),
        recipe_of("-", {}, MADE_AT + timedelta(seconds=1)),
    }
    assert len(recipes) == 2
