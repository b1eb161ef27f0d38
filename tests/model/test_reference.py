"""The field reference is made from the models, and lies beside the programmes."""

from introplan.model.reference import field_reference


def test_the_field_reference_is_fresh(expected):
    expected("../../programmes/FIELDS.md", field_reference())
