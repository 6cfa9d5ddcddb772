"""Glossaries: which renderings are wrong, what they mean, and what to write.

The lexicon that ships with mtlint is read from its rules (`shipped`). A user's own file, a table or TBX, is read by
`reading` and becomes rules like any other (`rules`).
"""
