"""Measures that the time to read a module grows no faster than the module: `python linear.py`.

Every shape writes a module with a number of statuses that are followed on one kind of way:
through helpers, chains of helpers, methods, tables, fields. It is checked at one size and at
twice that size, each several times; the ratio of the least CPU times is printed.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable

from statusfix.options import Options
from statusfix.scan import check

LARGEST_RATIO = 2.2
_FLASK = "from flask import abort\n"
_CLIENT = "import requests\n"
_PYTEST = "import pytest\n"


def _lines(count: int, template: str) -> str:
    """Return a text once for each number: `#` is the number, `$` a status."""
    texts = (template.replace("#", str(i)).replace("$", str(400 + i % 18)) for i in range(count))
    return "".join(texts)


def helpers(count: int) -> str:
    """Write helpers that hand their parameter to a sink, each called once."""
    made = _lines(count, "def help_#(error, code):\n    abort(code)\n")
    return _FLASK + made + _lines(count, "help_#(#, $)\n")


def chain(count: int) -> str:
    """Write helpers that hand their parameter to the next helper, the last one to a sink."""
    made = [
        f"def help_{i}(error, code):\n    help_{i + 1}(error, code)\n" for i in range(count - 1)
    ]
    last = f"def help_{count - 1}(error, code):\n    abort(code)\n"
    return _FLASK + "".join(made) + last + _lines(count, "help_#(#, $)\n")


def methods(count: int) -> str:
    """Write methods of one class that call one another through `self`."""
    made = _lines(count, "    def help_#(self, code):\n        abort(code)\n")
    return _FLASK + "class All:\n" + made + "    def run(self):\n" + _calls(count)


def _calls(count: int) -> str:
    return _lines(count, "        self.help_#($)\n")


def one_helper(count: int) -> str:
    """Write one helper and its calls."""
    return _FLASK + "def help_all(code):\n    abort(code)\n" + _lines(count, "help_all($)\n")


def results(count: int) -> str:
    """Write functions whose result is a status, each used once."""
    return _FLASK + _lines(
        count, "def code_#():\n    return $\ndef stop_#():\n    abort(code_#())\n"
    )


def table(count: int) -> str:
    """Write one long list of rows, looped over."""
    rows = _lines(count, "    ('/#', $),\n")
    loop = "for path, code in ROWS:\n    assert requests.get(path).status_code == code\n"
    return f"{_CLIENT}ROWS = [\n{rows}]\n{loop}"


def parametrize(count: int) -> str:
    """Write one long list of cases of a test."""
    rows = _lines(count, "    ('/#', $),\n")
    test = "def test(client, path, code):\n    assert client.get(path).status_code == code\n"
    return f"{_PYTEST}@pytest.mark.parametrize('path, code', [\n{rows}])\n{test}"


def entries(count: int) -> str:
    """Write one mapping, each entry of which is looked up somewhere by its key."""
    rows = _lines(count, "    'key#': $,\n")
    asked = _lines(count, "assert requests.get('/#').status_code == CODES['key#']\n")
    return f"{_CLIENT}CODES = {{\n{rows}}}\n{asked}"


def stored(count: int) -> str:
    """Write one mapping that is filled entry by entry."""
    filled = _lines(count, "codes['key#'] = $\n")
    asked = _lines(count, "assert requests.get('/#').status_code == codes['key#']\n")
    return f"{_CLIENT}codes = {{}}\n{filled}{asked}"


def classes(count: int) -> str:
    """Write classes with an attribute, a parameter and a field that are statuses."""
    return _FLASK + _lines(
        count,
        "class Error#(Exception):\n    status_code = $\n"
        "    def __init__(self, code=$):\n        self.code = code\n        abort(self.code)\n",
    )


def heirs(count: int) -> str:
    """Write classes that inherit from one whose method uses their attribute."""
    base = "class Base(Exception):\n    def fail(self):\n        abort(self.code)\n"
    return _FLASK + base + _lines(count, "class Error#(Base):\n    code = $\n")


def fields(count: int) -> str:
    """Write one class each of whose tests compares with a field of its own."""
    made = _lines(count, "        self.code# = $\n")
    test = "    def test_#(self):\n        assert requests.get('/').status_code == self.code#\n"
    return f"{_CLIENT}class Tests:\n    def setUp(self):\n{made}{_lines(count, test)}"


def statements(count: int) -> str:
    """Write one function with many statements."""
    body = _lines(count, "    reply# = requests.get('/#')\n    assert reply#.status_code == $\n")
    return f"{_CLIENT}def run():\n{body}"


def rebound(count: int) -> str:
    """Write one function that binds the same variable again and again."""
    body = _lines(count, "    code = $\n    assert requests.get('/#').status_code == code\n")
    return f"{_CLIENT}def run():\n{body}"


def redefined(count: int) -> str:
    """Write the same helper again and again."""
    return _FLASK + _lines(count, "def stop(code):\n    abort(code)\nstop($)\n")


def partials(count: int) -> str:
    """Write partial calls of one helper under one name."""
    helper = "def stop(error, code):\n    abort(code)\n"
    made = _lines(count, "fail = partial(stop, #)\nfail($)\n")
    return f"from functools import partial\n{_FLASK}{helper}{made}"


def nested(count: int) -> str:
    """Write functions with deeply nested blocks."""
    depth = 16
    blocks = "".join(
        f"{'    ' * level}if reply.status_code == {400 + level}:\n" for level in range(1, depth)
    )
    return _CLIENT + _lines(count // depth, f"def run_#(reply):\n{blocks}{'    ' * depth}pass\n")


def views(count: int) -> str:
    """Write views that answer with a tuple, an error or what a helper returns."""
    head = "from flask import Flask, abort, jsonify\napp = Flask(__name__)\n"
    helper = "def missing(key):\n    return jsonify(key=key), 404\n"
    return f"{head}{helper}" + _lines(
        count,
        "@app.get('/#')\ndef view_#(key):\n    if not key:\n        abort($)\n"
        "    if key > 1:\n        return jsonify(error=key), $\n    return missing(key)\n",
    )


SHAPES: tuple[Callable[[int], str], ...] = (
    helpers, chain, methods, one_helper, results, table, parametrize, entries, stored, classes,
    heirs, fields, statements, rebound, redefined, partials, nested, views,
)  # fmt: skip


def seconds(text: str) -> float:
    """Return the CPU seconds that one check of a module takes."""
    gc.collect()
    start = time.process_time()
    check(text, "generated.py", Options())
    return time.process_time() - start


def least(texts: Iterable[str], times: int) -> list[float]:
    """Return the least time of each text; the texts take turns, so noise meets all."""
    rounds = [[seconds(text) for text in texts] for _ in range(times)]
    return [min(row) for row in zip(*rounds, strict=True)]


def main() -> int:
    """Print a row for each shape; return 1 where one takes more than its share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", help="names of shapes (all)")
    parser.add_argument("--size", type=int, default=10_000, help="the smaller size (10,000)")
    parser.add_argument("--times", type=int, default=3, help="how often each is measured (3)")
    given = parser.parse_args()
    check("import requests\nassert requests.get('/').status_code == 404\n", "x.py", Options())
    worst = 0.0
    for shape in SHAPES:
        if given.shapes and shape.__name__ not in given.shapes:
            continue
        small, large = least((shape(given.size), shape(2 * given.size)), given.times)
        worst = max(worst, large / small)
        print(
            f"{shape.__name__:12} {small:7.2f} s {large:7.2f} s   {large / small:.2f}", flush=True
        )
    return 1 if worst > LARGEST_RATIO else 0


if __name__ == "__main__":
    sys.exit(main())
