"""The inventory of endpoints as text, JSON and Markdown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from statusfix.report.inventory_words import grouped, is_several, label, summary

if TYPE_CHECKING:
    from statusfix.inventory.model import Answer, Endpoint, Inventory, Place

VERSION = 1


def render_inventory(inventory: Inventory, form: str) -> str:
    """Return the inventory as `text`, `json`, `markdown` or `html`, with a newline at its end."""
    if form == "json":
        return render_json(inventory)
    if form == "markdown":
        return render_markdown(inventory)
    if form == "html":
        from statusfix.report.inventory_page import render_page

        return render_page(inventory)
    return render_text(inventory)


def render_text(inventory: Inventory) -> str:
    """Return a block for each endpoint: its line, then each status with the lines that say so."""
    lines: list[str] = []
    repository = "" if is_several(inventory) else None
    for endpoint in inventory.endpoints:
        if repository not in (None, endpoint.repository):
            repository = endpoint.repository
            lines += ["", f"{repository}:", ""]
        lines.append(
            f"{endpoint.method} {endpoint.path}  {_place(endpoint.place)} {endpoint.view}"
        )
        for code, answers in grouped(endpoint.answers):
            note = "  not documented" if code in endpoint.undocumented else ""
            lines.append(f"    {label(code)}  {_said(answers)}{note}")
        unsaid = set(endpoint.documented or ()) - set(endpoint.codes)
        if unsaid:
            lines.append(f"    documented only: {_codes(unsaid)}")
    if inventory.everywhere:
        lines += ["", "for any endpoint"]
        for what, answers in _by_source(inventory):
            for code, same in grouped(answers):
                lines.append(f"    {label(code)}  {what}: {_said(same)}")
    if inventory.unknown:
        lines += ["", "not followed"]
        lines += [f"    {_place(one.place)}: {one.what}" for one in inventory.unknown]
    lines += ["", summary(inventory)]
    return "\n".join(lines).lstrip("\n") + "\n"


def render_json(inventory: Inventory) -> str:
    """Return the document; see docs/inventory.md for its keys."""
    document = {
        "version": VERSION,
        "endpoints": [_endpoint(one) for one in inventory.endpoints],
        "everywhere": [{"what": one.what, **_answer(one.answer)} for one in inventory.everywhere],
        "unknown": [
            {"path": one.place.path, "line": one.place.line, "what": one.what}
            for one in inventory.unknown
        ],
        "errors": [{"path": path, "message": message} for path, message in inventory.errors],
    }
    return json.dumps(document, indent=2) + "\n"


def render_markdown(inventory: Inventory) -> str:
    """Return tables for a page or a review."""
    has_several = is_several(inventory)
    rows = [
        (
            *((endpoint.repository,) if has_several else ()),
            endpoint.method,
            f"`{endpoint.path}`",
            ", ".join(_marked(code, answers) for code, answers in grouped(endpoint.answers)),
            _codes(endpoint.undocumented) if endpoint.documented is not None else "",
            f"`{_place(endpoint.place)}`",
        )
        for endpoint in inventory.endpoints
    ]
    parts = ["# Endpoints", summary(inventory) + "."]
    head = ("method", "path", "answers", "not documented", "view")
    parts.append(_table(("repository", *head) if has_several else head, rows))
    if inventory.everywhere:
        everywhere = [
            (str(one.answer.code), one.what, f"`{_place(one.answer.place)}`")
            for one in inventory.everywhere
        ]
        parts += ["## For any endpoint", _table(("status", "by", "line"), everywhere)]
    if inventory.unknown:
        unknown = [(one.what, f"`{_place(one.place)}`") for one in inventory.unknown]
        parts += ["## Not followed", _table(("what", "line"), unknown)]
    return "\n\n".join(parts) + "\n"


def _said(answers: Sequence[Answer]) -> str:
    """Return the lines that say a status, with what speaks where it is no literal or name."""
    found: dict[str, None] = {}
    for answer in answers:
        doubt = "" if answer.is_certain else "?"
        why = "" if answer.why in ("literal", "name") else f" ({answer.why}{doubt})"
        found[f"{_place(answer.place)}{why}"] = None
    return ", ".join(found)


def _marked(code: int | None, answers: Sequence[Answer]) -> str:
    if code is None:
        return "dynamic"
    return str(code) if any(one.is_certain for one in answers) else f"{code}?"


def _by_source(inventory: Inventory) -> list[tuple[str, list[Answer]]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for one in inventory.everywhere:
        found[one.what].append(one.answer)
    return list(found.items())


def _endpoint(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "repository": endpoint.repository,
        "framework": endpoint.framework,
        "method": endpoint.method,
        "route": endpoint.path,
        "view": endpoint.view,
        "path": endpoint.place.path,
        "line": endpoint.place.line,
        "answers": [_answer(one) for one in endpoint.answers],
        "documented": None if endpoint.documented is None else list(endpoint.documented),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "status": answer.code,
        "path": answer.place.path,
        "line": answer.place.line,
        "why": answer.why,
        "certain": answer.is_certain,
    }


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _codes(codes: Iterable[int]) -> str:
    return ", ".join(str(code) for code in sorted(codes))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
