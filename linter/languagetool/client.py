"""Asks a running server: the only module that knows language-tool-python, and the form of an answer.

What goes to this machine goes past every proxy: requests, which language-tool-python uses, would send texts for
127.0.0.1 to the proxy that `HTTP_PROXY` or `ALL_PROXY` names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from linter.languagetool.blocks import ACROSS
from linter.languagetool.model import Alert, LanguageToolError

if TYPE_CHECKING:
    from linter.languagetool.model import Question

_SUGGESTED = 5
_GREETING = 10.0  # seconds for a server to say what it is
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
_PAGE = 150  # characters of what a server says that are worth repeating


class SlowError(LanguageToolError):
    """A server that did not answer in time."""


def base_of(url: str) -> str:
    """The address of a server as one base for its calls, ending in a slash, from what a user writes.

    Raises:
        LanguageToolError: it is no address of that kind.
    """
    try:
        parts = urlsplit(url.strip())
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        port_is_right = False
    if not port_is_right or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise LanguageToolError(
            f"“{url}” is no address of a LanguageTool server: it begins with http:// or https:// and names a host,"
            " such as http://127.0.0.1:8081"
        )
    path = re.sub(r"(?:/v2(?:/check)?)?/*$", "", parts.path.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc}{path}/"


def shown(base: str) -> str:
    """The address without user and password, for messages."""
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")


def is_loopback(base: str) -> bool:
    """Whether a server is on this machine."""
    from ipaddress import ip_address

    host = urlsplit(base).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def version_at(base: str) -> str:
    """The version of LanguageTool that a server runs, such as `6.8`.

    Raises:
        LanguageToolError: nothing answers there, or no LanguageTool.
    """
    import requests

    try:
        with requests.get(f"{base}v2/info", timeout=_GREETING, proxies=_proxies(base)) as answer:
            version = _version_in(answer)
        if not version:  # servers before 5.9 do not have it, and a gate may not let it pass
            asked = {"language": "en-US", "text": "Hello."}
            with requests.post(f"{base}v2/check", data=asked, timeout=_GREETING, proxies=_proxies(base)) as answer:
                version = _version_in(answer)
                status = answer.status_code
    except requests.RequestException as error:
        raise LanguageToolError(
            f"no server answers at {shown(base)} ({_reason(error)}): start it, correct --grammar-server, or leave it"
            " out to have one started"
        ) from error
    if not version:
        raise LanguageToolError(
            f"what answers at {shown(base)} is no LanguageTool (status {status}): correct --grammar-server, or leave"
            " it out to have one started"
        )
    return version


def _proxies(base: str) -> dict[str, str] | None:
    """No proxy for this machine, else those of the environment; new each time, for requests writes into it."""
    return {"http": "", "https": "", "all": ""} if is_loopback(base) else None  # None values would not hold


def _version_in(answer: Any) -> str:
    try:
        software = answer.json()["software"]
        return str(software["version"]) if software["name"] == "LanguageTool" else ""
    except (ValueError, LookupError, TypeError):
        return ""


class Client:
    """Asks one server one question about many texts; may be used by several threads at a time."""

    def __init__(self, base: str, question: Question, seconds: float) -> None:
        """Make ready to ask.

        Args:
            base: the address of the server, ending in a slash.
            question: what is asked about each text.
            seconds: for each request.

        Raises:
            LanguageToolError: the server does not answer, or does not know the language.
        """
        self._base = base
        try:
            self._tool = _tool(base, question.language, seconds)
        except Exception as error:
            raise self._failure(error) from error
        spelling = f"MORFOLOGIK_RULE_{question.language.upper().replace('-', '_')}"
        if question.everything:
            self._tool.disabled_rules = set(ACROSS) | (set() if question.spelling else {spelling})
        else:
            self._tool.enabled_rules = set(question.rules - ACROSS) | ({spelling} if question.spelling else set())
            self._tool.enabled_rules_only = True

    def ask(self, text: str) -> list[Alert]:
        """What is said of a text, in its order.

        Args:
            text: of characters that are one unit of UTF-16 each, so that places are the same in both.

        Raises:
            SlowError: no answer came in time.
            LanguageToolError: the server is gone, or answers what cannot be understood.
        """
        if _BEYOND_BMP.search(text):
            raise ValueError("a text for LanguageTool holds a character of two UTF-16 units")
        try:
            alerts = [_alert(match) for match in self._tool.check(text)]
        except Exception as error:
            raise self._failure(error) from error
        if any(alert.start < 0 or alert.end > len(text) for alert in alerts):
            raise LanguageToolError(f"the server at {shown(self._base)} speaks of places that the text does not have")
        return sorted(alert for alert in alerts if alert.start < alert.end)

    def _failure(self, error: Exception) -> LanguageToolError:
        """What went wrong in words for the user, whatever language-tool-python raised and however deep."""
        from requests import RequestException, Timeout

        causes = []
        cause: BaseException | None = error
        while cause is not None and cause not in causes:
            causes.append(cause)
            cause = cause.__cause__
        where = f"the server at {shown(self._base)}"
        if any(isinstance(cause, Timeout) for cause in causes):
            return SlowError(f"{where} did not answer in time")
        failed = next((cause for cause in causes if isinstance(cause, OSError)), None)
        if isinstance(failed, RequestException) and not isinstance(failed, ValueError):
            return LanguageToolError(f"{where} no longer answers ({_reason(failed)})")
        if "unsupported language" in str(error):
            return LanguageToolError(f"{where} does not know this variant of English: {error}")
        said = " ".join(re.sub(r"<[^>]*>", " ", str(error)).split())[:_PAGE] or "nothing"
        return LanguageToolError(f"{where} answered what cannot be understood: {type(error).__name__}, {said}")


def _tool(base: str, language: str, seconds: float) -> Any:
    """A client of language-tool-python that asks once, and not for longer than this."""
    from language_tool_python import LanguageTool

    class Patient(LanguageTool):
        """Bounded in time; the original waits five minutes, twice."""

        _TIMEOUT: Any = seconds

        def _query_server(self, url: str, params: Any = None, num_tries: int = 1, method: Any = "get") -> Any:
            answer = super()._query_server(url, params, min(num_tries, 1), method)
            if isinstance(answer, dict) and answer.get("warnings", {}).get("incompleteResults"):
                raise ValueError("the server gave up before the end of the text")
            return answer

    return Patient(language, remote_server=base, proxies=_proxies(base))


def _alert(match: Any) -> Alert:
    replacements = tuple(str(text) for text in match.replacements[:_SUGGESTED])
    end = match.offset + match.error_length
    return Alert(match.offset, end, match.rule_id, match.category, match.message, replacements)


def _reason(error: BaseException) -> str:
    """The heart of what requests says, which wraps one message in another."""
    from requests import Timeout

    if isinstance(error, Timeout):
        return "no answer in time"
    said = str(error)
    for words in ("Connection refused", "Name or service not known", "getaddrinfo failed", "certificate verify failed",
                  "Connection reset", "Remote end closed connection", "Tunnel connection failed"):  # fmt: skip
        if words in said:
            return words[0].lower() + words[1:]
    return f"{type(error).__name__}: {said}"[:_PAGE]
