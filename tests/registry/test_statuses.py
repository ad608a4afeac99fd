"""The status table says what the registry and the specifications say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

import pytest

from statusfix import registry
from statusfix.registry.statuses import STATUSES

# Every code that an old, widely copied status table names.
FOUNDING = (
    *(100, 101),
    *range(200, 207),
    *range(300, 309),
    *range(400, 419),
    *(421, 426, 428, 429, 431),
    *range(500, 508),
    511,
)
SPECIAL_STATES = {
    102: "deprecated",
    103: "experimental",
    104: "temporary",
    208: "experimental",
    305: "deprecated",
    306: "reserved",
    418: "reserved",
    506: "experimental",
    508: "experimental",
    510: "obsoleted",
}
# RFC 1945 defines these; nothing else came with HTTP/1.0.
HTTP_1_0 = {200, 201, 202, 204, 300, 301, 302, 304, 400, 401, 403, 404, 500, 501, 502, 503}
# Phrases that changed with RFC 9110, which CPython took over in 3.13.
CHANGED = {413, 414, 416, 422}


def test_the_table_has_every_assigned_code_in_order() -> None:
    codes = [row[0] for row in STATUSES]
    assert len(codes) == 64
    assert codes == sorted(set(codes))


def test_every_founding_code_is_registered() -> None:
    assert len(FOUNDING) == 51
    assert [code for code in FOUNDING if not registry.is_registered(code)] == []


@pytest.mark.parametrize("status", registry.all_statuses(), ids=lambda status: str(status.code))
def test_a_row_is_complete(status: registry.Status) -> None:
    assert status.phrase
    assert status.specification.startswith(("RFC ", "draft-"))
    assert bool(status.section) is status.specification.startswith("RFC ")
    assert status.explanation.endswith(".")
    assert "  " not in status.explanation
    assert "- " not in status.explanation
    assert status.http_version in ("1.0", "1.1", "2", "extension", "HTCPCP/1.0")
    assert status.state == SPECIAL_STATES.get(status.code, "standard")
    assert (status.http_version == "1.0") is (status.code in HTTP_1_0)


def test_phrases_that_old_tables_have_wrong() -> None:
    phrases = {status.code: status.phrase for status in registry.all_statuses()}
    assert phrases[101] == "Switching Protocols"
    assert phrases[300] == "Multiple Choices"
    assert phrases[306] == "(Unused)"
    assert phrases[413] == "Content Too Large"
    assert phrases[416] == "Range Not Satisfiable"
    assert phrases[418] == "I'm a Teapot"
    assert phrases[422] == "Unprocessable Content"
    assert phrases[506] == "Variant Also Negotiates"
    assert phrases[507] == "Insufficient Storage"


def test_references() -> None:
    references = {status.code: status.reference for status in registry.all_statuses()}
    assert references[404] == "RFC 9110 15.5.5"
    assert references[308] == "RFC 9110 15.4.9"
    assert references[429] == "RFC 6585 4"
    assert references[507] == "RFC 4918 11.5"
    assert references[104] == "draft-ietf-httpbis-resumable-upload"


def test_explanations_name_the_trap() -> None:
    assert "authentication" in _explanation(401)
    assert "permission" in _explanation(403)
    assert "transforming proxy" in _explanation(203)
    assert "RFC 7538" in _explanation(308)
    assert "Deprecated" in _explanation(305)


def _explanation(code: int) -> str:
    status = registry.find_status(code)
    assert status is not None
    return status.explanation


def test_find_status_and_is_registered() -> None:
    found = registry.find_status(404)
    assert found is not None
    assert (found.code, found.phrase, found.state) == (404, "Not Found", "standard")
    assert registry.is_registered(418)
    for code in (0, 99, 299, 419, 509, 600, 1000, -1):
        assert registry.find_status(code) is None
        assert not registry.is_registered(code)


@pytest.mark.parametrize(
    "code, name",
    [
        (100, "informational"),
        (199, "informational"),
        (200, "successful"),
        (308, "redirection"),
        (499, "client error"),
        (599, "server error"),
    ],
)
def test_class_of(code: int, name: str) -> None:
    assert registry.class_of(code) == name


@pytest.mark.parametrize("code", [-404, 0, 99, 600, 999])
def test_class_of_refuses_what_is_no_status_code(code: int) -> None:
    with pytest.raises(LookupError, match=f"{code} is no status code"):
        registry.class_of(code)


def test_http_status_of_this_python_agrees() -> None:
    _compare({member.name: (member.value, member.phrase) for member in HTTPStatus})


@pytest.mark.parametrize("version", ["3.10", "3.11", "3.12", "3.13"])
def test_http_status_of_every_python_agrees(version: str) -> None:
    program = (
        "import http, json, sys; assert '%d.%d' % sys.version_info[:2] == sys.argv[1]; "
        "members = http.HTTPStatus.__members__; "
        "print(json.dumps({name: (m.value, m.phrase) for name, m in members.items()}))"
    )
    interpreter = _interpreter(version)
    if interpreter is None:
        pytest.skip(f"python{version} is neither on PATH nor under ~/.pyenv/versions")
    output = subprocess.run(
        [interpreter, "-I", "-c", program, version], capture_output=True, text=True, check=True
    ).stdout
    members = {name: (value, phrase) for name, (value, phrase) in json.loads(output).items()}
    _compare(members)
    minimum = tuple(int(part) for part in version.split("."))
    known = {
        constant.name: constant.code
        for constant in registry.constants_of("httpstatus").values()
        if not constant.added or tuple(map(int, constant.added.split("."))) <= minimum
    }
    assert known == {name: value for name, (value, _) in members.items()}


def _compare(members: dict[str, tuple[int, str]]) -> None:
    ours = {status.code: status.phrase.lower() for status in registry.all_statuses()}
    for code, phrase in members.values():
        if code in CHANGED and phrase.lower() != ours[code]:
            assert phrase in (
                "Request Entity Too Large",
                "Request-URI Too Long",
                "Requested Range Not Satisfiable",
                "Unprocessable Entity",
            )
        else:
            assert phrase.lower() == ours[code]
    assert set(ours) - {code for code, _ in members.values()} == {104, 306}


def _interpreter(version: str) -> str | None:
    """A Python of that version, preferably a real file and not a version manager's shim."""
    if version == "{}.{}".format(*sys.version_info):
        return sys.executable
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for candidate in sorted((root / "versions").glob(f"{version}.*/bin/python")):
        return str(candidate)
    return shutil.which(f"python{version}")
