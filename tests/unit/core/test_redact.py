"""No secret gets through, however it is spelled."""

import base64
import html
import json
import logging
import re
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator_clients._core.known import MOST_PASSING
from orchestrator_clients._core.redact import (
    CHATTY_LOGGERS,
    HIDDEN,
    Redactor,
    in_call,
    quiet_libraries,
    safe_url,
    signed_parts,
)

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
        html.escape(secret),
        html.escape(secret, quote=False),
        json.dumps(json.dumps(secret)[1:-1])[1:-1],
        json.dumps(secret)[1:-1].replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"),
        re.sub("%..", lambda found: found[0].lower(), quote(secret, safe="")),
        quote(quote(secret, safe=""), safe=""),
        quote(quote_plus(secret), safe=""),
        html.escape(secret).replace("&#x27;", "&apos;"),
        html.escape(secret).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
        base64.urlsafe_b64encode(secret.encode()).decode().rstrip("="),
    )
    for spelling in spellings:
        shown = redactor.text(f"{before}{spelling}{after}")
        assert spelling not in shown or spelling in before + HIDDEN + after


WRITERS: dict[str, Callable[[str], str]] = {
    "url": lambda text: quote(text, safe=""),
    "form": quote_plus,
    "json": lambda text: json.dumps(text)[1:-1],
    "json with slashes": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "json for browsers": lambda text: "".join(
        f"\\u{ord(c):04X}" if c in "&<>'/" else c for c in json.dumps(text)[1:-1]
    ),
    "html": html.escape,
    "xml": lambda text: "".join(f"&#{ord(c)};" if c in "&<>'\"" else c for c in text),
    "hexadecimal": lambda text: "".join(f"&#X{ord(c):X};" if c in "&<>'\"" else c for c in text),
}
"""How programs write a text within another."""

AWKWARD = st.text(st.sampled_from("abc/+=&<>'\" \u00f6\U0001f511"), max_size=30).map("abcd".__add__)


@given(AWKWARD, st.lists(st.sampled_from(sorted(WRITERS)), min_size=1, max_size=3), surroundings)
@example("abc/x\\y'\U0001f511", ["json with slashes", "html", "url"], "")
def test_a_known_secret_is_hidden_in_escapes_within_one_another(secret: str, ways: list[str], around: str) -> None:
    told = secret
    for way in ways:
        told = WRITERS[way](told)
    around = around.replace("%", "").replace("&", "").replace("\\", "")  # which would begin an escape
    shown = Redactor([secret]).text(f"{around}|{told}|{around}")
    assert shown.count(HIDDEN) > around.count(HIDDEN) * 2
    assert told not in shown


def test_what_stands_around_a_hidden_secret_stays() -> None:
    redactor = Redactor(["p/w\u00f6"])
    told = "caf%C3%A9 p\\/w&#246; %2541 p%2Fw%C3%B6, &lt;p&#x2f;w\\u00f6&gt;"
    assert redactor.text(told) == f"caf%C3%A9 {HIDDEN} %2541 {HIDDEN}, &lt;{HIDDEN}&gt;"


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
        r'{"message": "{\"password\": \"SEC\\\"RET SECRET\", \"x\": 1}"}',
        "Parameters: {&quot;password&quot;=&gt;&quot;SECRET and more SECRET&quot;}",
        '{"password": "SECRET and cut of',
        "next=%2Fa%3Fpassword%3DSECRET%26x%3D1",
        "%22ATM3_SECRET%22",
        "arn:aws:x:token=SECRET",
        "arn:aws:s3:::bucket?X-Amz-Signature=SECRET",
        "Basic SECRETword",
        "Authorization: Bearer SECRET",
        "authorization: bearer SECRET",
        "Token : 'SECRET",
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
        "Basic authentication is required",
        "Bearer token expired",
        "certificate verify failed: Basic Constraints of CA cert not marked critical",
        'WWW-Authenticate: Bearer realm="x", error="invalid"',
        "is not authorized to perform: secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:1:secret:db-AbC",
        "ExpiredTokenException: The security token included in the request is expired",
        "ExpiredToken: The provided token has expired.",
        "com.vmware.TokenExpiredException: JWT expired",
        "InvalidSignatureException: Signature expired: 2026 is now earlier than 2027",
        '{"token": null, "password":null, "secret": None}',
        "password=None and token=false",
        "{token: missing}",
    ],
)
def test_plain_words_stay(text: str) -> None:
    assert Redactor(["hunter22"]).text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "arn:", "arn:arn:=", "arn:a:b/", "arn:a=", "token=arn:",
        "token", "a", "-", '"', "token='", 'token=\\"', "arn:aws:", "password&quot;:&quot;", "Basic ", "\\", "a://", "%3D",
    ],
)  # fmt: skip
def test_a_long_text_takes_no_more_than_its_length(text: str) -> None:
    # With a pattern that takes the square of the length this would not end today.
    for long in (text * (500_000 // len(text)), "http://" + text * 100_000, "token:" + text * 100_000):
        assert "hunter22" not in Redactor(["hunter22"]).text(f"{long} hunter22")


@given(secrets, st.integers(0, 60))
def test_no_first_part_of_a_secret_is_left_where_a_text_is_cut(secret: str, before: int) -> None:
    marked = f"<~{secret}~>"
    shown = Redactor([marked]).beginning("." * before + marked * 9, 40)
    assert "<~" not in shown
    assert "~>" not in shown
    assert len(shown) <= 40


def test_the_beginning_of_a_plain_text_is_as_long_as_asked_for() -> None:
    assert Redactor(["hunter22"]).beginning("plain words " * 50, 100) == ("plain words " * 50)[:100]


@pytest.mark.parametrize(
    "text", ["Authorization: Bearer hushhush", "authorization: bearer hushhush", "token=Basic hushhush"]
)
def test_after_a_name_a_scheme_is_no_prose(text: str) -> None:
    assert "hushhush" not in Redactor().text(text)


def test_values_of_json_are_hidden_however_deep() -> None:
    found = Redactor(["hunter22"]).value({"a hunter22": [("is hunter22", 1, None)], "b": {"c": "password=x9"}})
    assert found == {f"a {HIDDEN}": [[f"is {HIDDEN}", 1, None]], "b": {"c": f"password={HIDDEN}"}}


def test_of_secrets_that_pass_by_the_last_are_remembered_and_those_of_the_caller_always() -> None:
    redactor = Redactor(["the-callers-own"])
    for number in range(MOST_PASSING + 1):
        redactor.add(f"passing-{number:04}-secret")
    shown = redactor.text(f"the-callers-own passing-0000-secret passing-0001-secret passing-{MOST_PASSING:04}-secret")
    assert shown == f"{HIDDEN} passing-0000-secret {HIDDEN} {HIDDEN}"


def test_the_parts_of_a_signed_link() -> None:
    signature = "c2lnbmF0dXJlIG9mIGEgbG9n" + "Zw=="
    query = f"sv=2026-01-01&sig={quote(signature, safe='')}"
    assert signed_parts(f"https://host/log?{query}") == [query, signature]
    assert signed_parts("https://host/log?part=2") == []


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
        ("http://host:secret/", "what is no URL"),
        ("http://[secret", "what is no URL"),
        ("https://u:p@host:8080/a/b?token=x#y", "https://host:8080/a/b"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
        ("http://[::1]:8080/a?b", "http://[::1]:8080/a"),
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


def test_a_warning_inside_our_calls_loses_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    quiet_libraries()
    logger = logging.getLogger("botocore.credentials")
    with in_call():
        try:
            raise RuntimeError("what a process said: SECRET")
        except RuntimeError:
            logger.warning("renewing failed: password=%s", "SECRET", exc_info=True)
    assert "SECRET" not in caplog.text
    assert f"renewing failed: password={HIDDEN}" in caplog.text


LONG = "a-secret-of-more-than-16-characters/+=="


@pytest.mark.parametrize("fold", ["\n", "\r\n", "\r\n ", "\n\t", "\\n", "\\r\\n"])
@pytest.mark.parametrize("column", [1, 4, 19])
def test_a_secret_that_goes_on_in_the_next_line_is_hidden(fold: str, column: int) -> None:
    encoded = base64.b64encode(LONG.encode()).decode().rstrip("=")
    for spelling in (LONG, encoded, quote(LONG, safe="")):
        folded = fold.join(spelling[at : at + column] for at in range(0, len(spelling), column))
        shown = Redactor([LONG]).text(f"first line{fold}x: {folded} after{fold}last")
        assert shown == f"first line{fold}x: {HIDDEN} after{fold}last"


def test_one_more_secret_costs_the_same_however_many_there_are() -> None:
    # With the patterns of all secrets made anew for each of them this would not end today.
    redactor = Redactor(["the-callers-own"])
    for number in range(10_000):
        redactor.add(f"{number:06}AQoDYXdz+/=")
        with redactor.hiding([f"{number:06}-link"]):
            pass
    assert redactor.text(f"{9_999:06}AQoDYXdz+/=") == HIDDEN
    assert len(redactor.known[-1]._passing) == MOST_PASSING
    assert not redactor.known[-1]._holders


def test_a_link_is_hidden_during_its_downloads_only() -> None:
    redactor = Redactor()
    with redactor.hiding(["the-signature"]):
        with redactor.hiding(["the-signature", "x"]):
            assert redactor.text("the-signature x") == f"{HIDDEN} x"
        assert redactor.text("the-signature") == HIDDEN
    assert redactor.text("the-signature") == "the-signature"


def test_of_a_link_with_hundreds_of_long_values_the_longest_are_looked_for() -> None:
    query = "&".join(f"p{number}={'v' * (24 + number)}" for number in range(300))
    parts = signed_parts(f"https://host/log?{query}")
    assert parts[0] == query
    assert [len(part) for part in parts[1:]] == list(range(323, 307, -1))


HELD = {
    '{"tokens": ["s3cret-1", "x s3cret"], "a": 1}': '{"tokens": ***, "a": 1}',
    '{"secret": {"value": "s3cret"}, "b": 2}': '{"secret": ***, "b": 2}',
    "'token' => ['s3cret": "'token' => ***",
    '<user><password type="string">my s3cret</password><b>x</b>': '<user><password type="string">***</password><b>x</b>',
    "<h1>Invalid token</h1>x": "<h1>Invalid token</h1>x",
    "<token></token>": "<token></token>",
    "<ExpiredTokenException>later</ExpiredTokenException>": "<ExpiredTokenException>later</ExpiredTokenException>",
}
"""What stands under the name of a secret, though nobody told us of it: lists, objects, elements of XML."""


@pytest.mark.parametrize(("text", "shown"), HELD.items())
def test_lists_objects_and_elements_with_the_name_of_a_secret_are_hidden(text: str, shown: str) -> None:
    assert Redactor().text(text) == shown


def test_a_field_of_json_with_the_name_of_a_secret_is_hidden_whatever_it_holds() -> None:
    held = {"password": "plain", "token": ["plain"], "secret": {"value": "plain"}, "n": 1, "token_wanted": True}
    shown = {"password": HIDDEN, "token": HIDDEN, "secret": HIDDEN, "n": 1, "token_wanted": True}
    assert Redactor().value({"errors": [held], "cookie": None}) == {"errors": [shown], "cookie": None}
