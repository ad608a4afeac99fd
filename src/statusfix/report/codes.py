"""Status codes for the terminal: one in full, or the table of all."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from statusfix import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from statusfix.registry import Constant, Family, Requirement, Status, Vendor

WIDTH = 88
INDENT = "  "


def render_status(code: int) -> str:
    """Everything the registry knows about `code`, as lines of text.

    Raises LookupError, with a sentence for the user, where it knows nothing.
    """
    status = registry.find_status(code)
    vendors = registry.vendors_of(code)
    names = tuple(name_rows(code))
    if status is None and not vendors:
        raise LookupError(_unknown(code))
    blocks = [_head(status) if status else _unregistered_head(code)]
    if status:
        blocks.append(_paragraph(status.explanation))
    requirements = registry.requirements_of(code)
    if requirements:
        blocks.append(_block("What it demands", requirement_rows(requirements)))
    if vendors:
        blocks.append(_block("Used without registration as", vendor_rows(vendors)))
    if names:
        blocks.append(_block("Names", names))
    return "\n\n".join(blocks) + "\n"


def render_table() -> str:
    """A table of every registered status, a heading for each class."""
    rows = [
        (str(status.code), status.phrase, status.state, status.http_version, _short_place(status))
        for status in registry.all_statuses()
    ]
    heading = ("code", "phrase", "state", "HTTP", "specification")
    widths = [max(len(row[column]) for row in (heading, *rows)) for column in range(len(heading))]
    lines = [_line(heading, widths)]
    current = ""
    for row in rows:
        name = registry.class_of(int(row[0]))
        if name != current:
            lines += ["", f"{row[0][0]}xx {name}"]
            current = name
        lines.append(_line(row, widths))
    return "\n".join(lines) + "\n"


def _head(status: Status) -> str:
    title = f"{status.code} {status.phrase}"
    extension = status.http_version == "extension"
    origin = "came as an extension" if extension else f"came with {protocol_of(status)}"
    return "\n".join(
        (
            title,
            "=" * len(title),
            f"{registry.class_of(status.code)}, {status.state}, {origin}",
            status.reference,
        )
    )


def protocol_of(status: Status) -> str:
    """Return the version of HTTP that a status came with, `HTTP/1.1`."""
    version = status.http_version
    return version if "/" in version else f"HTTP/{version}"


def _unregistered_head(code: int) -> str:
    title = f"{code}, not registered"
    if 100 <= code <= 599:
        meaning = f"A client that doesn't know it treats it as {code // 100}00 (RFC 9110 15)."
    else:
        meaning = "No status code of HTTP: they go from 100 to 599 (RFC 9110 15)."
    return "\n".join((title, "=" * len(title), meaning))


def _unknown(code: int) -> str:
    if not 100 <= code <= 599:
        return f"{code} is no status code: they go from 100 to 599"
    nearest = min(registry.all_statuses(), key=lambda status: abs(status.code - code))
    return (
        f"{code} is not registered and nobody is known to use it; "
        f"did you mean {nearest.code} {nearest.phrase}?"
    )


def _paragraph(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _block(heading: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A heading with rows below: every column aligned, the last one wrapped at commas."""
    rows = tuple(rows)
    columns = len(rows[0]) - 1
    widths = [max(len(row[column]) for row in rows) for column in range(columns)]
    lines = [heading]
    for row in rows:
        start = INDENT + "".join(f"{row[column]:<{widths[column]}}  " for column in range(columns))
        for part in _pack(row[-1], WIDTH - len(start)):
            lines.append((start + part).rstrip())
            start = " " * len(start)
    return "\n".join(lines)


def _pack(text: str, width: int) -> Iterator[str]:
    """Split `text` after commas into parts that fit `width`."""
    part = ""
    for item in text.split(", "):
        longer = f"{part}, {item}" if part else item
        if part and len(longer) >= width:
            yield f"{part},"
            longer = item
        part = longer
    yield part


def requirement_rows(requirements: Iterable[Requirement]) -> Iterator[tuple[str, ...]]:
    """Yield (level, what is demanded, reference) for each requirement."""
    for requirement in requirements:
        yield _level(requirement), _demand(requirement), requirement.reference


def _level(requirement: Requirement) -> str:
    refuses = requirement.kind == "forbidden field" or requirement.field == "none"
    if refuses and requirement.level in ("must", "should"):
        return f"{requirement.level} not"
    return requirement.level


def _demand(requirement: Requirement) -> str:
    if requirement.kind == "use":
        return requirement.condition
    what = "have content" if requirement.kind == "content" else f"have {requirement.field}"
    if requirement.kind == "forbidden field" and requirement.level == "advice":
        what = f"leave out {requirement.field}"
    return f"{what} ({requirement.condition})" if requirement.condition else what


def vendor_rows(vendors: Iterable[Vendor]) -> Iterator[tuple[str, ...]]:
    """Yield (name, vendor, basis) for each use without registration."""
    for vendor in vendors:
        yield vendor.name, vendor.vendor, vendor.basis


def name_rows(code: int) -> Iterator[tuple[str, ...]]:
    """Yield (module, names with their versions) for each family that has a name for a code."""
    for family in registry.all_families():
        constants = registry.names_of(family.key, code)
        if constants:
            module = f"{family.module} (text)" if family.kind == "str" else family.module
            yield module, ", ".join(_spellings(family, constants))


def _spellings(family: Family, constants: Sequence[Constant]) -> Iterator[str]:
    """The names of one family with their versions, without those that differ in case only."""
    seen = set()
    for constant in constants:
        if constant.name.lower() in seen:
            continue
        seen.add(constant.name.lower())
        remarks = []
        if constant.added and _is_news(constant.added, family.floor):
            remarks.append(f"from {constant.added}")
        if constant.deprecated:
            remarks.append(f"deprecated {constant.deprecated}")
        yield f"{constant.name} ({'; '.join(remarks)})" if remarks else constant.name


def _is_news(version: str, floor: str) -> bool:
    """Whether a version is so young that a reader may not have it."""
    return [int(part) for part in version.split(".")] > [int(part) for part in floor.split(".")]


def _short_place(status: Status) -> str:
    return "an Internet-Draft" if status.specification.startswith("draft-") else status.reference


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)
    ).rstrip()
