"""Checks of renderings word for word: phrases in their forms and orders, and slogans that count."""
