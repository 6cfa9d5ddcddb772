"""Term bases in TBX: the dialects that tools write, and files that mean harm."""

from __future__ import annotations

import time

import pytest

from linter.errors import GlossaryError
from linter.glossary.reading import concepts_of

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><descripGrp><descrip type="definition">to leave <hi>nobody</hi> a way out</descrip></descripGrp>
<note>as agreed</note>
<langSec xml:lang="zh"><termSec><term>压实责任</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>compact responsibility</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><termNote type="partOfSpeech">verb</termNote>
</termSec><termSec><term>hold to account</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
</body></text></tbx>"""
DCT = """<?xml version="1.0"?><tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><descripGrp><basic:definition>to leave nobody a way out</basic:definition></descripGrp>
<note>as agreed</note><langSec xml:lang="zh"><termSec><term>压实责任</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>compact responsibility</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
<min:partOfSpeech>verb</min:partOfSpeech></termSec>
<termSec><term>hold to account</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version='1.0'?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">
<descripGrp><descrip type="definition">to leave nobody a way out</descrip></descripGrp><note>as agreed</note>
<langSet xml:lang="zh"><ntig><termGrp><term>压实责任</term></termGrp></ntig></langSet>
<langSet xml:lang="EN"><ntig><termGrp><term>compact responsibility</term>
<termNote type="administrativeStatus">deprecated</termNote><termNote type="partOfSpeech">verb</termNote></termGrp></ntig>
<tig><term>hold to account</term></tig></langSet></termEntry></body></text></martif>"""
MIN = """<TBX dialect="TBX-Min"><body><entry id="1"><explanation>to leave nobody a way out</explanation>
<note>as agreed</note><langGroup xml:lang="zh"><termGroup><term>压实责任</term></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>compact responsibility</term><partOfSpeech>verb</partOfSpeech>
<termStatus>notRecommended</termStatus></termGroup>
<termGroup><term>hold to account</term><termStatus>preferred</termStatus></termGroup></langGroup></entry></body></TBX>"""


def read(text: str | bytes):
    return concepts_of(text if isinstance(text, bytes) else text.encode(), "base.tbx")


@pytest.mark.parametrize("text", [DCA, DCT, MARTIF, MIN], ids=["dca", "dct", "martif", "min"])
def test_every_dialect_says_the_same(text):
    (concept,) = read(text)
    assert (concept.language, concept.sources) == ("zh", ("压实责任",))
    assert (concept.forbidden, concept.preferred) == (("compact responsibility",), ("hold to account",))
    assert (concept.means, concept.note, concept.part) == ("to leave nobody a way out", "as agreed", "verb")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding):
    text = DCA.replace("UTF-8", "GB18030" if encoding == "gb18030" else encoding.removesuffix("-sig").upper())
    assert read(text.encode(encoding))[0].sources == ("压实责任",)


@pytest.mark.parametrize(
    "status", ["deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecatedTerm", "Deprecated", "forbidden", "obsolete",
               "notRecommended", "do not use", "deprecatedTermAdmnSts"])  # fmt: skip
def test_what_forbids(status):
    assert read(DCA.replace("deprecatedTerm-admn-sts", status))[0].forbidden == ("compact responsibility",)


@pytest.mark.parametrize("status", ["admittedTerm-admn-sts", "proposed", ""])
def test_what_does_not(status):
    with pytest.raises(GlossaryError, match="none of its 1 entries forbids an English term"):
        read(DCA.replace("deprecatedTerm-admn-sts", status))


def test_a_term_that_a_definition_mentions_is_none_of_the_entry():
    text = DCA.replace("<hi>nobody</hi>", "<term>nobody</term>")
    assert (read(text)[0].preferred, read(text)[0].forbidden) == (("hold to account",), ("compact responsibility",))


def test_an_empty_term_base_forbids_nothing():
    assert read("<martif><text><body/></text></martif>") == ()


def test_severity_and_case_stand_in_notes():
    (concept,) = read(DCA.replace("<note>as agreed</note>", "<note>severity: info</note><note>case: exact</note>"))
    assert (concept.severity, concept.exact, concept.note) == ("info", True, "")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        (f'<!DOCTYPE martif [<!ENTITY a0 "ha">{LAUGHS}]>\n<martif>&a11;</martif>', 1, "declares the entity “a0”"),
        ('<!DOCTYPE m [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><martif>&x;</martif>', 2, "declares the entity “x”"),
        ('<!DOCTYPE m [<!ENTITY % p SYSTEM "http://a.example/x.dtd"> %p;]><martif/>', 1, "declares the entity “p”"),
        ('<!DOCTYPE m SYSTEM "file:///etc/passwd">\n<martif>&x;</martif>', 2, "the entity “x” is not declared"),
        ("<martif>\n&nbsp;</martif>", 2, "an entity that XML does not know"),
        ("<html/>", 1, "the first element is <html>"),
        ("<martif>\n<a></b></martif>", 2, "not XML: mismatched tag"),
        ("<martif>", 1, "not XML: no element found"),
        ("<martif>" + "<a>" * 1000, 1, "more than 100 elements in one another"),
        (DCA.replace("compact responsibility", "…"), 6, "“…” is no term"),
    ],
)
def test_what_is_refused_and_where(text, line, complaint):
    started = time.process_time()
    with pytest.raises(GlossaryError) as caught:
        read(text)
    assert complaint in caught.value.message
    assert caught.value.line == line
    assert time.process_time() - started < 1
