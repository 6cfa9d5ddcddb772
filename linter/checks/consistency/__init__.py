"""Consistency: one thing written in two ways. Names of persons are the business of the checks of names."""
