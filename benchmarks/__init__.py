"""Measurements. Each prints its table; none takes part in the tests."""
