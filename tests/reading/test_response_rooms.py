"""The rooms that read a response, each by what it answers: places, fields, traces, ways, hooks."""

from __future__ import annotations

import ast

import pytest

from statusfix.model import Content, Leaving, Presence, Response
from statusfix.reading.names.bindings import Scope
from statusfix.reading.names.calls import Calls
from statusfix.reading.names.objects import dotted, results_of
from statusfix.reading.names.places import Place, Places
from statusfix.reading.responses.contents import content_of, content_of_returns
from statusfix.reading.responses.drafts import Draft, by_exits, least
from statusfix.reading.responses.fields import NONE, OPEN, Fields, field_name, fields_of, set_of
from statusfix.reading.responses.handlers import family_of, handler_at
from statusfix.reading.responses.hooks import hooks_of, written_by
from statusfix.reading.responses.leaving import is_expected, way_out
from statusfix.reading.responses.tracing import Exit, Trace
from statusfix.reading.sites import Reading, read_sites

FLASK = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\n"


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def scope_of(source: str) -> Scope:
    return Scope(ast.parse(source), None)


def reading(source: str) -> Reading:
    return read_sites(ast.parse(source), source)


def response(source: str, code: int) -> Response:
    """Return the response around the first site of a code."""
    read = reading(source)
    return read.response(next(one for one in read.sites if one.code == code))


def place(source: str, code: int) -> Place:
    read = reading(source)
    found = read.responses.place(next(one for one in read.sites if one.code == code))
    assert found is not None
    return found


# -- places ------------------------------------------------------------------------------------


def test_a_place_is_the_way_from_the_module_to_the_expression() -> None:
    found = place(f"{FLASK}def f():\n    return 'no', 401\n", 401)
    kinds = [type(node).__name__ for node in found.path]
    assert kinds == ["Module", "FunctionDef", "Return", "Tuple", "Constant"]
    assert isinstance(found.statement, ast.Return)
    assert isinstance(found.function, ast.FunctionDef)


def test_where_nothing_stands_there_is_no_place() -> None:
    places = Places(scope_of("x = 1\n"))
    assert places.at((9, 0, 9, 3)) is None


# -- fields ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sure", "is_open"),
    [
        ("{'Allow': 'GET'}", {"allow"}, False),
        ("[(b'allow', b'GET')]", {"allow"}, False),
        ("{**more, 'Allow': 'GET'}", {"allow"}, True),
        ("{name: 'GET'}", set(), True),
        ("headers", set(), True),
        ("None", set(), False),
    ],
)
def test_fields_of_an_expression(text: str, sure: set[str], is_open: bool) -> None:
    found = fields_of(expression(text), scope_of(""), lambda _: OPEN)
    assert (found.sure, found.is_open) == (sure, is_open)


def test_where_paths_meet_a_field_is_sure_if_both_set_it() -> None:
    met = set_of("Allow").either(NONE)
    assert (met.sure, met.possible) == (frozenset(), {"allow"})
    assert set_of("Allow").then(set_of("Link")).sure == {"allow", "link"}
    assert set_of("Allow").without("allow") == NONE


def test_the_name_of_a_field_may_be_a_constant_of_the_module() -> None:
    scope = scope_of("CHALLENGE = 'WWW-Authenticate'\n")
    assert field_name(expression("CHALLENGE"), scope) == "www-authenticate"
    assert field_name(expression("unknown"), scope) is None


# -- objects, contents --------------------------------------------------------------------------


def test_dotted_names_are_objects_and_calls_are_not() -> None:
    assert dotted(expression("self.response.headers")) == "self.response.headers"
    assert dotted(expression("make().headers")) is None


def test_each_result_of_a_conditional_expression_counts() -> None:
    found = [ast.unparse(one) for one in results_of(expression("a if b else c"))]
    assert sorted(found) == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("''", "plain", Content.NONE),
        ("None", "plain", Content.NONE),
        ("'gone'", "plain", Content.SOME),
        ("''", "serialized", Content.SOME),
        ("{}", "serialized", Content.SOME),
        ("text", "plain", Content.UNKNOWN),
        ("jsonify(error=1)", "body", Content.SOME),
        ("'a' if b else ''", "plain", Content.UNKNOWN),
    ],
)
def test_whether_an_expression_is_content(text: str, kind: str, content: Content) -> None:
    assert content_of(expression(text), kind, scope_of("")) is content


def test_a_handler_that_returns_nothing_has_no_content() -> None:
    nothing = ast.parse("def f():\n    return None\n").body[0]
    some = ast.parse("def f():\n    return {'done': True}\n").body[0]
    assert content_of_returns(nothing, scope_of("")) is Content.NONE
    assert content_of_returns(some, scope_of("")) is Content.SOME


# -- tracing -----------------------------------------------------------------------------------


def traced(body: str) -> list[Exit]:
    """Return where `r` leaves a function whose body is given, made by its first statement."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    module = ast.parse(f"def f(flag, hand):\n{lines}\n")
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    scope = Scope(function, Scope(module, None))
    trace = Trace("r", function.body[0], scope, lambda _: NONE, lambda _: OPEN)
    trace.run(function.body, OPEN)
    return trace.exits


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("r = make()\nreturn r", [NONE]),
        ("r = make()\nr.headers['Allow'] = 'GET'\nreturn r", [set_of("Allow")]),
        ("r = make()\nr['Allow'] = 'GET'\ndel r['Allow']\nreturn r", [NONE]),
        ("r = make()\nr.headers.update({'Allow': 'GET'})\nreturn r", [set_of("Allow")]),
        (
            "r = make()\nif flag:\n    r.allow = ['GET']\nreturn r",
            [Fields(frozenset(), frozenset({"allow"}))],
        ),
        (
            "r = make()\nif flag:\n    return r\nr['Allow'] = 'GET'\nreturn r",
            [NONE, set_of("Allow")],
        ),
        ("r = make()\nr.status_code = 200\nreturn r", []),
        ("r = make()\nraise r", [NONE]),
    ],
)
def test_what_is_set_where_an_object_leaves(body: str, fields: list[Fields]) -> None:
    assert [one.fields for one in traced(body)] == fields


def test_who_takes_the_object_may_set_anything() -> None:
    (left,) = traced("r = make()\nhand(r)\nreturn r")
    assert left.fields.is_open


# -- leaving -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "leaving"),
    [
        ("return answer(1)", Leaving.RETURNED),
        ("raise answer(1)", Leaving.RAISED),
        ("raise answer(1) from None", Leaving.RAISED),
        ("keep(answer(1))", Leaving.UNSEEN),
        ("abort(answer(1))", Leaving.RAISED),
        ("return make_response(answer(1))", Leaving.RETURNED),
        ("try:\n        raise answer(1)\n    except answer:\n        pass", Leaving.UNSEEN),
        ("try:\n        raise answer(1)\n    except answer:\n        raise", Leaving.RAISED),
    ],
)
def test_how_a_call_leaves(statement: str, leaving: Leaving) -> None:
    module = ast.parse(f"def f():\n    {statement}\n")
    path = path_to(module, "answer(1)")
    assert way_out(path, len(path) - 1, None).leaving is leaving


def path_to(module: ast.Module, text: str) -> tuple[ast.AST, ...]:
    def follow(node: ast.AST, path: tuple[ast.AST, ...]) -> tuple[ast.AST, ...] | None:
        here = (*path, node)
        if isinstance(node, ast.expr) and ast.unparse(node) == text:
            return here
        for child in ast.iter_child_nodes(node):
            found = follow(child, here)
            if found is not None:
                return found
        return None

    found = follow(module, ())
    assert found is not None
    return found


def test_what_a_test_expects_to_fail_is_expected() -> None:
    source = "def f():\n    with pytest.raises(Error):\n        answer(1)\n"
    assert is_expected(path_to(ast.parse(source), "answer(1)"))
    source = "def f():\n    with opened(Error):\n        answer(1)\n"
    assert not is_expected(path_to(ast.parse(source), "answer(1)"))


# -- handlers, hooks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("packages", "family"),
    [
        (("flask",), "flask"),
        (("quart",), "quart"),
        (("django", "rest_framework"), "drf"),
        (("fastapi", "starlette"), "fastapi"),
        (("flask", "django"), ""),
        (("requests",), ""),
    ],
)
def test_the_framework_that_imports_speak_for(packages: tuple[str, ...], family: str) -> None:
    assert family_of(packages) == family


def test_a_handler_knows_its_methods() -> None:
    source = f"{FLASK.replace('get', 'post')}def f():\n    return '', 401\n"
    handler = handler_at(place(source, 401), ("flask",))
    assert (handler.framework, handler.methods) == ("flask", {"POST"})
    narrowed = (
        "from django.http import HttpResponse\n\n\ndef f(request):\n"
        "    if request.method == 'PUT':\n        return HttpResponse(status=405)\n"
    )
    assert handler_at(place(narrowed, 405), ("django",)).methods == {"PUT"}


def test_hooks_are_the_functions_that_see_responses() -> None:
    source = (
        "@app.after_request\ndef f(response):\n    response.headers['Allow'] = 'GET'\n"
        "    return response\n\n\n@app.errorhandler(404)\ndef g(error):\n    return ''\n"
    )
    module = scope_of(source)
    hooks = hooks_of(module, Calls({}, (module.node,)))
    assert [one.name for one in hooks.writers if isinstance(one, ast.FunctionDef)] == ["f"]
    assert "404" in hooks.answered
    assert written_by(hooks.writers[0], module).possible == {"allow"}


# -- drafts, later, the whole ------------------------------------------------------------------


def test_what_several_ways_out_have_in_common() -> None:
    assert least([set_of("Allow", "Link"), set_of("Allow")]).sure == {"allow"}
    assert least([OPEN, set_of("Allow")]).possible == {"allow"}
    assert least([OPEN]).is_open
    draft = Draft("x", "flask", Leaving.UNSEEN, OPEN)
    assert by_exits(draft, []).leaving is Leaving.UNSEEN
    assert by_exits(draft, [Exit(ast.Raise(), NONE)]).leaving is Leaving.RAISED


def test_a_hook_of_the_module_makes_its_field_possible() -> None:
    source = (
        f"{FLASK}def f():\n    return '', 401\n\n\n@app.after_request\ndef g(response):\n"
        "    response.headers['WWW-Authenticate'] = 'Bearer'\n    return response\n"
    )
    found = response(source, 401)
    assert found.leaving is Leaving.RETURNED
    assert found.field("WWW-Authenticate") is Presence.UNKNOWN
    assert found.field("Allow") is Presence.ABSENT


def test_a_helper_s_response_goes_through_its_callers() -> None:
    source = (
        "from django.http import HttpResponse\n\n\ndef refused():\n"
        "    return HttpResponse(status=405)\n\n\ndef view(request):\n"
        "    response = refused()\n    response['Allow'] = 'GET'\n    return response\n"
    )
    assert response(source, 405).field("Allow") is not Presence.ABSENT
    plain = source.replace("    response['Allow'] = 'GET'\n", "")
    assert response(plain, 405).field("Link") is not Presence.PRESENT


def test_a_decorator_of_the_module_may_write() -> None:
    source = (
        "from django.http import HttpResponse\n\n\ndef limited(view):\n"
        "    def inner(request):\n        response = view(request)\n"
        "        response['Retry-After'] = '60'\n        return response\n    return inner\n\n\n"
        "@limited\ndef view(request):\n    return HttpResponse(status=429)\n"
    )
    assert response(source, 429).field("Retry-After") is not Presence.ABSENT


def test_nothing_is_known_of_a_status_that_nobody_sends() -> None:
    found = response(
        "import requests\n\nif requests.get('x').status_code == 401:\n    pass\n", 401
    )
    assert (found.leaving, found.is_open) == (Leaving.UNSEEN, True)
