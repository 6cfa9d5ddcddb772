"""Markdown: each construct, its mask and its kind."""

from __future__ import annotations

import pytest

from linter.text.formats import mask
from tests.text.marks import runs_of, segments_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold**, then", "bold, then"),
        ("_a_ *b* ***c*** __d__ ~~e~~.", "a b c d e."),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("un**believ**able", "unbelievable"),
        ("word **word** here", "word word here"),
        ('[link](http://a.example "The title"), then', "link, then"),
        ("[*link* text][r], [r] and [x].\n\n[r]: /url 'title'", "link text, r and [x]."),
        ("the `x, y`, which", "the @, which"),
        ("`` a ` b `` c", "@ c"),
        ("a `unclosed, b", "a `unclosed, b"),
        ("an ![alt text](a.png), and", "an @, and"),
        ("see <http://a.example/b>, or <me@a.example>.", "see @, or @."),
        ("see http://a.example/b_c_d, or", "see @, or"),
        ("so $x_1 + y$, and \\(y_1\\), and $$z$$.", "so @, and @, and @."),
        ("from $5 to $10, or US$5 and 6 $ or $7-$8", "from $5 to $10, or US$5 and 6 $ or $7-$8"),
        ("escaped \\*stars\\* and \\[1\\] (x\\)", "escaped *stars* and [1] (x)"),
        ("caf&eacute; &amp; bar&nbsp;x, AT&T &nope;", "café & bar x, AT&T &nope;"),
        ("a <b>word</b>, <!-- note -->and <code>x</code>, y", "a word, and @, y"),
        ("word[^1], next", "word, next"),
        ("1 \\< 2 and # 5", "1 < 2 and # 5"),
    ],
)
def test_inline_marks_vanish(text, shown):
    assert runs_of(text, "markdown")[0] == shown


@pytest.mark.parametrize("indent", ["", "   ", "> ", "- ", "  > ", "1. > "])
@pytest.mark.parametrize("fence", ["```", "~~~~", "```py"])
def test_fenced_code_is_masked_at_any_indent(indent, fence):
    rest = indent.replace("-", " ").replace("1.", "  ")
    text = (
        f"{indent}Before\n{rest}\n{rest}{fence}\n{rest}code here\n{rest}{fence[:4].rstrip('py')}\n{rest}\n{rest}After\n"
    )
    assert runs_of(text, "markdown") == ["Before", "After"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\n---\nBody", ["paragraph: Body"]),
        ("\ufeff+++\ntitle = 'x'\n+++\nBody", ["paragraph: Body"]),
        ("---\n\nBody\n\n---\nMore", ["paragraph: Body", "paragraph: More"]),
        (
            "# One #\n\nTwo\n===\n\n## *Three*\nFour",
            ["heading: One", "heading: Two", "heading: Three", "paragraph: Four"],
        ),
        ("- a\n- b\n  c\n\n  d\n\ne", ["item: a", "item: b\n  c", "item: d", "paragraph: e"]),
        ("1. [ ] todo\n2. [x] done", ["item: todo", "item: done"]),
        ("> a\n> b\n>\n>> c\nlazy", ["paragraph: a\n  b", "paragraph: c\nlazy"]),
        ("> - a\n>   b `x`\n>   > c", ["item: a\n    b @@@", "item: c"]),
        ("| a | *b* |\n|---|:-:|\n| `c` | d\\|e |\nf | g", ["cell: a", "cell: b", "cell: d~|e", "cell: f", "cell: g"]),
        ("> | a | a |\n> |--|--|\n> a | a", ["cell: a"] * 4),
        ("a\n\n$$\nx = y\n- z\n$$\n\nb", ["paragraph: a", "paragraph: b"]),
        ("a\n\n    code\n\nb", ["paragraph: a", "paragraph: b"]),
        ("a\n\n***\n\n[r]: http://a.b\n\n[^n]: The note.", ["paragraph: a", "paragraph: The note."]),
        ("<div>\nText <b>x</b>,\n</div>\n\nb", ["paragraph: Text ~~~x~~~~,", "paragraph: b"]),
        ("> <p>\n> in\n> </p>", ["paragraph: in"]),
        ("<!-- a\n\nb -->\n\nc", ["paragraph: c"]),
        ("hard\\\nbreak  \nend", ["paragraph: hard~\nbreak  \nend"]),
        ("> [!NOTE]\n> Mind this.", ["paragraph: Mind this."]),
        ("![only](an.png)\n\n`only code`", []),
        ("\u00a0\nfoo *x* y", ["paragraph: foo ~x~ y"]),
        ("- a\n\n\tb *c* d", ["item: a", "item: b ~c~ d"]),
        ("[a\nb](u\n'x y'), c", ["paragraph: a\nb~~~\n~~~~~~, c"]),
        ("a\0b *c* d", ["paragraph: a\0b ~c~ d"]),
    ],
)
def test_blocks_are_segments_at_their_places(text, expected, end):
    assert segments_of(text.replace("\n", end), "markdown") == [shown.replace("\n", end) for shown in expected]


def test_lone_surrogates_in_a_target_are_survived():
    assert segments_of("[a](\udc80\ud800 '\udc81'), *b*", "markdown") == ["paragraph: a~~~~~~~~~, ~b"]


def test_too_many_brackets_are_not_parsed():
    text = "**x** " + "[" * 40_000
    assert mask(text, "markdown").prose == text
