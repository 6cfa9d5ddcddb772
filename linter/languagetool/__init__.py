"""LanguageTool, a grammar checker in Java, asked through language-tool-python where the user wants it.

    Document ──paragraphs──> Paragraph ──memory, else server──> Alert ──places──> Remark of the document

`find` looks for Java and LanguageTool, `install` fetches the latter (by `maven` where wanted), `server` runs it,
`client` is the only module that asks through language-tool-python, `paragraphs` cuts a document and keeps the offsets,
`memory` keeps answers between runs, and `adviser` puts these together for a run. What becomes of a remark is decided by
rules (`linter.checks.grammar`).
Nothing here is imported unless a run asks for grammar.
"""
