"""The grammar of WWW-Authenticate: RFC 9110 11.6.1, with the schemes' own demands."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusfix.configuration import load
from statusfix.model import StatusfixError
from statusfix.registry.challenges import problem_of

GOOD = (
    "Bearer",
    "Negotiate",
    "Negotiate abc==",
    'Basic realm="shop"',
    "Basic realm=shop",
    "basic REALM=shop",
    "Basic  realm=x",
    'Basic realm = "x"',
    'Basic realm="a, b", charset="UTF-8"',
    'Bearer realm="a", error="invalid_token"',
    'Bearer realm="it\'s \\"here\\""',
    'Digest realm="x", nonce="y", qop="auth, auth-int"',
    'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
    'Bearer, Basic realm="x"',
    'Bearer , Basic realm="x"',
    'Negotiate abc==, Basic realm="x"',
)
BAD = {
    "": "starts with a scheme",
    " Bearer": "starts with a scheme",
    "Bearer ": "starts with a scheme",
    '"Bearer"': "starts with a scheme",
    "Bearer: x": "starts with a scheme",
    "Bearer; realm=x": "starts with a scheme",
    'realm="x"': "starts with a scheme",
    "Basic": "needs the parameter realm (RFC 7617 2)",
    "Basic charset=x": "needs the parameter realm (RFC 7617 2)",
    "Bearer, Basic": "needs the parameter realm (RFC 7617 2)",
    "Digest nonce=x": "needs the parameter realm (RFC 7616 3.3)",
    'Basic realm="x': "neither a parameter",
    "Basic realm=x y=z": "neither a parameter",
    'Basic realm="x"y': "neither a parameter",
    'Basic "x"': "neither a parameter",
    "Bearer,": "neither a parameter",
    'Basic realm="x",': "neither a parameter",
    "Be arer realm=x y": "neither a parameter",
    'Bearer realm="a", realm="b"': "realm is there twice",
    "Bearer é": "printable ASCII",
    "Bearer\n": "printable ASCII",
    "Bearer\r\nX-A: b": "printable ASCII",
    "Bearer\trealm=x": "printable ASCII",
}


@pytest.mark.parametrize("value", GOOD)
def test_challenges(value: str) -> None:
    assert problem_of(value) == ""


@pytest.mark.parametrize("value", BAD)
def test_what_is_none(value: str) -> None:
    assert BAD[value] in problem_of(value)


@pytest.mark.parametrize("value", GOOD)
def test_both_kinds_of_configuration_take_it(value: str, tmp_path: Path) -> None:
    toml = value.replace("\\", "\\\\").replace('"', '\\"')
    (tmp_path / "pyproject.toml").write_text(f'[tool.statusfix]\nchallenge = "{toml}"\n')
    assert load(directory=str(tmp_path)).challenge == value
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / ".flake8").write_text(f"[flake8]\nstatusfix-challenge = {value}\n")
    assert load(directory=str(tmp_path)).challenge == value


@pytest.mark.parametrize("value", ["Basic", "Bearer,", "", 7, ["Bearer"]])
def test_what_is_none_is_an_error_with_the_name_of_the_file(value: object, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.statusfix]\nchallenge = {value!r}\n")
    with pytest.raises(StatusfixError, match=r"pyproject\.toml: challenge takes a challenge such"):
        load(directory=str(tmp_path))
