"""Where a word stands: a tree is asked for a name only where the bytes have it."""

from __future__ import annotations

import ast

import pytest

from statusfix import api
from statusfix.fixing.words import Words
from statusfix.options import Options
from statusfix.reading.text import LineIndex


def words_of(text: str) -> Words:
    return Words(ast.parse(text), LineIndex(text))


TEXT = """\
import http.client
from x import status_codes as status


@status.on(
    "a status"
)
def status_view(http_status=1):
    global counted, status
    with status as other:
        statuses = other.status; x = status
"""


def test_rows_hold_whole_words_only() -> None:
    words = words_of(TEXT)
    assert list(words.rows("status")) == [2, 5, 6, 9, 10, 11]
    assert list(words.rows("http")) == [1]
    assert list(words.rows("HTTPStatus")) == []


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), f"# \u00e9 status\n{TEXT}"])
def test_nodes_of_a_word_are_all_that_have_it(text: str) -> None:
    words = words_of(text)
    found = list(words.nodes("status"))
    assert len(found) < len(list(ast.walk(words.tree)))
    named = [one for one in ast.walk(words.tree) if isinstance(one, ast.Name)]
    wanted = {id(one) for one in named if one.id == "status"}
    assert len(wanted) == 3
    assert wanted <= set(map(id, found))


def test_names_that_functions_bind_in_the_module() -> None:
    assert words_of(TEXT).rebound() == {"counted", "status"}
    assert words_of("x = 'global status'\n").rebound() == frozenset()


@pytest.mark.parametrize(
    ("text", "is_read_unbound"),
    [
        ("print(status)", True),
        ("def f():\n    print(status)", True),
        ("x = f'{status}'", True),
        ("print(x.status)", False),
        ("print('status')", False),
        ("status = 1\nprint(status)", False),
        ("def f(status):\n    return status", False),
        ("try: f(status)\nexcept E as status: pass", False),
        ("match x:\n    case status: f(status)", False),
        ("import status.x\nprint(status)", False),
        ("print(\u017ftatu\u017f)", True),  # the same name to Python, in other letters
        ("def f(\u017ftatus): print(status)", False),
    ],
)
def test_names_that_are_read_and_bound_nowhere(text: str, is_read_unbound: bool) -> None:
    assert words_of(text).is_read_unbound("status") is is_read_unbound


def test_a_name_in_other_letters_is_not_bound_over() -> None:
    """`\uff28TTPStatus` is HTTPStatus to Python: an import of ours would change what it means."""
    source = "from flask import abort\n\nabort(404)\nprint(\uff28TTPStatus)\n"
    fixed = api.fix(source, options=Options(style="httpstatus"))
    assert fixed.text.startswith("import http\n")
    assert "abort(http.HTTPStatus.NOT_FOUND)" in fixed.text
    assert "print(\uff28TTPStatus)" in fixed.text
