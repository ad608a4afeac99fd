"""Draws docs/picture.svg from a real run of the command.

Runs the command and draws what it prints (needs rich: the group `docs`); with --check, runs it and
compares with the text in the picture.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

DOCS = Path(__file__).resolve().parent
PICTURE = DOCS / "picture.svg"
APP = DOCS.parent / "fixtures" / "apps" / "flask_shop"
COMMANDS = (["shop/errors.py"], ["--diff", "shop/errors.py"])
TITLE = "statusfix"
_SVG = "{http://www.w3.org/2000/svg}"
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def main() -> int:
    """Draw the picture, or compare it; return the exit status."""
    if sys.argv[1:] == ["--check"]:
        return check()
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    PICTURE.write_text(draw(run(color=True)), encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE}")
    return 0


def check() -> int:
    """Return 0 where the picture shows what the command prints today."""
    drawn = text_of(PICTURE.read_text(encoding="utf-8"))
    printed = [bare(line) for line in run(color=False).splitlines() if line.strip()]
    if drawn == printed:
        return 0
    print("docs/picture.svg shows another run: draw it again", file=sys.stderr)
    for line in sorted(set(drawn) ^ set(printed)):
        print(f"  {line}", file=sys.stderr)
    return 1


def run(color: bool) -> str:
    """Return a terminal session: each command and what it prints."""
    session = []
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    for arguments in COMMANDS:
        switches = ["--isolated", "--color", "always" if color else "never"]
        done = subprocess.run(
            [sys.executable, "-m", "statusfix", *switches, *arguments],
            cwd=APP,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode == 2:
            raise SystemExit(f"the command failed: {done.stderr}")
        printed = done.stdout + done.stderr  # what sums up a diff goes to standard error
        session.append(f"$ statusfix {' '.join(arguments)}\n{printed}")
    return "\n".join(session)


def draw(session: str) -> str:
    """Return the session as an SVG that needs no font from the network."""
    import io

    from rich.console import Console
    from rich.text import Text

    text = Text.from_ansi(session.rstrip())
    width = max(line.cell_len for line in text.split("\n")) + 1
    console = Console(record=True, width=width, file=io.StringIO(), color_system="standard")
    console.print(text, no_wrap=True)
    return console.export_svg(title=TITLE, unique_id=TITLE, code_format=_format())


def _format() -> str:
    """Return rich's SVG without its @font-face blocks, with fonts that machines have."""
    import re

    from rich.console import CONSOLE_SVG_FORMAT

    without_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return without_fonts.replace("Fira Code, monospace", _FONTS)


def text_of(svg: str) -> list[str]:
    """Return the lines of text in the picture, top to bottom, without white space."""
    lines: dict[float, str] = {}
    for group in ElementTree.fromstring(svg).iter(f"{_SVG}g"):
        if group.get("class") == f"{TITLE}-matrix":
            for element in group.iter(f"{_SVG}text"):
                height = float(element.get("y", "0"))
                lines[height] = lines.get(height, "") + "".join(element.itertext())
    found = [bare(lines[height]) for height in sorted(lines)]
    return [line for line in found if line]


def bare(line: str) -> str:
    """Return a line without white space: the picture keeps none at the ends of its parts."""
    return "".join(line.split())


if __name__ == "__main__":
    sys.exit(main())
