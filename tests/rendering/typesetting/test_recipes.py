from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from introplan.rendering.typesetting.recipes import recipe_of
from introplan.rendering.typesetting.typesetter import Typesetter

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


def test_only_what_a_print_reads_is_part_of_its_recipe():
    def recipe(**others: bytes) -> str:
        files = {"lib.typ": b'#import "look.typ": *', "look.typ": b"", "sheets.typ": b"", "logo.svg": b""}
        changed = {name.replace("_", "."): text for name, text in others.items()}
        return Typesetter((), {**files, **changed}, {}).recipe('#import "lib.typ": *')

    assert recipe(sheets_typ=b"other", wall_typ=b"new") == recipe()
    read = [recipe(lib_typ=b'#import "look.typ": a'), recipe(look_typ=b"other"), recipe(logo_svg=b"other")]
    assert len({recipe(), *read}) == 4
