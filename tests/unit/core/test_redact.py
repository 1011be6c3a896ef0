"""No secret gets through, however it is spelled."""

import base64
import json
import logging
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._core.redact import CHATTY_LOGGERS, HIDDEN, Redactor, in_call, quiet_libraries, safe_url

secrets = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=4, max_size=40).filter(
    lambda s: s.strip("* ")
)
surroundings = st.text(max_size=40)


@given(secrets, surroundings, surroundings)
def test_a_known_secret_is_hidden_in_every_spelling(secret: str, before: str, after: str) -> None:
    redactor = Redactor([secret])
    spellings = (
        secret,
        quote(secret),
        quote(secret, safe=""),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        repr(secret)[1:-1],
    )
    for spelling in spellings:
        shown = redactor.text(f"{before}{spelling}{after}")
        assert spelling not in shown or spelling in before + HIDDEN + after


@given(secrets)
def test_a_known_secret_is_hidden_in_basic_credentials(secret: str) -> None:
    encoded = base64.b64encode(secret.encode()).decode()
    assert encoded.rstrip("=") not in Redactor([secret]).text(f"Authorization: x {encoded}")


@pytest.mark.parametrize(
    "text",
    [
        "GET /api?login=me&password=SECRET&x=1",
        "GET /api?login=me&api_key=SECRET",
        "?apikey=SECRET",
        "https://host/a.log?sig=SECRET&se=2026",
        "https://bucket/x?X-Amz-Signature=SECRET",
        "https://bucket/x?X-Amz-Security-Token=SECRET",
        "https://user:SECRET@host/path",
        '{"password": "SECRET", "x": 1}',
        "{'refresh_token': 'SECRET'}",
        '{"access_token":"SEC\\"RET SECRET"}',
        '{"client_secret" => "SECRET"}',
        "Authorization: Basic SECRET",
        "authorization: Bearer SECRET",
        "Authorization: AWS4-HMAC-SHA256 Credential=AK/SECRET, SignedHeaders=host;x, Signature=SECRET",
        "Cookie: aspera=SECRET",
        "Set-Cookie: session=SECRET; Path=/",
        "fasp://faspex@h:33001/x?token=ATM3_SECRET&cookie=aspera:SECRET",
        "the value ATM3_SECRET-more of a transfer",
        "Authentication-Token: ctok-SECRET",
        "x-api-key=SECRET",
    ],
)
def test_what_looks_like_a_credential_is_hidden(text: str) -> None:
    shown = Redactor().text(text)
    assert "SECRET" not in shown
    assert HIDDEN in shown


@pytest.mark.parametrize(
    "text",
    [
        "status 500 at /executions/1",
        "the token expired",
        "step 'Sign in' failed",
        "password rules apply",
        "a=b&c=d",
        "",
        "token: it is missing, or no text",
        "no cookie: log in first",
    ],
)
def test_plain_words_stay(text: str) -> None:
    assert Redactor(["hunter22"]).text(text) == text


def test_a_secret_within_a_longer_one_is_hidden_whole() -> None:
    assert Redactor(["abcd", "abcdefgh"]).text("<abcdefgh>") == f"<{HIDDEN}>"


def test_a_short_secret_is_not_searched_for() -> None:
    assert Redactor(["a"]).text("banana") == "banana"


def test_headers() -> None:
    shown = Redactor(["hunter22"]).headers(
        {"Authorization": "Custom abc", "X-Api-Key": "k", "Tenant": "t", "X": "is hunter22"}
    )
    assert shown == {"Authorization": HIDDEN, "X-Api-Key": HIDDEN, "Tenant": "t", "X": f"is {HIDDEN}"}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://u:p@host:8080/a/b?token=x#y", "https://host:8080/a/b"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
    ],
)
def test_safe_url(url: str, shown: str) -> None:
    assert safe_url(url) == shown


@pytest.mark.parametrize("name", CHATTY_LOGGERS)
def test_libraries_are_quiet_inside_our_calls_only(name: str, caplog: pytest.LogCaptureFixture) -> None:
    quiet_libraries()
    with caplog.at_level(logging.DEBUG, logger=name):
        with in_call():
            logging.getLogger(name).info("GET https://host/?password=%s", "SECRET")
            logging.getLogger(name).warning("a warning")
        logging.getLogger(name).info("somebody else's call")
    assert [record.getMessage() for record in caplog.records] == ["a warning", "somebody else's call"]
