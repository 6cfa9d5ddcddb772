"""Words and phrases written twice: in a row, across a comma, linked by a small word, as a loop, as a doublet.

All checks read the repeats of the document (`linter.text.repeats`), which are found once; each decides for its
own kind which of them no careful writer means.
"""
