"""The JSON format: its schema, and edits that give what --apply gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.rules import RULES

SOURCES = {
    "a.py": "from flask import abort\n\nx = '\u00e9', abort(404)\nabort(299)\nabort(410)\n",
    "x/crlf.py": "import os\r\nfrom flask import abort\r\n\r\nabort(404)\r\n\r\nabort(403)",
    "x/drf.py": (
        '"""Doc."""\nfrom rest_framework import serializers, status\n'
        "from rest_framework.response import Response\n\n\ndef f(r):\n"
        "    if r.status_code == 200:\n        return Response(status=201)\n"
        "    return Response(status=status.HTTP_200_OK)\n"
    ),
    "shadow.py": "from flask import abort\n\nHTTPStatus = 3\nhttp = 4\nabort(404)\n",
    "bad.py": "abort(404\n",
}
FINDING = {
    "path": str, "line": int, "column": int, "end_line": int, "end_column": int, "code": str,
    "status": (int, type(None)), "message": str, "fix": (dict, type(None)),
    "refused": (str, type(None)),
}  # fmt: skip
FIX = {"replacement": str, "safe": bool, "edits": list}
EDIT = {"line": int, "column": int, "end_line": int, "end_column": int, "text": str}


def report(done: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(done.out)
    return document


def assert_shape(value: dict[str, Any], shape: dict[str, Any]) -> None:
    assert list(value) == list(shape)
    for key, kind in shape.items():
        assert isinstance(value[key], kind), (key, value[key])
        assert kind is not int or not isinstance(value[key], bool)


def test_schema(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write(SOURCES)
    done = statusfix("--format", "json")
    assert done.status == 2
    assert done.err == ""
    document = report(done)
    assert list(document) == ["version", "findings", "errors"]
    assert document["version"] == 1
    (error,) = document["errors"]
    assert list(error) == ["path", "message"]
    assert error["path"] == "./bad.py"
    codes = {rule.code for rule in RULES}
    for finding in document["findings"]:
        assert_shape(finding, FINDING)
        assert finding["code"] in codes
        assert (finding["line"], finding["column"]) < (finding["end_line"], finding["end_column"])
        assert finding["fix"] is None or finding["refused"] is None
        if finding["fix"] is not None:
            assert_shape(finding["fix"], FIX)
            assert finding["fix"]["edits"]
            for edit in finding["fix"]["edits"]:
                assert_shape(edit, EDIT)
    assert len(document["findings"]) == 8
    text = statusfix().lines
    assert text == sorted(
        f"{one['path']}:{one['line']}:{one['column']}: {one['code']} {one['message']}"
        + (f" [no fix: {one['refused']}]" if one["refused"] else "")
        for one in document["findings"]
    )


def test_a_finding(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"a.py": SOURCES["a.py"]})
    first, unknown, _ = report(statusfix("--format=json"))["findings"]
    assert first == {
        "path": "./a.py",
        "line": 3,
        "column": 17,
        "end_line": 3,
        "end_column": 20,
        "code": "HSC001",
        "status": 404,
        "message": first["message"],
        "fix": {
            "replacement": "HTTPStatus.NOT_FOUND",
            "safe": True,
            "edits": [
                {
                    "line": 1,
                    "column": 1,
                    "end_line": 1,
                    "end_column": 1,
                    "text": "from http import HTTPStatus\n\n",
                },
                {
                    "line": 3,
                    "column": 17,
                    "end_line": 3,
                    "end_column": 20,
                    "text": "HTTPStatus.NOT_FOUND",
                },
            ],
        },
        "refused": None,
    }
    assert (unknown["code"], unknown["status"], unknown["fix"], unknown["refused"]) == (
        "HSC010", 299, None, None,
    )  # fmt: skip


def test_a_refusal(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"a.py": "from x import get\n\nif get().status_code is 404:\n    pass\n"})
    (finding,) = report(statusfix("--format", "json"))["findings"]
    assert finding["fix"] is None
    assert finding["refused"] == "`is` compares identity: write == first"


def applied(source: bytes, findings: list[dict[str, Any]], safe: bool = True) -> bytes:
    """Make the edits of a report by hand: each once, from the last to the first."""
    lines = source.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    edits = {
        (
            starts[edit["line"] - 1] + edit["column"] - 1,
            starts[edit["end_line"] - 1] + edit["end_column"] - 1,
            edit["text"].encode(),
        )
        for one in findings
        if one["fix"] is not None and one["fix"]["safe"] is safe
        for edit in one["fix"]["edits"]
    }
    for start, end, text in sorted(edits, reverse=True):
        source = source[:start] + text + source[end:]
    return source


@pytest.mark.parametrize("app", ["flask_shop", "django_library", "fastapi_parcels", ""])
def test_edits_by_hand_are_what_apply_does(
    app: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    apps = Path(__file__).resolve().parent.parent / "fixtures" / "apps" / app
    paths = [*apps.rglob("*.py"), *apps.rglob("pyproject.toml")] if app else []
    files = {str(path.relative_to(apps)): path.read_bytes() for path in paths} or SOURCES
    folder = write(files)
    findings = report(statusfix("--format", "json"))["findings"]
    before = {name: (folder / name).read_bytes() for name in files}
    expected = {
        name: applied(source, [one for one in findings if one["path"] == f"./{name}"])
        for name, source in before.items()
    }
    assert expected != before
    statusfix("--apply")
    after = {name: (folder / name).read_bytes() for name in files}
    assert after == expected


def test_json_after_apply(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"a.py": SOURCES["a.py"], "bad.py": SOURCES["bad.py"]})
    done = statusfix("--apply", "--format", "json")
    document = report(done)
    assert done.status == 2
    assert [(one["code"], one["line"]) for one in document["findings"]] == [("HSC010", 6)]
    assert [one["path"] for one in document["errors"]] == ["./bad.py"]
    assert done.err == ""


def test_json_of_standard_input(statusfix: Callable[..., Any]) -> None:
    source = SOURCES["a.py"].encode()
    done = statusfix("-", "--format", "json", "--stdin-filename", "y/z.py", stdin=source)
    findings = report(done)["findings"]
    assert {one["path"] for one in findings} == {"y/z.py"}
    fixed = statusfix("-", "--apply", "--format", "json", stdin=source)
    assert fixed.stdout == applied(source, findings)
    assert [one["code"] for one in json.loads(fixed.err)["findings"]] == ["HSC010"]


def test_json_of_nothing(statusfix: Callable[..., Any]) -> None:
    done = statusfix("--format", "json")
    assert done.status == 0
    assert report(done) == {"version": 1, "findings": [], "errors": []}
