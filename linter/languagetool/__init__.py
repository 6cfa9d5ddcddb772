"""LanguageTool, a grammar checker in Java, asked through language-tool-python where the user wants it.

    Document ──paragraphs──> Paragraph ──memory, else server──> Alert ──places──> Remark of the document

`find` looks for Java and LanguageTool, `install` fetches the latter (by `maven` where wanted), `server` runs it and
`guard` ends it with us. `client` is the only module that asks through language-tool-python, `turns` lets it ask two
things at a time, `source` is the server of a run, ours or the user's. `paragraphs` cuts a document and keeps the
offsets, `blocks` joins paragraphs, `memory` keeps answers between runs, and `adviser` puts these together for a run.
What becomes of a remark is decided by rules (`linter.checks.grammar`).
Nothing here is imported unless a run asks for grammar.
"""
