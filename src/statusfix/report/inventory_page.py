"""The inventory as one HTML page that needs nothing else: picture, table, search field."""

from __future__ import annotations

import os
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from statusfix.registry import class_of
from statusfix.report.inventory_words import grouped, label, summary

if TYPE_CHECKING:
    from statusfix.inventory.model import Answer, Endpoint, Inventory

_CELL, _GAP, _TOP = 30, 4, 46
_STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #66707e; --line: #e1e5ea;
  --ground: #fff; --panel: #f6f7f9;
  --c1: #5d6b7a; --c2: #23794a; --c3: #2563a8; --c4: #b25e09; --c5: #b3303c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #98a2b0; --line: #2c3440;
  --ground: #12171e; --panel: #1a212a;
  --c1: #93a1b1; --c2: #5fc08a; --c3: #74a9e8; --c4: #e8a04c; --c5: #ee7a84; } }
* { box-sizing: border-box; }
body { background: var(--ground); color: var(--ink); margin: 0 auto; max-width: 76rem;
  padding: 2.2rem 1.5rem 4rem;
  font: 15px/1.5 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { font-size: 1.6rem; letter-spacing: -.015em; margin: 0; }
h2 { font-size: 1.1rem; margin: 2.4rem 0 .7rem; }
p { color: var(--soft); margin: .3rem 0 1rem; }
code, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
  monospace; font-size: .86em; }
.picture { background: var(--panel); border: 1px solid var(--line); border-radius: 10px;
  overflow-x: auto; padding: 1rem; }
svg text { fill: var(--ink); font: 12px ui-sans-serif, system-ui, sans-serif; }
svg .soft { fill: var(--soft); }
svg .count { fill: #fff; font-weight: 600; text-anchor: middle; }
@media (prefers-color-scheme: dark) { svg .count { fill: #12171e; } }
table { border-collapse: collapse; width: 100%; }
th { color: var(--soft); font-size: .78rem; font-weight: 600; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .45rem .6rem .45rem 0;
  vertical-align: top; }
input { background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
  color: inherit; font: inherit; margin: 0 0 .8rem; padding: .45rem .7rem; width: 100%; }
.method { font-weight: 650; font-size: .8rem; }
.status { border: 1px solid currentcolor; border-radius: 6px; display: inline-block;
  font-size: .82rem; font-variant-numeric: tabular-nums; font-weight: 600;
  margin: 0 .25rem .2rem 0; padding: .05rem .4rem; }
.doubt { border-style: dashed; font-weight: 400; }
.undocumented { text-decoration: underline wavy; text-underline-offset: 3px; }
.s1 { color: var(--c1); } .s2 { color: var(--c2); } .s3 { color: var(--c3); }
.s4 { color: var(--c4); } .s5 { color: var(--c5); } .s0 { color: var(--soft); }
details { color: var(--soft); font-size: .82rem; }
summary { cursor: pointer; }
"""
_SCRIPT = """
const field = document.querySelector("input");
const rows = [...document.querySelectorAll("tbody.endpoints tr")];
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.dataset.words;
    row.hidden = !words.every((word) => text.includes(word));
  }
});
"""


def render_page(inventory: Inventory) -> str:
    """Return the page; it loads nothing from anywhere."""
    rows = "\n".join(_row(one) for one in inventory.endpoints)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Endpoints and their statuses</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Endpoints and their statuses</h1>
<p>{escape(summary(inventory))}.</p>
<div class="picture">{picture(inventory)}</div>
<h2>Endpoints</h2>
<input type="search" placeholder="Search: a path, a method, a status, a file" aria-label="Search">
<table>
<thead><tr><th>method</th><th>route</th><th>answers</th><th>view</th></tr></thead>
<tbody class="endpoints">
{rows}
</tbody>
</table>
{_everywhere(inventory)}{_unknown(inventory)}<p>A dashed status depends on something
that is not read from the source. A wavy line says that the endpoint declares responses, and
not this one.</p>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def picture(inventory: Inventory) -> str:
    """Return the picture: a row for each folder, a column for each code, grouped by class."""
    counts: Counter[tuple[str, int]] = Counter()
    for endpoint in inventory.endpoints:
        folder = os.path.dirname(endpoint.place.path) or "."
        counts.update((folder, code) for code in endpoint.codes)
    codes = sorted({code for _, code in counts})
    folders = sorted({folder for folder, _ in counts})
    left = 16 + max((len(folder) for folder in folders), default=0) * 8
    columns: dict[int, int] = {}
    x, parts, before = left, [], 0
    for code in codes:
        if code // 100 != before:
            x += 12 if before else 0
            before = code // 100
            name = f"{before}xx {class_of(code)}"
            parts.append(f'<text class="soft" x="{x}" y="14">{escape(name)}</text>')
            x_needed = x + len(name) * 7
        columns[code] = x
        parts.append(f'<text x="{x + 4}" y="34">{code}</text>')
        x += _CELL + _GAP
        following = next((one for one in codes if one > code), 0)
        if following // 100 != before:
            x = max(x, x_needed)
    largest = max(counts.values(), default=1)
    for row, folder in enumerate(folders):
        y = _TOP + row * (_CELL + _GAP)
        parts.append(f'<text class="mono" x="0" y="{y + 20}">{escape(folder)}</text>')
        for code in codes:
            count = counts[folder, code]
            if count:
                parts.append(_square(columns[code], y, code, count, largest, folder))
    height = _TOP + len(folders) * (_CELL + _GAP)
    title = "<title>How many endpoints of each folder answer each status</title>"
    return (
        f'<svg role="img" width="{x}" height="{height}" viewBox="0 0 {x} {height}">'
        f"{title}{''.join(parts)}</svg>"
    )


def _square(x: int, y: int, code: int, count: int, largest: int, folder: str) -> str:
    strength = 0.45 + 0.55 * count / largest
    tip = f"{folder}: {count} × {label(code)}"
    return (
        f'<g><title>{escape(tip)}</title><rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" '
        f'rx="6" fill="var(--c{code // 100})" fill-opacity="{strength:.2f}"/>'
        f'<text class="count" x="{x + _CELL / 2}" y="{y + 20}">{count}</text></g>'
    )


def _row(endpoint: Endpoint) -> str:
    groups = grouped(endpoint.answers)
    badges = "".join(_badge(code, answers, endpoint) for code, answers in groups)
    lines = "".join(
        f"<div>{escape(label(code))}: {escape(_places(answers))}</div>" for code, answers in groups
    )
    words = [endpoint.method, endpoint.path, endpoint.view, endpoint.place.path]
    words += [label(code) for code, _ in groups]
    return (
        f'<tr data-words="{escape(" ".join(words).lower())}">'
        f'<td class="method">{escape(endpoint.method)}</td>'
        f"<td><code>{escape(endpoint.path)}</code></td>"
        f"<td>{badges}<details><summary>lines</summary>{lines}</details></td>"
        f"<td><code>{escape(endpoint.place.path)}:{endpoint.place.line}</code></td></tr>"
    )


def _badge(code: int | None, answers: list[Answer], endpoint: Endpoint) -> str:
    marks = [f"s{(code or 0) // 100}"]
    if not any(one.is_certain for one in answers):
        marks.append("doubt")
    if code in endpoint.undocumented:
        marks.append("undocumented")
    text = "dynamic" if code is None else str(code)
    return f'<span class="status {" ".join(marks)}" title="{escape(label(code))}">{text}</span>'


def _places(answers: list[Answer]) -> str:
    return ", ".join(f"{one.place.path}:{one.place.line} ({one.why})" for one in answers)


def _everywhere(inventory: Inventory) -> str:
    rows = "".join(
        f"<tr><td>{escape(label(one.answer.code))}</td><td>{escape(one.what)}</td>"
        f"<td><code>{escape(one.answer.place.path)}:{one.answer.place.line}</code></td></tr>"
        for one in inventory.everywhere
    )
    head = "<tr><th>status</th><th>by</th><th>line</th></tr>"
    return f"<h2>For any endpoint</h2><table>{head}{rows}</table>\n" if rows else ""


def _unknown(inventory: Inventory) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.what)}</td>"
        f"<td><code>{escape(one.place.path)}:{one.place.line}</code></td></tr>"
        for one in inventory.unknown
    )
    head = "<tr><th>what</th><th>line</th></tr>"
    return f"<h2>Not followed</h2><table>{head}{rows}</table>\n" if rows else ""
