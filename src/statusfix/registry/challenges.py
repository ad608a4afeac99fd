"""The grammar of the field WWW-Authenticate: is this a list of challenges? (RFC 9110 11.6.1)"""

from __future__ import annotations

import re

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # RFC 9110 5.6.2
_QUOTED = r'"(?:[\t \x21\x23-\x5b\x5d-\x7e]|\\[\t \x21-\x7e])*"'  # RFC 9110 5.6.4, ASCII alone
_TOKEN68 = r"[A-Za-z0-9._~+/-]+=*"  # RFC 9110 11.2
_PARAMETER = re.compile(rf"({_TOKEN})[ \t]*=[ \t]*(?:{_TOKEN}|{_QUOTED})")
_SCHEME = re.compile(rf"({_TOKEN})(?: +(?=\S)|\Z|(?=[ \t]*,))")
_CREDENTIAL = re.compile(rf"{_TOKEN68}(?=[ \t]*(?:,|\Z))")
_COMMA = re.compile(r"[ \t]*,[ \t]*")

# Parameters that a scheme can't do without: (scheme, parameter, reference).
_REQUIRED = (("basic", "realm", "RFC 7617 2"), ("digest", "realm", "RFC 7616 3.3"))


def problem_of(value: str) -> str:
    """Return what keeps a text from being a list of challenges, "" where nothing does."""
    if not (value.isascii() and value.isprintable()):
        return "a field's value is one line of printable ASCII"
    at, is_first = 0, True
    while at < len(value) or is_first:
        scheme = _SCHEME.match(value, at)
        if scheme is None:
            return "a challenge starts with a scheme" if is_first else _misplaced(value, at)
        at, names, problem = _parameters(value, scheme.end())
        if problem:
            return problem
        for name, parameter, reference in _REQUIRED:
            if scheme[1].lower() == name and parameter not in names:
                return f"{scheme[1]} needs the parameter {parameter} ({reference})"
        is_first = False
    return ""


def _parameters(value: str, at: int) -> tuple[int, set[str], str]:
    """Read what follows a scheme: return where the next one starts, the names, the problem."""
    names: set[str] = set()
    credential = _CREDENTIAL.match(value, at)
    if credential is not None and _PARAMETER.match(value, at) is None:
        at = credential.end()
    else:
        while parameter := _PARAMETER.match(value, at):
            name = parameter[1].lower()
            if name in names:
                return at, names, f"{parameter[1]} is there twice"
            names.add(name)
            at = parameter.end()
            comma = _COMMA.match(value, at)
            if comma is None or _PARAMETER.match(value, comma.end()) is None:
                break
            at = comma.end()
    if at == len(value):
        return at, names, ""
    comma = _COMMA.match(value, at)
    if comma is None or comma.end() == len(value):
        return at, names, _misplaced(value, at)
    return comma.end(), names, ""


def _misplaced(value: str, at: int) -> str:
    return f"{value[at:]!r} is neither a parameter nor another challenge"
