"""What the tables of misuses say, held against the installed frameworks."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any

import pytest

from statusfix.frameworks.misuses import KEYWORDS, LIMITS, PLACES, UNKEYED

FIRST: dict[str, tuple[Any, ...]] = {
    "django.http.JsonResponse": ({},),
    "django.http.StreamingHttpResponse": ([],),
    "django.http.HttpResponseNotAllowed": (["GET"],),
    "django.shortcuts.render": (None, "x.html"),
    "django.template.response.TemplateResponse": (None, "x.html"),
    "starlette.templating.Jinja2Templates.TemplateResponse": (None, None, "x.html"),
    "starlette.exceptions.HTTPException": (),
    "fastapi.HTTPException": (),
    "aiohttp.web.Response": (),
}


@pytest.fixture(scope="module", autouse=True)
def _django() -> None:
    settings = pytest.importorskip("django.conf").settings
    if not settings.configured:
        settings.configure()


def found(name: str) -> Any:
    """Return what a qualified name says: a member of a module, or of a class in one."""
    module, _, member = name.rpartition(".")
    if module.rpartition(".")[2][:1].isupper():
        return getattr(found(module), member)
    pytest.importorskip(module)
    return getattr(import_module(module), member)


@pytest.mark.parametrize("row", KEYWORDS, ids=lambda row: row[0])
def test_a_wrong_keyword_is_a_type_error_and_the_right_one_is_none(
    row: tuple[str, str, str, str],
) -> None:
    name, wrong, right, _ = row
    target = found(name)
    parameters = inspect.signature(target).parameters
    takes_any = any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values())
    assert right in parameters or takes_any
    for keyword in wrong.split():
        assert keyword not in parameters
        with pytest.raises(TypeError, match=keyword):
            target(*FIRST.get(name, ("x",)), **{keyword: 404})


@pytest.mark.parametrize("row", KEYWORDS, ids=lambda row: row[0])
def test_the_right_keyword_gives_the_status(row: tuple[str, str, str, str]) -> None:
    name, _, right, _ = row
    if name.endswith(("render", "TemplateResponse", "FileResponse")):
        pytest.skip("needs a template or a file")
    made = found(name)(*FIRST.get(name, ("x",)), **{right: 303})
    assert 303 in (getattr(made, "status_code", 0), getattr(made, "status", 0))


@pytest.mark.parametrize("row", UNKEYED, ids=lambda row: row[0])
def test_flask_has_no_keyword_there(row: tuple[str, str, int, str, str]) -> None:
    flask = pytest.importorskip("flask")
    name, wrong, least, _, _ = row
    with flask.Flask(__name__).test_request_context():
        for keyword in wrong.split():
            with pytest.raises(TypeError):
                found(name)(*["x"] * max(least, 1), **{keyword: 404})
        if least:
            assert found(name)(status=404).status_code == 200


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row[0])
def test_the_place_is_another_parameters(row: tuple[str, int, str, str, str]) -> None:
    name, position, parameter, keyword, _ = row
    target = found(name)
    assert list(inspect.signature(target).parameters)[position] == parameter
    with pytest.raises(TypeError):
        target(*FIRST[name], *[404] * position)
    assert target(*FIRST[name], **{keyword: 404}).status_code == 404


def test_abort_knows_exactly_the_codes_of_its_rows() -> None:
    exceptions = pytest.importorskip("werkzeug.exceptions")
    for name, _, _, _, ranges, _, _, _ in LIMITS:
        if name.endswith("abort"):
            for code in range(100, 600):
                is_sendable = any(low <= code <= high for low, high in ranges)
                expected = exceptions.HTTPException if is_sendable else LookupError
                with pytest.raises(expected):
                    found(name)(code)


def test_error_handlers_take_exactly_the_codes_of_their_rows() -> None:
    flask = pytest.importorskip("flask")
    for name, _, _, _, ranges, _, _, _ in LIMITS:
        if not name.endswith(("errorhandler", "register_error_handler")):
            continue
        owner = found(name.rpartition(".")[0])
        target = owner(__name__) if owner is flask.Flask else owner("x", __name__)
        for code in range(100, 600):
            arguments = (code,) if name.endswith(".errorhandler") else (code, str)
            try:
                made = getattr(target, name.rpartition(".")[2])(*arguments)
                if name.endswith(".errorhandler"):
                    made(str)
                is_taken = True
            except ValueError:
                is_taken = False
            assert is_taken == any(low <= code <= high for low, high in ranges), (name, code)


def test_flask_answers_500_to_an_abort_that_it_cannot_send() -> None:
    flask = pytest.importorskip("flask")
    app = flask.Flask(__name__)

    @app.get("/bad")
    def bad() -> str:
        flask.abort(402)

    @app.get("/good")
    def good() -> str:
        flask.abort(flask.make_response("not paid", 402))

    assert app.test_client().get("/bad").status_code == 500
    assert app.test_client().get("/good").status_code == 402


@pytest.mark.parametrize("row", [row for row in LIMITS if row[3]], ids=lambda row: row[0])
def test_a_contradictory_status_is_sent_all_the_same(row: tuple[Any, ...]) -> None:
    name, parameter, position = row[:3]
    first = FIRST.get(name, ("/x",))
    assert found(name)(*first, **{parameter: 418}).status_code == 418
    if position >= 0:
        between = [None] * (position - len(first))
        assert found(name)(*first, *between, 418).status_code == 418
