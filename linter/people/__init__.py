"""The people of a folder."""
