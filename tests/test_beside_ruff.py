"""Beside ruff and a formatter: who deletes whose comments, who reports what, who goes last."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOQA = """\
from flask import abort

abort(404)  # noqa: HSC001
"""
# RUF100 deletes codes that ruff doesn't know; since ruff 0.16 RUF102 does
EXTERNAL = '[tool.ruff.lint]\nselect = ["E", "F", "RUF"]\nexternal = ["HSC"]\n'
LONG = """\
from flask import Flask, abort, jsonify

app = Flask(__name__)


@app.route("/orders/<int:order_id>", methods=["POST"])
def order(order_id):
    if order_id > 1000:
        abort(404, description="There is no order with this number in the books")
    return jsonify({"order": order_id, "state": "accepted by the warehouse"}), 201
"""


def ruff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return tool(folder, "ruff", *arguments)


def tool(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    pytest.importorskip(name)
    done = subprocess.run(
        [sys.executable, "-m", name, *arguments],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    print(done.stdout, done.stderr)
    return done


def test_ruff_keeps_our_noqa_where_it_knows_of_us(
    write: Callable[..., Path], statusfix: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    folder = write({"a.py": NOQA, "pyproject.toml": EXTERNAL})
    assert ruff(folder, "check", "--fix", "--no-cache").returncode == 0
    assert (folder / "a.py").read_text() == NOQA
    assert statusfix().lines == flake8("--select=HSC").lines == []


def test_ruff_deletes_our_noqa_where_it_does_not(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    without = EXTERNAL.replace('external = ["HSC"]\n', "")
    folder = write({"a.py": NOQA, "pyproject.toml": without})
    assert ruff(folder, "check", "--fix", "--no-cache").returncode == 0
    assert (folder / "a.py").read_text() == NOQA.replace("  # noqa: HSC001", "")
    assert statusfix().codes == ["HSC001"]


def test_ruff_deletes_a_noqa_without_codes_even_so(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": NOQA.replace(": HSC001", ""), "pyproject.toml": EXTERNAL})
    assert statusfix().codes == []
    assert ruff(folder, "check", "--fix", "--no-cache").returncode == 0
    assert "noqa" not in (folder / "a.py").read_text()
    assert statusfix().codes == ["HSC001"]


def test_magic_values_are_handed_over(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    source = "def test_it(client):\n    assert client.get('/').status_code == 404\n"
    config = '[tool.ruff.lint]\nselect = ["PLR2004"]\n'
    folder = write({"test_a.py": source, "pyproject.toml": config})
    assert "PLR2004" in ruff(folder, "check", "--no-cache").stdout
    assert statusfix("--apply").status == 0
    assert ruff(folder, "check", "--no-cache").returncode == 0


@pytest.mark.parametrize(
    "formatter",
    [("ruff", "format", "--no-cache", "."), ("black", "-q", ".")],
    ids=["ruff", "black"],
)
def test_the_formatter_goes_last(
    formatter: tuple[str, ...], write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": LONG})
    tool(folder, *formatter)
    assert (folder / "a.py").read_text() == LONG, "formatted to begin with"
    assert statusfix("--apply").status == 0
    rewritten = (folder / "a.py").read_text()
    assert max(map(len, rewritten.splitlines())) > 88, "lines grow"
    tool(folder, *formatter)
    formatted = (folder / "a.py").read_text()
    assert max(map(len, formatted.splitlines())) <= 88
    assert statusfix("--apply") == (0, b"no findings\n", b"")
    assert (folder / "a.py").read_text() == formatted


@pytest.mark.parametrize(
    "sorter", [("ruff", "check", "--select=I"), ("isort", "--check", "--profile=black")]
)
def test_imports_stay_sorted(
    sorter: tuple[str, ...], write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    source = (
        '"""Doc."""\n\nfrom __future__ import annotations\n\nimport json\nimport os\n'
        "from typing import Any\n\nfrom flask import abort\n\nfrom shop import stock\n\n\n"
        "def f(x: Any) -> None:\n    abort(404, json.dumps([os.name, stock]))\n"
    )
    folder = write({"a.py": source, "shop/__init__.py": "", "shop/stock.py": ""})
    arguments = (*sorter[1:], "--no-cache", ".") if sorter[0] == "ruff" else (*sorter[1:], ".")
    assert tool(folder, sorter[0], *arguments).returncode == 0
    assert statusfix("--apply").status == 0
    assert "from http import HTTPStatus\n" in (folder / "a.py").read_text()
    assert tool(folder, sorter[0], *arguments).returncode == 0
