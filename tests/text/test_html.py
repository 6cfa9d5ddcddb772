"""HTML: each construct, its mask and its kind."""

from __future__ import annotations

import pytest

from tests.text.marks import runs_of, segments_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>a <b>word</b>, and <i class='x'>more</i>.</p>", "a word, and more."),
        ("<p>word <b>word</b></p>", "word word"),
        ("<p>un<em>believ</em>able", "unbelievable"),
        ("<p title='no > end' data-x=\"a > b\">Text", "Text"),
        ("<a href=http://a.example/x>link</a>, then", "link, then"),
        ("the <code>x < y</code>, which", "the @, which"),
        ("an <img src=x alt='y'>, and <svg><path d='1'/></svg>.", "an @, and @."),
        ("a<script>var x = '<p>';</script>, b<!-- c -- > -->, d<style>e</style>.", "a, b, d."),
        ("Caf&eacute;s &amp; bars&#8217; A&nbsp;B&mdash;C&hellip;", "Cafés & bars’ A B—C…"),
        ("AT&T, R&D, &nope; & &amp", "AT&T, R&D, &nope; & &amp"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
        ("an <i don't>unclosed quote</i>, x", "an unclosed quote, x"),
        ("<?xml version='1.0'?><!DOCTYPE html>x", "x"),
        ("see <a>http://a.example/b</a>, x", "see @, x"),
        ("un&shy;believable", "un\u00adbelievable"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_inline_markup_vanishes(text, shown):
    assert runs_of(text, "html") == [shown]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<title>T</title><h2>A <b>b</b></h2><p>c", ["heading: T", "heading: A ~~~b", "paragraph: c"]),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", ["item: a", "item: b", "item: c", "item: d", "paragraph: e"]),
        ("<li><p>a</p>b</li>c", ["item: a", "item: b", "paragraph: c"]),
        ("<table><tr><th>a</th><td>b<td>c</tr></table>d", ["cell: a", "cell: b", "cell: c", "paragraph: d"]),
        ("a<br>b<br/>c<hr>d", ["paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"]),
        ("<p>a\nb</p>\n\n<div>c\n\nd</div>", ["paragraph: a\nb", "paragraph: c", "paragraph: d"]),
        ("<p>a\n<!-- c -->\nb<b>\n\n</b>c", ["paragraph: a\n~~~~~~~~~~\nb", "paragraph: c"]),
        ("a<pre>code\n  x</pre>b<textarea>c</textarea>", ["paragraph: a", "paragraph: b"]),
        ("<SCRIPT>x</SCRIPT >a<template><p>t</p></template>", ["paragraph: a"]),
        ("a <a\nhref='x\ny'>b</a> c", ["paragraph: a ~~\n~~~~~~~\n~~~b~~~~ c"]),
        ("<pre>unclosed", ["paragraph: unclosed"]),
        ("<script>unclosed <p>x", []),
        ("x <!-- unclosed", ["paragraph: x <!-- unclosed"]),
        ("<p><code>only</code></p><p><img></p>", []),
        ("caf&eacute; b&nbsp;c &rsquo;", ["paragraph: café+++++++ b ~~~~~c ’"]),
    ],
)
def test_blocks_are_segments_at_their_places(text, expected, end):
    assert segments_of(text.replace("\n", end), "html") == [shown.replace("\n", end) for shown in expected]
