"""A server is asked past every proxy, within a time, and whatever it answers becomes a value or one clear sentence."""

from __future__ import annotations

import json
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from linter.languagetool.client import Client, SlowError, base_of, is_loopback, shown, version_at
from linter.languagetool.model import LanguageToolError, Question

AGREEMENT = Question(rules=frozenset({"HE_VERB_AGR"}))
LANGUAGES = [{"code": "en", "longCode": "en-US"}]
INFO = {"software": {"name": "LanguageTool", "version": "6.8"}}
ANSWERS = {  # of a server that is not quite right, to /v2/check
    "a page": (200, b"<html><body><h1>It works!</h1></body></html>", "LanguageToolError, It works!"),
    "an error": (500, b"Error: Internal Error", "Internal Error"),
    "another form": (200, b'{"answer": 42}', "KeyError"),
    "a list": (200, b"[1, 2]", "TypeError"),
    "bytes": (200, b"\xff\xfe\xff", "cannot be understood"),
    "half of it": (200, b'{"warnings": {"incompleteResults": true}, "matches": []}', "before the end of the text"),
    "too many": (426, b"slow down", "rate limit"),
}


def match(offset: int, length: int) -> dict:
    return {
        "message": "m", "replacements": [], "offset": offset, "length": length, "sentence": "",
        "context": {"text": "", "offset": 0, "length": 0},
        "rule": {"id": "R", "issueType": "x", "category": {"id": "C"}},
    }  # fmt: skip


@pytest.fixture
def serving():
    """Starts servers that answer by path: a status and bytes, or a value for JSON."""
    servers = []

    def serve(answers: dict, *, seconds: float = 0) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                time.sleep(seconds if self.path.endswith("check") else 0)
                answer = answers.get(self.path, (404, b"no such page"))
                status, body = answer if isinstance(answer, tuple) else (200, json.dumps(answer).encode())
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815  http.server looks for it

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_answers_of_the_real_server(running):
    assert version_at(running)[0].isdigit()
    alert, *more = Client(running, AGREEMENT, 120).ask("He go home, and teh boat goes.")
    assert (alert.start, alert.end, alert.rule, alert.category) == (3, 5, "HE_VERB_AGR", "GRAMMAR")
    assert "goes" in alert.replacements
    assert not more


def test_the_question_chooses_rules_and_spelling(running):
    text = "He go home, and teh colour is red."
    american = Client(running, Question(spelling=True), 120).ask(text)
    assert [text[a.start : a.end] for a in american] == ["teh", "colour"]
    assert all(len(a.replacements) <= 5 for a in american)
    british = Client(running, Question("en-GB", spelling=True), 120).ask(text)
    assert [text[a.start : a.end] for a in british] == ["teh"]
    everything = Client(running, Question(everything=True), 120).ask(text)
    assert [a.rule for a in everything] == ["HE_VERB_AGR"]


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_no_proxy_ever_sees_a_text_for_this_machine(serving, monkeypatch, variable):
    base = serving({"/v2/info": INFO, "/v2/languages": LANGUAGES, "/v2/check": {"matches": [match(3, 2)]}})
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        assert version_at(base) == "6.8"
        assert [alert.start for alert in Client(base, AGREEMENT, 10).ask("He go.")] == [3]
        proxy.settimeout(0.2)
        with pytest.raises(TimeoutError):  # nobody knocks
            proxy.accept()


def test_a_proxy_is_minded_for_other_machines(monkeypatch):
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)

        def refuse() -> None:
            line, _ = proxy.accept()
            asked.append(line.recv(1000))
            line.close()

        asked: list[bytes] = []
        Thread(target=refuse, daemon=True).start()
        with pytest.raises(LanguageToolError, match=r"no server answers at http://grammar\.invalid"):
            version_at("http://grammar.invalid/")
        assert asked[0].startswith(b"GET http://grammar.invalid/v2/info")


@pytest.mark.parametrize(("status", "body", "said"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_that_cannot_be_understood(serving, status, body, said):
    base = serving({"/v2/languages": LANGUAGES, "/v2/check": (status, body)})
    with pytest.raises(LanguageToolError, match=said) as caught:
        Client(base, AGREEMENT, 10).ask("He go.")
    assert "\n" not in str(caught.value)
    assert shown(base) in str(caught.value)


def test_places_that_the_text_does_not_have(serving):
    base = serving({"/v2/languages": LANGUAGES, "/v2/check": {"matches": [match(5, 9)]}})
    with pytest.raises(LanguageToolError, match="places that the text does not have"):
        Client(base, AGREEMENT, 10).ask("He go.")


def test_a_slow_server_is_not_waited_for_twice(serving):
    base = serving({"/v2/languages": LANGUAGES, "/v2/check": {"matches": []}}, seconds=3)
    client = Client(base, AGREEMENT, 0.4)
    started = time.monotonic()
    with pytest.raises(SlowError, match="did not answer in time"):
        client.ask("He go.")
    assert time.monotonic() - started < 2


def test_what_is_no_languagetool(serving):
    for base in (serving({}), serving({"/v2/info": {"software": {"name": "Other", "version": "1"}}})):
        with pytest.raises(LanguageToolError, match=rf"what answers at {shown(base)} is no LanguageTool .*status 404"):
            version_at(base)


def test_a_server_without_info_is_known_by_its_answers(serving):
    assert version_at(serving({"/v2/check": {**INFO, "matches": []}})) == "6.8"


def test_nobody_there():
    with pytest.raises(LanguageToolError, match="no server answers at http://127.0.0.1:9 .*refused.*--grammar-server"):
        version_at("http://127.0.0.1:9/")


def test_a_language_that_the_server_lacks(serving):
    base = serving({"/v2/languages": [{"code": "de", "longCode": "de-DE"}]})
    with pytest.raises(LanguageToolError, match="does not know this variant of English"):
        Client(base, AGREEMENT, 10)


def test_no_character_of_two_units_is_ever_sent(serving):
    client = Client(serving({"/v2/languages": LANGUAGES}), AGREEMENT, 10)
    for text in ("He \U0001f600 go.", "He \udc80 go."):
        with pytest.raises(ValueError, match="UTF-16"):
            client.ask(text)


@pytest.mark.parametrize(
    ("url", "base"),
    {
        "http://127.0.0.1:8081": "http://127.0.0.1:8081/",
        "https://lt.example/": "https://lt.example/",
        "https://lt.example/v2": "https://lt.example/",
        "https://lt.example/v2/check/": "https://lt.example/",
        " http://lt.example/grammar/v2/ ": "http://lt.example/grammar/",
        "http://[::1]:8081/v2": "http://[::1]:8081/",
    }.items(),
)
def test_addresses(url, base):
    assert base_of(url) == base


@pytest.mark.parametrize("url", ["", "lt.example", "127.0.0.1:8081", "ftp://lt.example", "http://", "http://h:99999"])
def test_what_is_no_address(url):
    with pytest.raises(
        LanguageToolError, match="is no address of a LanguageTool server.*such as http://127.0.0.1:8081"
    ):
        base_of(url)


def test_no_password_is_shown():
    assert shown("https://me:secret@lt.example/x/") == "https://lt.example/x"


def test_this_machine():
    ours = ("http://localhost:1/", "http://127.0.0.2/", "http://[::1]:8/")
    assert all(map(is_loopback, ours))
    assert not any(map(is_loopback, ("http://lt.example/", "http://10.0.0.1/", "http://localhost.example/")))
