"""A rule or a status as Markdown: the pages of the documentation and what an editor shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from statusfix import registry
from statusfix.report.codes import name_rows, protocol_of, requirement_rows, vendor_rows

if TYPE_CHECKING:
    from statusfix.registry import Status

_RFC_EDITOR = "https://www.rfc-editor.org/rfc"
_RFC = re.compile(
    r"(?<![\w\[/#-])RFC ([0-9]{3,5})(?: (?:section )?([0-9]+(?:\.[0-9]+)*))?(?![\w\]])"
)


def status_page(code: int) -> str:
    """Return everything the registry knows about a code, as Markdown with a heading.

    Raises LookupError for a code that is neither registered nor known to be used.
    """
    status = registry.find_status(code)
    vendors = registry.vendors_of(code)
    if status is None and not vendors:
        raise LookupError(f"{code} is not registered and nobody is known to use it")
    blocks = [f"# {status_title(code)}"]
    blocks += _about(status) if status else [_unregistered(code)]
    requirements = registry.requirements_of(code)
    if requirements:
        head = ("level", "demand", "specification")
        blocks += ["## What it demands", table(head, requirement_rows(requirements))]
    if vendors:
        head = ("name", "who uses it", "known from")
        blocks += ["## Used without registration", table(head, vendor_rows(vendors))]
    names = [(f"`{module}`", _code_list(names)) for module, names in name_rows(code)]
    if names:
        blocks += ["## Names", table(("module", "names"), names)]
    return linked("\n\n".join(blocks)) + "\n"


def status_summary(code: int) -> str:
    """Return a status in a few lines of Markdown: for a hover, where a page is too long.

    Empty for a code that nobody knows.
    """
    status = registry.find_status(code)
    if status is None and not registry.vendors_of(code):
        return ""
    blocks = [f"**{status_title(code)}**"]
    blocks += _about(status) if status else [_unregistered(code)]
    demands = [
        f"- {level}: {demand} ({reference})"
        for level, demand, reference in requirement_rows(registry.requirements_of(code))
    ]
    return linked("\n\n".join([*blocks, "\n".join(demands)]).rstrip())


def status_title(code: int) -> str:
    """Return `404 Not Found`; for an unregistered code, a name that somebody gives to it."""
    status = registry.find_status(code)
    if status is not None:
        return f"{code} {status.phrase}"
    vendors = registry.vendors_of(code)
    return f"{code} {vendors[0].name}" if vendors else str(code)


def linked(markdown: str) -> str:
    """Make each mention of an RFC, outside of code and links, a link to its section."""
    parts = re.split(r"(```.*?```|`[^`\n]*`|<[^>\n]*>)", markdown, flags=re.DOTALL)
    parts[::2] = [_RFC.sub(_rfc_link, part) for part in parts[::2]]
    return "".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _about(status: Status) -> list[str]:
    class_name = registry.class_of(status.code)
    origin = "an extension" if status.http_version == "extension" else protocol_of(status)
    return [
        f"*{class_name}, {status.state}, came with {origin}: {status.reference}*",
        status.explanation,
    ]


def _unregistered(code: int) -> str:
    if 100 <= code <= 599:
        hundred = code // 100 * 100
        return (
            f"*not registered; a client that doesn't know it takes it for {hundred}: RFC 9110 15*"
        )
    return "*no status code of HTTP: they go from 100 to 599 (RFC 9110 15)*"


def _code_list(names: str) -> str:
    """Mark each name of a list such as `NOT_FOUND, GONE (from 3.9)` as code."""
    return re.sub(r"(^|, )([^\s,(]+)", r"\1`\2`", names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _rfc_link(match: re.Match[str]) -> str:
    number, section = match.groups()
    anchor = f"#section-{section}" if section else ""
    return f"[{match[0]}]({_RFC_EDITOR}/rfc{number}{anchor})"
