"""Names of persons: how they are recognised in prose, one file a language or step."""
