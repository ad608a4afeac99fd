"""Edits of other forms than a constant: what they write, and that nothing else is proved."""

from __future__ import annotations

import ast
import pickle

import pytest

from statusfix.fixing.apply import fix
from statusfix.fixing.edits import splice
from statusfix.fixing.namer import File
from statusfix.fixing.plan import plan
from statusfix.fixing.prove import prove
from statusfix.fixing.replacer import Replacer
from statusfix.model import Applicability, Edit, Form, Position, Reason, Refused, Span
from statusfix.reading.names.bindings import module_scope
from statusfix.reading.text import LineIndex, decode, parse

ITEM = 'headers={"WWW-Authenticate": "Bearer"}'
MAPPING = '{"WWW-Authenticate": "Bearer"}'
ENTRY = '"WWW-Authenticate": "Bearer"'


def file_of(source: str) -> File:
    tree = parse(source)
    return File(tree, module_scope(tree, source), LineIndex(source), "view.py")


def edit_at(source: str, code: str, form: Form, text: str, then: Edit | None = None) -> Edit:
    """The edit of the first place where `code` stands in the source."""
    start = source.encode("utf-8").index(code.encode("utf-8"))
    span = Span(start, start + len(code.encode("utf-8")))
    position = LineIndex(source).position(span)
    return Edit(span, position, "", "", 401, Applicability.UNSAFE, form, text, then)


def constant_at(source: str, code: str, name: str) -> Edit:
    edit = edit_at(source, code, Form.CONSTANT, "")
    return edit._replace(family="httpstatus", name=name, code=int(code))


def fixed(source: str, *edits: Edit) -> str:
    """Make edits, in this source and in two others that are laid out in another way."""
    result = fix(file_of(source), source, edits)
    assert result.refused == (), result.refused
    assert set(result.made) == set(edits)
    for moved, back in LAYOUTS.values():
        changed = moved(source)
        spans = {edit: _moved(edit, source, changed, moved) for edit in edits}
        again = fix(file_of(changed), changed, list(spans.values()))
        assert again.refused == ()
        assert back(again.text) == result.text
    return result.text


def _moved(edit: Edit, source: str, changed: str, move) -> Edit:
    """The same edit in a source whose layout has changed."""
    encoded = source.encode("utf-8")
    ends = [len(move(encoded[:at].decode("utf-8")).encode("utf-8")) for at in edit.span]
    then = _moved(edit.then, source, changed, move) if edit.then else None
    span = Span(*ends)
    position = LineIndex(changed).position(span)
    return edit._replace(span=span, position=position, text=move(edit.text), then=then)


LAYOUTS = {
    "carriage returns": (
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\r\n", "\n"),
    ),
    "letters of two bytes before it": (
        lambda text: text.replace("f(", "größe("),
        lambda text: text.replace("größe(", "f("),
    ),
}

CALLS = {
    "one line": ("f(401)", f"f(401, {ITEM})"),
    "nothing given": ("f()", f"f({ITEM})"),
    "nothing but a space": ("f( )", f"f( {ITEM})"),
    "nothing but a comment": ("f(  # why\n)", f"f(  # why\n{ITEM})"),
    "space before the bracket": ("f(401 )", f"f(401, {ITEM} )"),
    "trailing comma": ("f(401,)", f"f(401, {ITEM},)"),
    "parentheses around the argument": ("f((401))", f"f((401), {ITEM})"),
    "parentheses around a keyword": ("f(a=(401))", f"f(a=(401), {ITEM})"),
    "nested calls": ("f(g(401), h(2))", f"f(g(401), h(2), {ITEM})"),
    "one to a line": (
        "f(\n    401,\n    detail='no',\n)",
        f"f(\n    401,\n    detail='no',\n    {ITEM},\n)",
    ),
    "one to a line, no trailing comma": (
        "f(\n    401,\n    detail='no'\n)",
        f"f(\n    401,\n    detail='no',\n    {ITEM}\n)",
    ),
    "a comment behind the last": (
        "f(\n    401,\n    detail='no',  # why, oh why\n)",
        f"f(\n    401,\n    detail='no',  # why, oh why\n    {ITEM},\n)",
    ),
    "a comment behind the last, no trailing comma": (
        "f(\n    401,\n    detail='no'  # why (oh, why)\n)",
        f"f(\n    401,\n    detail='no',  # why (oh, why)\n    {ITEM}\n)",
    ),
    "a comment on a line of its own": (
        "f(\n    401,\n    # headers={},\n)",
        f"f(\n    401,\n    {ITEM},\n    # headers={{}},\n)",
    ),
    "a comment of other letters": (
        "f(\n    401,  # où ça, là\n)",
        f"f(\n    401,  # où ça, là\n    {ITEM},\n)",
    ),
    "all on the second line": ("f(\n    401, 'no'\n)", f"f(\n    401, 'no',\n    {ITEM}\n)"),
    "begins beside the bracket": ("f(401,\n  'no')", f"f(401,\n  'no', {ITEM})"),
    "begins beside the bracket, with a comma": (
        "f(401,\n  'no',\n)",
        f"f(401,\n  'no',\n  {ITEM},\n)",
    ),
    "bracket on a line of its own": ("f(401\n)", f"f(401, {ITEM}\n)"),
    "comma on the next line": ("f(\n    401\n    ,)", f"f(\n    401\n    , {ITEM},)"),
    "last one over lines": (
        "f(\n    401,\n    detail={\n        'a': 1,\n    },\n)",
        f"f(\n    401,\n    detail={{\n        'a': 1,\n    }},\n    {ITEM},\n)",
    ),
    "a backslash": ("f(401 \\\n  )", f"f(401, {ITEM} \\\n  )"),
    "a lambda": ("f(lambda: 401)", f"f(lambda: 401, {ITEM})"),
    "a generator in brackets": ("f((x for x in y))", f"f((x for x in y), {ITEM})"),
    "tabs": ("f(\n\t401,\n)", f"f(\n\t401,\n\t{ITEM},\n)"),
    "chained": ("f(401)", f"f(401, {ITEM})"),
}
AROUND = {
    "a statement": "{}\n",
    "a name": "x = {}\n",
    "deep": "def view():\n    if a:\n        raise {}\n",
    "a decorator": "@{}\ndef view(): ...\n",
    "brackets": "x = ({})\n",
    "chained": "{}.headers['a']\n",
    "in a call": "g(\n    {},\n)\n",
}


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("name", CALLS)
def test_a_call_gets_an_argument(name, around):
    before, after = CALLS[name]
    source = AROUND[around].replace("{}", before)
    expected = AROUND[around].replace("{}", after)
    assert fixed(source, edit_at(source, before, Form.ARGUMENT, ITEM)) == expected


@pytest.mark.parametrize("indent", ["    ", "\t"])
def test_in_a_block_the_new_line_has_the_indentation_of_its_neighbours(indent):
    source = f"def view():\n{indent}raise f(\n{indent * 2}401,\n{indent * 2}'no',\n{indent})\n"
    code = source.partition("raise ")[2].rstrip("\n")
    expected = source.replace("'no',\n", f"'no',\n{indent * 2}{ITEM},\n")
    assert fixed(source, edit_at(source, code, Form.ARGUMENT, ITEM)) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(body, 401)", f"f(body, 401, {MAPPING})"),
        ("f(body, 401,)", f"f(body, 401, {MAPPING},)"),
    ],
)
def test_an_argument_may_have_no_name(before, after):
    source = f"x = {before}\n"
    edit = edit_at(source, before, Form.ARGUMENT, MAPPING)
    assert fixed(source, edit) == f"x = {after}\n"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("f(401, headers={})", ITEM),
        ("f(401, headers=other)", ITEM),
        ("f(401, **more)", ITEM),
        ("f(*args)", ITEM),
        ("f(*args, **more)", ITEM),
        ("f(body, status=401)", MAPPING),
    ],
)
def test_an_argument_that_may_be_there_is_refused(before, text):
    source = f"x = {before}\n"
    edit = edit_at(source, before, Form.ARGUMENT, text)
    result = fix(file_of(source), source, [edit])
    assert result.text == source
    assert result.refused == ((edit, Refused(Reason.TAKEN)),)


@pytest.mark.parametrize("code", ["f(x for x in y)", "()"])
def test_what_takes_no_item_more_is_refused(code):
    source = f"x = {code}\n"
    form = Form.ELEMENT if code == "()" else Form.ARGUMENT
    result = fix(file_of(source), source, [edit_at(source, code, form, "a=1")])
    assert [one.reason for _, one in result.refused] == [Reason.NOT_FOUND]


TUPLES = {
    "bare": ("body, 401", f"body, 401, {MAPPING}"),
    "bare with a comma": ("body, 401,", f"body, 401, {MAPPING},"),
    "in brackets": ("(body, 401)", f"(body, 401, {MAPPING})"),
    "in brackets with a comma": ("(body, 401,)", f"(body, 401, {MAPPING},)"),
    "first and last in brackets": ("(body), (401)", f"(body), (401), {MAPPING}"),
    "all in brackets": ("((body), (401))", f"((body), (401), {MAPPING})"),
    "one alone": ("body,", f"body, {MAPPING}"),
    "one alone in brackets": ("(body,)", f"(body, {MAPPING})"),
    "a list": ("[body, 401]", f"[body, 401, {MAPPING}]"),
    "a list over lines": ("[\n  body,\n  401,\n ]", f"[\n  body,\n  401,\n  {MAPPING},\n ]"),
    "over lines": (
        "(\n        body,\n        401,  # why\n    )",
        f"(\n        body,\n        401,  # why\n        {MAPPING},\n    )",
    ),
    "over lines, no trailing comma": (
        "(\n        body,\n        401\n    )",
        f"(\n        body,\n        401,\n        {MAPPING}\n    )",
    ),
    "a body over lines": (
        "jsonify(\n        error='no',\n    ), 401",
        f"jsonify(\n        error='no',\n    ), 401, {MAPPING}",
    ),
}


@pytest.mark.parametrize("name", TUPLES)
def test_a_tuple_or_a_list_gets_an_element(name):
    before, after = TUPLES[name]
    source = f"def view():\n    return {before}\n"
    edit = edit_at(source, before, Form.ELEMENT, MAPPING)
    assert fixed(source, edit) == f"def view():\n    return {after}\n"


def test_a_tuple_in_more_brackets_gets_its_element_inside():
    source = "x = ( (body, 401) )\n"
    edit = edit_at(source, "(body, 401)", Form.ELEMENT, MAPPING)
    assert fixed(source, edit) == f"x = ( (body, 401, {MAPPING}) )\n"


ENTRIES = {
    "empty": ("{}", f"{{{ENTRY}}}"),
    "one": ("{'a': 'b'}", f"{{'a': 'b', {ENTRY}}}"),
    "unpacked": ("{**a}", f"{{**a, {ENTRY}}}"),
    "trailing comma": ("{'a': 'b',}", f"{{'a': 'b', {ENTRY},}}"),
    "over lines": (
        "{\n        'a': 'b',  # why\n    }",
        f"{{\n        'a': 'b',  # why\n        {ENTRY},\n    }}",
    ),
    "value in brackets": ("{'a': ('b')}", f"{{'a': ('b'), {ENTRY}}}"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_mapping_gets_an_entry(name):
    before, after = ENTRIES[name]
    source = f"def view():\n    return f(401, headers={before})\n"
    edit = edit_at(source, before, Form.ENTRY, ENTRY)
    assert fixed(source, edit) == f"def view():\n    return f(401, headers={after})\n"


KEYWORDS = {
    "one": ("f(status_code=401)", "f(status=401)"),
    "spaces": ("f(status_code = 401)", "f(status = 401)"),
    "over lines": ("f(\n  body,\n  status_code=(  # why\n   401),\n)",) * 2,
    "unpacked": ("f(*args, status_code=401, **more)", "f(*args, status=401, **more)"),
    "its value has the same": ("f(status_code=status_code)", "f(status=status_code)"),
}


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_keyword_gets_another_name(name):
    before, after = KEYWORDS[name]
    after = after.replace("status_code=(", "status=(")
    source = f"@decorated\ndef view():\n    return {before}\n"
    edit = edit_at(source, "status_code", Form.KEYWORD, "status")
    assert fixed(source, edit) == f"@decorated\ndef view():\n    return {after}\n"


def test_a_keyword_that_is_there_already_is_refused():
    source = "x = f(status_code=401, status=402)\n"
    edit = edit_at(source, "status_code", Form.KEYWORD, "status")
    result = fix(file_of(source), source, [edit])
    assert result.refused == ((edit, Refused(Reason.TAKEN)),)


RETURNS = {
    "a call": ("return f(401)", "raise f(401)"),
    "brackets": ("return(f(401))", "raise(f(401))"),
    "over lines": ("return f(\n        401,  # why\n    )",) * 2,
    "a semicolon": ("x = 1; return f(401); y = 2", "x = 1; raise f(401); y = 2"),
    "a comment": ("return f(401)  # return", "raise f(401)  # return"),
    "spaces": ("return  f(401)", "raise  f(401)"),
    "on the line of its condition": ("if a: return f(401)", "if a: raise f(401)"),
}


@pytest.mark.parametrize("name", RETURNS)
def test_return_becomes_raise(name):
    before, after = RETURNS[name]
    source = f"def view():\n    {before}\n"
    expected = f"def view():\n    {after.replace('return f(', 'raise f(')}\n"
    assert fixed(source, edit_at(source, "return", Form.RAISE, "raise")) == expected


def test_a_return_of_nothing_is_refused():
    source = "def view():\n    return\n"
    edit = edit_at(source, "return", Form.RAISE, "raise")
    assert fix(file_of(source), source, [edit]).refused == ((edit, Refused(Reason.NOT_FOUND)),)


EXPRESSIONS = {
    "text": ("start('404 Missing', [])", "'404 Missing'", "'404 Not Found'"),
    "in brackets": ("start(('404 Missing'), [])", "'404 Missing'", "'404 Not Found'"),
    "two parts": ("start('404 ' 'Missing', [])", "'404 ' 'Missing'", "'404 Not Found'"),
    "names that it had": ("f(401, body)", "f(401, body)", "f(body, status=401)"),
    "a tuple in brackets": ("f((401, body))", "(401, body)", "(body, 401)"),
    "a bare tuple": ("401, body", "401, body", "body, 401"),
    "a generator": ("f((x for x in y))", "(x for x in y)", "[x for x in y]"),
    "over lines": ("f(a)", "a", "g(\n            a,\n            # why\n        )"),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_takes_the_place_of_another(name):
    code, before, after = EXPRESSIONS[name]
    source = f"def view():\n    if b:\n        return {code}\n"
    if name == "over lines":
        source = source.replace("f(a)", "f(a(g))")
        before = "a(g)"
    edit = edit_at(source, before, Form.EXPRESSION, after)
    assert fixed(source, edit) == source.replace(before, after)


def test_two_expressions_change_places_and_what_is_between_stays():
    source = (
        "def view():\n    return (\n        404,  # status\n        {'a': b},  # body\n    )\n"
    )
    second = edit_at(source, "{'a': b}", Form.EXPRESSION, "404")
    first = edit_at(source, "404", Form.EXPRESSION, "{'a': b}", then=second)
    swapped = source.replace("404", "#").replace("{'a': b}", "404").replace("#", "{'a': b}", 1)
    swapped = (
        "def view():\n    return (\n        {'a': b},  # status\n        404,  # body\n    )\n"
    )
    assert fixed(source, first) == swapped


def test_what_belongs_together_is_made_together_or_not_at_all():
    source = "x = 404, body\n"
    second = edit_at(source, "bod", Form.EXPRESSION, "404")
    edit = edit_at(source, "404", Form.EXPRESSION, "body", then=second)
    result = fix(file_of(source), source, [edit])
    assert result.text == source
    assert result.refused == ((edit, Refused(Reason.NOT_FOUND)),)


@pytest.mark.parametrize(
    ("form", "code", "text"),
    [
        (Form.EXPRESSION, "f(401)", "g(401)"),
        (Form.ARGUMENT, "f(401)", "headers=HEADERS"),
        (Form.ARGUMENT, "f(401)", "HEADERS"),
        (Form.ELEMENT, "[f(401)]", "HEADERS"),
        (Form.ENTRY, "{1: f(401)}", "1: HEADERS"),
    ],
)
def test_names_that_were_not_there_are_refused(form, code, text):
    source = "x = [f(401)], {1: f(401)}\n"
    edit = edit_at(source, code, form, text)
    result = fix(file_of(source), source, [edit])
    assert result.text == source
    assert [one.reason for _, one in result.refused] == [Reason.NOT_PROVED]


def test_names_may_not_come_from_another_scope():
    source = "x = [a for a in b], a\n"
    second = edit_at(source, "[a for a in b]", Form.EXPRESSION, "a")
    inner = source.index(" a\n") + 1
    outer = second._replace(span=Span(inner, inner + 1), text="[a for a in b]")
    assert fixed(source, second._replace(then=outer)) == "x = a, [a for a in b]\n"
    wrong = edit_at(source, "a for", Form.EXPRESSION, "b")
    wrong = wrong._replace(span=Span(wrong.span.start, wrong.span.start + 1))
    wrong = wrong._replace(then=outer._replace(text="b"))
    result = fix(file_of(source), source, [wrong])
    assert [one.reason for _, one in result.refused] == [Reason.NOT_PROVED]


# -- several edits ------------------------------------------------------------------------------


def test_edits_inside_of_a_call_that_gets_an_argument():
    source = "from http import HTTPStatus\nraise f(status_code=401, detail=g(403))\n"
    edits = (
        edit_at(source, "f(status_code=401, detail=g(403))", Form.ARGUMENT, ITEM),
        edit_at(source, "g(403)", Form.ARGUMENT, "a=1"),
        edit_at(source, "status_code", Form.KEYWORD, "status"),
        constant_at(source, "401", "UNAUTHORIZED"),
        constant_at(source, "403", "FORBIDDEN"),
    )
    made = (
        "from http import HTTPStatus\nraise f(status=HTTPStatus.UNAUTHORIZED, "
        f"detail=g(HTTPStatus.FORBIDDEN, a=1), {ITEM})\n"
    )
    assert fixed(source, *edits) == made
    assert fixed(source, *reversed(edits)) == made


def test_a_number_beside_the_new_element():
    source = "from http import HTTPStatus\ndef view():\n    return body, 401\n"
    edits = (
        edit_at(source, "body, 401", Form.ELEMENT, MAPPING),
        constant_at(source, "401", "UNAUTHORIZED"),
    )
    assert fixed(source, *edits).endswith(f"return body, HTTPStatus.UNAUTHORIZED, {MAPPING}\n")


def test_two_edits_on_one_line():
    source = "a = f(status_code=401), f(x); b = g(status=2)\n"
    edits = (
        edit_at(source, "status_code", Form.KEYWORD, "status"),
        edit_at(source, "f(x)", Form.ARGUMENT, "y=1"),
        edit_at(source, "g(status=2)", Form.ARGUMENT, "z=2"),
    )
    assert fixed(source, *edits) == "a = f(status=401), f(x, y=1); b = g(status=2, z=2)\n"


def test_what_stands_inside_of_a_replaced_expression_waits():
    source = "from http import HTTPStatus\nx = 401, f(403)\n"
    inner = constant_at(source, "403", "FORBIDDEN")
    outer = edit_at(source, "401, f(403)", Form.EXPRESSION, "f(403), 401")
    result = fix(file_of(source), source, [inner, outer])
    assert result.text.endswith("x = f(403), 401\n")
    assert result.refused == ((inner, Refused(Reason.OVERLAPS)),)


def test_a_call_gets_one_argument_at_a_time():
    source = "x = f(401)\n"
    edits = [edit_at(source, "f(401)", Form.ARGUMENT, text) for text in ("a=1", "b=2")]
    result = fix(file_of(source), source, edits)
    assert result.text == "x = f(401, a=1)\n"
    assert result.refused == ((edits[1], Refused(Reason.OVERLAPS)),)


def test_an_import_that_only_the_replaced_expression_used_goes():
    source = "import json\nimport os\n\nx = f(json.dumps(1), os.sep)\n"
    edit = edit_at(source, "json.dumps(1)", Form.EXPRESSION, "1")
    assert fixed(source, edit) == "import os\n\nx = f(1, os.sep)\n"
    kept = edit_at(source, "json.dumps(1)", Form.EXPRESSION, "[json.dumps(1)]")
    assert fixed(source, kept) == source.replace("json.dumps(1)", "[json.dumps(1)]")


def test_what_one_edit_breaks_costs_itself_only():
    source = "x = f(status_code=401)\ny = g(status_code=401)\n"
    good = edit_at(source, "g(status_code=401)", Form.ARGUMENT, "a=1")
    bad = edit_at(source, "f(status_code=401)", Form.EXPRESSION, "f(none)")
    result = fix(file_of(source), source, [bad, good])
    assert result.text == "x = f(status_code=401)\ny = g(status_code=401, a=1)\n"
    assert [(edit, one.reason) for edit, one in result.refused] == [(bad, Reason.NOT_PROVED)]


def test_a_byte_order_mark_is_no_part_of_it():
    text = decode(b"\xef\xbb\xbfx = f(401)\n").text
    assert fixed(text, edit_at(text, "f(401)", Form.ARGUMENT, "a=1")) == "x = f(401, a=1)\n"


def test_edits_are_frozen_data():
    source = "x = f(401)\n"
    then = edit_at(source, "401", Form.EXPRESSION, "402")
    edit = edit_at(source, "f(401)", Form.ARGUMENT, ITEM, then)
    assert pickle.loads(pickle.dumps(edit)) == edit
    assert hash(edit) == hash(pickle.loads(pickle.dumps(edit)))
    assert edit.parts == (edit, then)


# -- the proof ----------------------------------------------------------------------------------

PROVED = "x = f(status_code=401, a=g(1))\n\ndef v():\n    return h(2, {'k': 4}, '404 No')\n"
PROVED_EDITS = (
    (Form.KEYWORD, "status_code", "status"),
    (Form.ARGUMENT, "g(1)", "b=5"),
    (Form.RAISE, "return", "raise"),
    (Form.ENTRY, "{'k': 4}", "'l': 6"),
    (Form.EXPRESSION, "'404 No'", "'404 Not Found'"),
)
RESULT = (
    "x = f(status=401, a=g(1, b=5))\n\ndef v():\n"
    "    raise h(2, {'k': 4, 'l': 6}, '404 Not Found')\n"
)
WRONG = {
    "keyword not renamed": RESULT.replace("status=", "status_code="),
    "another keyword": RESULT.replace("status=", "code="),
    "argument missing": RESULT.replace(", b=5", ""),
    "argument in front": RESULT.replace("1, b=5", "b=5, 1"),
    "argument of another call": RESULT.replace("g(1, b=5))", "g(1), b=5)"),
    "argument without a name": RESULT.replace("b=5", "5"),
    "return stays": RESULT.replace("raise", "return"),
    "cause": RESULT.replace("Found')", "Found') from x"),
    "entry missing": RESULT.replace(", 'l': 6", ""),
    "entry in front": RESULT.replace("'k': 4, 'l': 6", "'l': 6, 'k': 4"),
    "another text": RESULT.replace("Not Found", "Found"),
    "another space": RESULT.replace("g(1, b", "g(1,  b"),
}


def proved_edits() -> list[Edit]:
    return [edit_at(PROVED, code, form, text) for form, code, text in PROVED_EDITS]


def test_the_right_result_is_proved():
    file = file_of(PROVED)
    edits = proved_edits()
    assert prove(file, PROVED, plan(file, edits), RESULT).__class__ is ast.Module
    assert fix(file, PROVED, edits).text == RESULT


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_result_is_refused(name, monkeypatch):
    assert WRONG[name] != RESULT
    file = file_of(PROVED)
    refused = prove(file, PROVED, plan(file, proved_edits()), WRONG[name])
    assert refused is not None
    assert refused.reason is Reason.NOT_PROVED
    monkeypatch.setattr("statusfix.fixing.rewrite.rewrite", lambda text, whole: WRONG[name])
    result = fix(file, PROVED, proved_edits())
    assert result.text == PROVED
    assert result.made == ()


def test_the_tree_is_held_against_the_edit_and_not_against_the_plan():
    """A plan whose bytes do more than its edits say agrees with the rewriter, and is refused."""
    file = file_of(PROVED)
    whole = plan(file, proved_edits())
    adding = [one for one in whole.edits if one.edit.form in (Form.ARGUMENT, Form.ENTRY)]
    assert len(adding) == 2
    for one in adding:
        changes = tuple(change._replace(text=change.text + ", z=1") for change in one.changes)
        lying = whole._replace(edits=(one._replace(own=changes),))
        refused = prove(file, PROVED, lying, splice(PROVED.encode(), lying.text_edits))
        assert refused is not None
        assert refused.reason is Reason.NOT_PROVED


def test_a_rewriter_that_forgets_an_edit_is_refused(monkeypatch):
    monkeypatch.setattr(Replacer, "with_item", lambda self, node, planned: node)
    file = file_of(PROVED)
    result = fix(file, PROVED, proved_edits())
    forgotten = {edit.form for edit, _ in result.refused}
    assert forgotten == {Form.ARGUMENT, Form.ENTRY}
    assert ast.dump(ast.parse(result.text)) != ast.dump(ast.parse(PROVED))


def test_positions_are_those_of_the_span():
    edit = edit_at("é = f(1)\n", "f(1)", Form.ARGUMENT, "a=1")
    assert edit.position == Position(1, 5, 1, 9)
