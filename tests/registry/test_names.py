"""Finding, choosing and resolving names, and the tables' cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import statusfix
from statusfix import registry
from statusfix.registry.families import FAMILIES, PREFIXES

CONSTANT_TABLES = Path(statusfix.__file__).parent / "registry" / "constants"


@pytest.mark.parametrize(
    "family_key, code, minimum, name",
    [
        ("httpstatus", 404, (3, 10), "NOT_FOUND"),
        ("httpstatus", 404, None, "NOT_FOUND"),
        ("httpstatus", 422, (3, 10), "UNPROCESSABLE_ENTITY"),
        ("httpstatus", 422, (3, 12), "UNPROCESSABLE_ENTITY"),
        ("httpstatus", 422, (3, 13), "UNPROCESSABLE_CONTENT"),
        ("httpstatus", 422, (3, 13, 1), "UNPROCESSABLE_CONTENT"),
        ("httpstatus", 413, (3, 14), "CONTENT_TOO_LARGE"),
        ("httpstatus", 414, None, "REQUEST_URI_TOO_LONG"),
        ("httpstatus", 418, (3, 8), None),
        ("httpstatus", 418, (3, 9), "IM_A_TEAPOT"),
        ("httpstatus", 306, (3, 10), None),
        ("httpstatus", 104, (3, 10), None),
        ("httpstatus", 299, (3, 10), None),
        ("http.client", 416, (3, 10), "REQUESTED_RANGE_NOT_SATISFIABLE"),
        ("starlette", 404, None, "HTTP_404_NOT_FOUND"),
        ("starlette", 422, None, None),
        ("starlette", 422, (0, 47, 3), None),
        ("starlette", 422, (0, 48), "HTTP_422_UNPROCESSABLE_CONTENT"),
        ("starlette", 422, (0, 48, 0), "HTTP_422_UNPROCESSABLE_CONTENT"),
        ("starlette", 422, (1,), "HTTP_422_UNPROCESSABLE_CONTENT"),
        ("starlette", 308, None, "HTTP_308_PERMANENT_REDIRECT"),
        ("starlette", 308, (0, 14), None),
        ("starlette", 104, (1, 0), None),
        ("fastapi", 413, (0, 48), "HTTP_413_CONTENT_TOO_LARGE"),
        ("fastapi", 413, None, None),
        ("drf", 422, None, "HTTP_422_UNPROCESSABLE_ENTITY"),
        ("drf", 103, None, "HTTP_103_EARLY_HINTS"),
        ("drf", 103, (3, 13), None),
        ("drf", 509, None, "HTTP_509_BANDWIDTH_LIMIT_EXCEEDED"),
        ("litestar", 306, None, "HTTP_306_RESERVED"),
        ("litestar", 413, None, "HTTP_413_REQUEST_ENTITY_TOO_LARGE"),
        ("requests", 200, None, "ok"),
        ("requests", 100, None, "CONTINUE"),
        ("requests", 414, None, "request_uri_too_large"),
        ("requests", 508, None, None),
        ("httpx", 425, None, "TOO_EARLY"),
        ("httpx", 425, (0, 13), None),
        ("falcon", 404, None, "HTTP_404"),
        ("falcon", 404, (4, 0), "HTTP_404"),
        ("falcon", 425, None, None),
        ("falcon", 425, (4,), "HTTP_425"),
        ("falcon.exceptions", 413, None, None),
        ("falcon.exceptions", 413, (4, 1), "HTTPContentTooLarge"),
        ("django", 200, None, "HttpResponse"),
        ("django", 404, None, "HttpResponseNotFound"),
        ("django", 401, None, None),
        ("werkzeug", 402, None, None),
        ("sanic", 500, None, "ServerError"),
        ("pyramid", 500, None, "HTTPInternalServerError"),
        ("litestar.exceptions", 500, None, "InternalServerException"),
        ("drf.exceptions", 401, None, "NotAuthenticated"),
    ],
)
def test_choose_name(
    family_key: str, code: int, minimum: tuple[int, ...] | None, name: str | None
) -> None:
    chosen = registry.choose_name(family_key, code, minimum)
    assert (chosen and chosen.name) == name
    assert chosen is None or (chosen.family, chosen.code) == (family_key, code)


def test_choose_name_below_an_upper_bound() -> None:
    def name(minimum: tuple[int, ...] | None, below: tuple[int, ...]) -> str | None:
        chosen = registry.choose_name("starlette", 422, minimum, below)
        return chosen and chosen.name

    assert name((0, 40), (0, 48)) == "HTTP_422_UNPROCESSABLE_ENTITY"
    assert name(None, (0, 48, 0)) == "HTTP_422_UNPROCESSABLE_ENTITY"
    assert name((0, 40), (1, 0)) is None
    assert name((0, 48), (1, 0)) == "HTTP_422_UNPROCESSABLE_CONTENT"


@pytest.mark.parametrize(
    "qualified_name, family_key, code",
    [
        ("http.HTTPStatus.NOT_FOUND", "httpstatus", 404),
        ("http.server.HTTPStatus.OK", "httpstatus", 200),
        ("http.HTTPStatus.UNPROCESSABLE_CONTENT", "httpstatus", 422),
        ("http.client.NOT_FOUND", "http.client", 404),
        ("starlette.status.HTTP_404_NOT_FOUND", "starlette", 404),
        ("starlette.status.HTTP_422_UNPROCESSABLE_ENTITY", "starlette", 422),
        ("fastapi.status.HTTP_404_NOT_FOUND", "fastapi", 404),
        ("rest_framework.status.HTTP_509_BANDWIDTH_LIMIT_EXCEEDED", "drf", 509),
        ("litestar.status_codes.HTTP_306_RESERVED", "litestar", 306),
        ("requests.codes.not_found", "requests", 404),
        ("requests.codes.NOT_FOUND", "requests", 404),
        ("requests.codes.CONTINUE", "requests", 100),
        ("requests.status_codes.codes.not_found", "requests", 404),
        ("requests.codes.\\o/", "requests", 200),
        ("requests.codes.-O-", "requests", 404),
        ("requests.codes.precondition", "requests", 428),
        ("requests.codes.uri_too_long", "requests", 414),
        ("httpx.codes.NOT_FOUND", "httpx", 404),
        ("httpx.codes.not_found", "httpx", 404),
        ("falcon.HTTP_404", "falcon", 404),
        ("falcon.HTTP_NOT_FOUND", "falcon", 404),
        ("falcon.status_codes.HTTP_404", "falcon", 404),
        ("falcon.HTTPNotFound", "falcon.exceptions", 404),
        ("falcon.errors.HTTPNotFound", "falcon.exceptions", 404),
        ("falcon.redirects.HTTPSeeOther", "falcon.exceptions", 303),
        ("aiohttp.web.HTTPNotFound", "aiohttp", 404),
        ("aiohttp.web_exceptions.HTTPNotFound", "aiohttp", 404),
        ("django.http.HttpResponseNotFound", "django", 404),
        ("django.http.response.HttpResponseNotFound", "django", 404),
        ("django.http.Http404", "django", 404),
        ("werkzeug.exceptions.NotFound", "werkzeug", 404),
        ("rest_framework.exceptions.Throttled", "drf.exceptions", 429),
        ("litestar.exceptions.NotFoundException", "litestar.exceptions", 404),
        ("sanic.exceptions.NotFound", "sanic", 404),
        ("pyramid.httpexceptions.HTTPNotFound", "pyramid", 404),
    ],
)
def test_resolve_constant(qualified_name: str, family_key: str, code: int) -> None:
    constant = registry.resolve_constant(qualified_name)
    assert constant is not None
    assert (constant.family, constant.code) == (family_key, code)
    assert qualified_name.endswith(f".{constant.name}")


@pytest.mark.parametrize(
    "qualified_name",
    [
        "",
        "NOT_FOUND",
        "http.HTTPStatus",
        "http.HTTPStatus.not_found",
        "http.HTTPStatus.NOT_FOUND.value",
        "myproject.status.HTTP_404_NOT_FOUND",
        "starlette.status.WS_1000_NORMAL_CLOSURE",
        "starlette.status.HTTP_404",
        "requests.codes.\\O/",
        "requests.codes.Not_Found",
        "falcon.HTTPStatus",
        "falcon.errors.HTTP_404",
        "django.http.HttpRequest",
        "werkzeug.exceptions.PaymentRequired",
    ],
)
def test_resolve_constant_knows_when_it_does_not(qualified_name: str) -> None:
    assert registry.resolve_constant(qualified_name) is None


def test_names_of_gives_the_preferred_name_first() -> None:
    names = [constant.name for constant in registry.names_of("httpstatus", 422)]
    assert names == ["UNPROCESSABLE_CONTENT", "UNPROCESSABLE_ENTITY"]
    assert registry.names_of("httpstatus", 306) == ()
    assert registry.names_of("fastapi", 404)[0].family == "fastapi"


def test_families() -> None:
    assert registry.family("drf").module == "rest_framework.status"
    assert registry.family("fastapi").version_of == "starlette"
    assert registry.family("falcon").kind == "str"
    with pytest.raises(KeyError):
        registry.family("flask")
    assert {family.kind for family in registry.all_families()} == {"enum", "int", "str", "class"}


def test_every_prefix_leads_to_a_family_and_every_family_has_one() -> None:
    reached = {key for _, keys in PREFIXES for key in keys}
    assert reached == {row[0] for row in FAMILIES}
    assert {row[1] for row in FAMILIES} <= {prefix for prefix, _ in PREFIXES}


@pytest.mark.parametrize("family", registry.all_families(), ids=lambda family: family.key)
def test_a_family_is_sound(family: registry.Family) -> None:
    constants = registry.constants_of(family.key)
    assert registry.constants_of(family.key) is constants
    for name, constant in constants.items():
        assert constant.name == name
        assert constant.family == family.key
        assert 100 <= constant.code <= 799
        assert constant.replacement == "" or constant.replacement in constants
        assert bool(constant.replacement) is bool(constant.deprecated)
        for version in (constant.added, constant.deprecated):
            assert all(part.isdigit() for part in version.split(".") if version)


def test_every_registered_status_that_python_names_can_be_named_everywhere() -> None:
    without = {
        status.code
        for status in registry.all_statuses()
        if registry.choose_name("httpstatus", status.code, (3, 10)) is None
    }
    assert without == {104, 306}


@pytest.mark.parametrize(
    "path", sorted(CONSTANT_TABLES.glob("*.py")), ids=lambda path: str(path.stem)
)
def test_a_constant_table_is_a_literal(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert isinstance(body[0], ast.Expr)
    for statement in body[1:]:
        if isinstance(statement, ast.AnnAssign):
            assert statement.value is not None
            ast.literal_eval(statement.value)
        else:
            assert isinstance(statement, ast.ImportFrom)
            assert statement.module == "__future__"


def test_a_lookup_imports_only_its_own_table() -> None:
    program = (
        "import sys; from statusfix import registry; "
        "loaded = lambda: sorted(n for n in sys.modules if n.startswith('statusfix.registry.')); "
        "assert loaded() == [], loaded(); "
        "registry.resolve_constant('myproject.status.HTTP_404'); "
        "assert loaded() == ['statusfix.registry.families'], loaded(); "
        "registry.resolve_constant('http.HTTPStatus.OK'); "
        "assert [n for n in loaded() if 'constants.' in n] "
        "== ['statusfix.registry.constants.httpstatus'], loaded(); "
        "assert not {'dataclasses', 'http', 'starlette'} & set(sys.modules)"
    )
    source = str(Path(statusfix.__file__).parents[1])
    subprocess.run(
        [
            sys.executable,
            "-S",
            "-E",
            "-c",
            f"import sys; sys.path.insert(0, {source!r}); {program}",
        ],
        check=True,
    )
