"""The terminal's view of a status and of the table."""

from __future__ import annotations

import pytest

from statusfix import registry
from statusfix.report.codes import WIDTH, render_status, render_table


def test_a_status_in_full() -> None:
    text = render_status(405)
    assert text.startswith("""\
405 Method Not Allowed
======================
client error, standard, came with HTTP/1.1
RFC 9110 15.5.6

The method is known but this resource doesn't support it. The methods that it does
support have to stand in Allow.

What it demands
  must    have Allow                                 RFC 9110 15.5.6
  should  have content (not in answer to HEAD)       RFC 9110 15.5
  should  the method is known, but not allowed here  RFC 9110 9.1

Names
  http.HTTPStatus            METHOD_NOT_ALLOWED
""")
    assert "\n  django.http                HttpResponseNotAllowed\n" in text
    assert text.endswith("\n  pyramid.httpexceptions     HTTPMethodNotAllowed\n")


def test_names_show_their_versions() -> None:
    text = render_status(422)
    assert (
        "http.HTTPStatus         UNPROCESSABLE_CONTENT (from 3.13), UNPROCESSABLE_ENTITY\n" in text
    )
    assert "HTTP_422_UNPROCESSABLE_CONTENT (from 0.48.0),\n" in text
    assert "HTTP_422_UNPROCESSABLE_ENTITY (deprecated 0.48.0)\n" in text
    assert "requests.codes" in text
    assert "UNPROCESSABLE_ENTITY (from" not in text.split("falcon")[0]


def test_what_a_status_must_not_have() -> None:
    text = render_status(204)
    assert "  must not  have Content-Length     RFC 9110 8.6\n" in text
    assert "  must not  have content            RFC 9110 15.3.5\n" in text
    assert "should not  have Content-Type (unless it guides cache updates)" in render_status(304)


@pytest.mark.parametrize(
    "code, line",
    [
        (306, "redirection, reserved, came with HTTP/1.1"),
        (418, "client error, reserved, came with HTCPCP/1.0"),
        (421, "client error, standard, came with HTTP/2"),
        (429, "client error, standard, came as an extension"),
        (510, "server error, obsoleted, came as an extension"),
    ],
)
def test_where_a_status_comes_from(code: int, line: str) -> None:
    assert render_status(code).splitlines()[2] == line


def test_a_registered_code_with_another_use() -> None:
    text = render_status(451)
    assert "Used without registration as\n  Redirect  Microsoft Exchange ActiveSync" in text
    assert "451 Unavailable For Legal Reasons" in text


def test_an_unregistered_code_names_its_vendors() -> None:
    assert (
        render_status(499)
        == """\
499, not registered
===================
A client that doesn't know it treats it as 400 (RFC 9110 15).

Used without registration as
  Client Closed Request  nginx (logged, not normally sent)  vendor source
  Token Required         Esri ArcGIS Server                 secondary lists

Names
  requests.codes  client_closed_request
"""
    )


def test_a_vendor_code_outside_the_range() -> None:
    text = render_status(999)
    assert "No status code of HTTP: they go from 100 to 599" in text
    assert "LinkedIn" in text


@pytest.mark.parametrize(
    "code, message",
    [
        (299, "299 is not registered and nobody is known to use it; did you mean 300 Multiple"),
        (432, "did you mean 431 Request Header Fields Too Large?"),
        (0, "0 is no status code: they go from 100 to 599"),
        (4040, "4040 is no status code: they go from 100 to 599"),
        (-404, "-404 is no status code"),
    ],
)
def test_an_unknown_code_is_refused_with_help(code: int, message: str) -> None:
    with pytest.raises(LookupError) as refused:
        render_status(code)
    assert message in str(refused.value)


def test_the_table_lists_every_status_under_its_class() -> None:
    lines = render_table().splitlines()
    assert lines[0].split() == ["code", "phrase", "state", "HTTP", "specification"]
    assert [line for line in lines if line[1:3] == "xx"] == [
        "1xx informational",
        "2xx successful",
        "3xx redirection",
        "4xx client error",
        "5xx server error",
    ]
    listed = [int(line[:3]) for line in lines if line[:3].isdigit()]
    assert listed == [status.code for status in registry.all_statuses()]
    assert (
        "404   Not Found                        standard      1.0         RFC 9110 15.5.5" in lines
    )


def test_no_line_is_wider_than_a_terminal_or_ends_in_a_space() -> None:
    texts = [render_table()]
    for code in range(100, 1000):
        if registry.is_registered(code) or registry.vendors_of(code):
            texts.append(render_status(code))
    assert len(texts) > 140
    for text in texts:
        assert text.endswith("\n")
        for line in text.splitlines():
            assert len(line) <= WIDTH
            assert line == line.rstrip()
