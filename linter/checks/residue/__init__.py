"""What a translation leaves behind that is no English: letters, signs, tags, and words of the tools."""
