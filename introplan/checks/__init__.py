"""Checks on a whole plan: pure functions in a list that one can read."""
