"""The proof is tested by making the rewriter err: each wrong result must be refused."""

from __future__ import annotations

import ast

import pytest

from statusfix.fixing import rewrite
from statusfix.fixing.apply import fix
from statusfix.fixing.namer import File
from statusfix.fixing.plan import Plan, plan
from statusfix.fixing.prove import prove
from statusfix.model import Edit, Reason, Refused
from statusfix.options import Options
from statusfix.reading.text import parse
from statusfix.scan import check

SOURCE = '''\
"""A view."""

import os
from typing import TYPE_CHECKING

from flask import abort

if TYPE_CHECKING:
    from flask import Response

HTTPStatus_like = 3


def show(item):
    if item is None:
        abort(404)  # no such item
    limit = 404
    return limit, os.sep
'''

GOOD = '''\
"""A view."""

import os
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import abort

if TYPE_CHECKING:
    from flask import Response

HTTPStatus_like = 3


def show(item):
    if item is None:
        abort(HTTPStatus.NOT_FOUND)  # no such item
    limit = 404
    return limit, os.sep
'''


def planned(source: str) -> tuple[File, Plan]:
    checked = check(source, "view.py", Options(style="httpstatus"), tree=parse(source))
    assert checked.tree is not None
    assert checked.reading is not None
    file = File(checked.tree, checked.reading.scope, checked.reading.lines, "view.py")
    return file, plan(file, [one.edit for one in checked.findings if one.edit is not None])


def test_the_right_result_is_proved():
    file, whole = planned(SOURCE)
    proved = prove(file, SOURCE, whole, GOOD)
    assert isinstance(proved, ast.Module)
    assert ast.dump(proved) == ast.dump(ast.parse(GOOD))


WRONG = {
    "wrong constant": GOOD.replace("HTTPStatus.NOT_FOUND", "HTTPStatus.FORBIDDEN"),
    "span wrong by one byte": GOOD.replace("abort(HTTPStatus", "abort( HTTPStatus"),
    "neighbour literal changed": GOOD.replace("limit = 404", "limit = 405"),
    "lost comment": GOOD.replace("  # no such item", ""),
    "comment moved": GOOD.replace("  # no such item", "").replace(
        "    limit = 404", "    limit = 404  # no such item"
    ),
    "missing import": GOOD.replace("from http import HTTPStatus\n", ""),
    "import of the wrong name": GOOD.replace("import HTTPStatus", "import HTTPMethod"),
    "import under TYPE_CHECKING": GOOD.replace("from http import HTTPStatus\n", "").replace(
        "    from flask import Response",
        "    from flask import Response\n    from http import HTTPStatus",
    ),
    "newline style changed": GOOD.replace("\n", "\r\n"),
    "name shadowed at the site": GOOD.replace("def show(item)", "def show(item, HTTPStatus=3)"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_result_is_refused(name):
    assert WRONG[name] != GOOD
    file, whole = planned(SOURCE)
    refused = prove(file, SOURCE, whole, WRONG[name])
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NOT_PROVED


def test_names_are_looked_up_in_the_result():
    """The third proof alone: bytes and tree agree with the plan, and the name is another one."""
    source = SOURCE.replace("def show(item)", "def show(item, HTTPStatus=3)")
    file, _ = planned(SOURCE)
    _, whole = planned(SOURCE)
    shadowed, _ = planned(source)
    result = GOOD.replace("def show(item)", "def show(item, HTTPStatus=3)")
    shift = len("HTTPStatus=3, ")
    moved = whole._replace(
        edits=tuple(
            one._replace(
                edit=one.edit._replace(
                    span=type(one.edit.span)(
                        one.edit.span.start + shift, one.edit.span.end + shift
                    )
                )
            )
            for one in whole.edits
        )
    )
    assert file.tree is not None
    refused = prove(shadowed, source, moved, result)
    assert refused == Refused(
        Reason.NOT_PROVED, "HTTPStatus.NOT_FOUND is another thing in the result"
    )


@pytest.mark.parametrize("name", WRONG)
def test_an_erring_rewriter_changes_nothing(name, monkeypatch):
    """The same through the whole fix: the text comes back as it was, with the reason."""
    monkeypatch.setattr("statusfix.fixing.rewrite.rewrite", lambda text, whole: WRONG[name])
    file, whole = planned(SOURCE)
    fixed = fix(file, SOURCE, [one.edit for one in whole.edits])
    assert fixed.text == SOURCE
    assert fixed.made == ()
    assert [refused.reason for _, refused in fixed.refused] == [Reason.NOT_PROVED]


BESIDE_WORDS = """\
from flask import abort


def show(item):
    abort(404if item else 410)
    abort(403)
"""


def test_one_bad_edit_costs_itself_only():
    """`404if` would need a space that no span has: that edit is left out, the others are made."""
    file, whole = planned(BESIDE_WORDS)
    assert len(whole.edits) == 3
    fixed = fix(file, BESIDE_WORDS, [one.edit for one in whole.edits])
    assert "abort(404if item else HTTPStatus.GONE)" in fixed.text
    assert "abort(HTTPStatus.FORBIDDEN)" in fixed.text
    assert [(edit.code, refused.reason) for edit, refused in fixed.refused] == [
        (404, Reason.NOT_PROVED)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "from flask import abort\rabort(404)\r",
        "from flask import abort\n\x0cabort(404)\n",
    ],
    ids=["carriage returns alone", "form feed before a statement"],
)
def test_odd_line_ends_are_rewritten(source):
    file, whole = planned(source)
    fixed = fix(file, source, [one.edit for one in whole.edits])
    end = source[-1]
    wanted = source.replace("404", "HTTPStatus.NOT_FOUND")
    assert fixed.text == f"from http import HTTPStatus{end}{end}{wanted}"


def test_what_libcst_does_not_give_back_is_refused(monkeypatch):
    monkeypatch.setattr(rewrite, "_replaced", rewrite._replaced.__wrapped__)
    source = "from flask import abort\nabort(404)\n"
    file, whole = planned(source)
    monkeypatch.setattr("libcst.Module.code", property(lambda module: "abort(410)"))
    fixed = fix(file, source, [one.edit for one in whole.edits])
    assert fixed.text == source
    assert {refused.reason for _, refused in fixed.refused} == {Reason.NO_ROUND_TRIP}


def test_edits_of_spans_that_hold_no_expression_are_refused():
    file, whole = planned(SOURCE)
    edit: Edit = whole.edits[0].edit
    wrong = edit._replace(span=type(edit.span)(edit.span.start, edit.span.end + 1))
    assert fix(file, SOURCE, [wrong]).refused == ((wrong, Refused(Reason.NOT_FOUND)),)
