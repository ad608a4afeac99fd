"""The table and the plot of a run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _LEFT, _ROW = 760, 230, 26


class Row(NamedTuple):
    """One program beside others: seconds, what it found or did, and our share of its time."""

    name: str
    seconds: float
    cpu: float
    found: str
    share: float
    target: str = ""


class Compared(NamedTuple):
    """Programs that were run side by side, statusfix first."""

    what: str
    rows: list[Row]


class Single(NamedTuple):
    """A ratio or a value of its own."""

    name: str
    value: float
    target: str = ""
    unit: str = "×"


class Bar(NamedTuple):
    """One program in the plot: its seconds, and what stands beside them."""

    name: str
    seconds: float
    note: str


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of Markdown; the first is its head."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def compared_table(compared: Compared) -> str:
    """Return a table of programs that were run side by side."""
    head = [compared.what, "seconds", "CPU seconds", "found or did", "statusfix takes", "target"]
    rows = [
        [
            row.name, f"{row.seconds:.2f}", f"{row.cpu:.2f}", row.found,
            f"{row.share:.2f} ×", f"≤ {row.target} ×" if row.target else "",
        ]
        for row in compared.rows
    ]  # fmt: skip
    return table([head, *rows])


def single_table(found: Sequence[Single]) -> str:
    """Return a table of the values that stand alone."""
    rows = [
        [
            one.name,
            f"{one.value:.2f} {one.unit}",
            f"≤ {one.target} {one.unit}" if one.target else "",
        ]
        for one in found
    ]
    return table([["alone", "measured", "target"], *rows])


def plot(title: str, groups: Sequence[tuple[str, Sequence[Bar]]], below: str) -> str:
    """Return bars as an SVG, on a scale of powers of ten."""
    bars = [bar for _, group in groups for bar in group]
    low = min(bar.seconds for bar in bars) / 2
    high = max(bar.seconds for bar in bars)
    parts: list[str] = [_text(16, 26, title, "title")]
    y = 48
    for name, group in groups:
        parts.append(_text(16, y + 12, name, "group"))
        y += _ROW
        for bar in group:
            share = math.log(bar.seconds / low) / math.log(high / low)
            width = share * (_WIDTH - _LEFT - 150)
            kind = "ours" if bar.name.startswith("statusfix") else "others"
            parts.append(_text(_LEFT - 10, y + 13, bar.name, "name"))
            parts.append(
                f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{width:.1f}" height="17"/>'
            )
            parts.append(_text(_LEFT + width + 8, y + 13, bar.note, "note"))
            y += _ROW
        y += 8
    parts.append(_text(16, y + 12, below, "below"))
    return _SVG.format(width=_WIDTH, height=y + 28, body="\n".join(parts))


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{escape(text)}</text>'


_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
text {{ font: 13px system-ui, sans-serif; fill: #24292f }}
.title {{ font-size: 16px; font-weight: 600 }}
.group {{ font-weight: 600 }}
.name {{ text-anchor: end }}
.below {{ font-size: 11px; fill: #57606a }}
.ours {{ fill: #0a7ea4 }}
.others {{ fill: #b6c2cf }}
@media (prefers-color-scheme: dark) {{
text {{ fill: #d0d7de }}
.below {{ fill: #8b949e }}
.others {{ fill: #57606a }}
}}
</style>
{body}
</svg>
"""
