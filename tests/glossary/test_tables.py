"""A user's glossary as a table: what people write, and what is refused."""

from __future__ import annotations

import codecs

import pytest

from linter.errors import GlossaryError
from linter.glossary.reading import concepts_of, read_glossary


def read(text: str | bytes):
    return concepts_of(text if isinstance(text, bytes) else text.encode(), "terms.csv")


def pairs(text: str | bytes):
    return [(concept.forbidden, concept.preferred) for concept in read(text)]


PAIR = [(("compact responsibility",), ("hold to account",))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("names", ["forbidden,preferred", "Wrong,Right", "AVOID,USE", "Do not use,Use instead",
                                   "source error,correct", "禁用,推荐", '"Forbidden term",Preferred term'])  # fmt: skip
def test_what_people_call_the_columns(delimiter, end, names):
    assert pairs(f"{names}{end}compact responsibility,hold to account{end}".replace(",", delimiter)) == PAIR


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-32"),
    ],
)
def test_what_spreadsheets_write(encode):
    text = "forbidden\tpreferred\r\ncompact responsibility\thold to account\r\n"
    assert pairs(encode(text)) == PAIR


def test_cells_hold_several_terms_and_line_ends():
    assert pairs('forbidden,preferred\n"a1 | b1|c1\nd1","x, y"\n') == [(("a1", "b1", "c1", "d1"), ("x, y",))]


def test_two_columns_of_one_kind_and_others_beside():
    (concept,) = read("Nr,wrong,avoid,owner,right\n7,a1,b1,Ann,c1\n")
    assert (concept.forbidden, concept.preferred, concept.id) == (("a1", "b1"), ("c1",), "")


def test_every_column():
    (concept,) = read(
        "id,language,source,forbidden,preferred,means,severity,case,pos,note\n"
        "USR042,zh,压实责任 | 压紧责任,compact responsibility,hold to account,leave no way out,Error,exact,verb,as agreed\n"
    )
    assert concept.id == "USR042"
    assert (concept.language, concept.sources) == ("zh", ("压实责任", "压紧责任"))
    assert (concept.severity, concept.exact, concept.part) == ("error", True, "verb")
    assert (concept.means, concept.note, concept.line) == ("leave no way out", "as agreed", 2)


def test_rows_without_a_forbidden_term_are_passed_over():
    assert pairs("source,forbidden,preferred\n压实责任,,hold to account\n\n,,\nx,a1,\n") == [(("a1",), ())]
    assert read("forbidden,preferred\n") == ()
    assert read("forbidden\n") == ()


def test_the_line_that_excel_puts_first():
    (concept,) = read("sep=;\nwrong;right\na1;b1\n")
    assert (concept.forbidden, concept.line) == (("a1",), 3)


def test_lines_are_those_of_the_file():
    text = 'forbidden,note\n\na1,"two\nlines"\nb1,x\n'
    assert [concept.line for concept in read(text)] == [3, 5]


def test_a_term_is_taken_without_what_cannot_be_seen():
    assert pairs("forbidden,preferred\n a1\u200b \u00a0 b1 ,'=c1\n") == [(("a1 b1",), ("=c1",))]


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("a,b\nx,y\n", 1, "column of forbidden terms, such as `forbidden,preferred`; it says “a”, “b”"),
        ("utilize\n", 1, "it says “utilize”"),
        ("forbidden,severity\na1,grave\n", 2, "severity “grave” is unknown; known: error, info, warning"),
        ("forbidden,severity\na1,warnin\n", 2, "did you mean “warning”?"),
        ("forbidden,case\nb1,exact\na1,perhaps\n", 3, "case “perhaps” is unknown"),
        ("forbidden,preferred\n---,x\n", 2, "“---” is no term"),
        ("forbidden\n" + "word " * 21 + "\n", 2, "too long for a term"),
        ('forbidden\na1\n"b1\nc1\n', 3, "nothing closes it"),
        ('forbidden\na1\n"b1"c1\n', 3, "write a mark inside a cell twice"),
        ('sep="\nforbidden\n', 1, "cannot part cells"),
        (b"forbidden\na1\n\xff\n", 3, "not UTF-8; save it as UTF-8"),
        (b"forbidden\na1\nx\0y\n", 3, "a NUL character"),
        (b"PK\x03\x04\x14\x00", None, "save the sheet as “CSV UTF-8”"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", None, "export it as CSV or TBX"),
        (b"%PDF-1.7", None, "this is a PDF"),
    ],
)
def test_what_is_refused_and_where(text, line, complaint):
    with pytest.raises(GlossaryError) as caught:
        read(text)
    assert complaint in caught.value.message
    assert (caught.value.file, caught.value.line) == ("terms.csv", line)


@pytest.mark.parametrize(
    ("name", "complaint"), [("none.csv", "No such file"), (".", "not a regular file"), ("a\0b", "no name")]
)
def test_a_file_that_cannot_be_read(tmp_path, monkeypatch, name, complaint):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GlossaryError, match=complaint):
        read_glossary(name)
