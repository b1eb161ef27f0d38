"""Proposals of people and dates: a model compiled from the same demands as the checks."""
