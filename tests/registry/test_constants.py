"""Every constant table against the library that it describes, as far as that is installed.

A name that the library has and the table lacks is always an error. A name that the library
lacks is one too, unless the installed version is older than the name, or, for classes, older
than the version that the table was made from.
"""

from __future__ import annotations

import http
import http.client
import warnings
from importlib import metadata
from typing import Any

import pytest

from statusfix import registry


def installed(distribution: str) -> tuple[int, ...]:
    parts = metadata.version(distribution).split(".")
    return tuple(int(part) for part in parts if part.isdigit())


def expected(family_key: str) -> dict[str, int]:
    """Name and code of every constant that the installed version has."""
    family = registry.family(family_key)
    version = installed(family.version_of)
    return {
        constant.name: constant.code
        for constant in registry.constants_of(family_key).values()
        if not constant.added or tuple(map(int, constant.added.split("."))) <= version
    }


# The versions that the tables of classes were made from.
SOURCES = {
    "aiohttp": (3, 14, 5),
    "django": (4, 2),
    "drf.exceptions": (3, 18, 3),
    "falcon.exceptions": (4, 4, 0),
    "litestar.exceptions": (2, 25, 0),
    "pyramid": (2, 1),
    "sanic": (25, 12, 1),
    "werkzeug": (3, 1, 9),
}


def compare_classes(family_key: str, found: dict[str, int]) -> None:
    names = expected(family_key)
    assert {name: names.get(name) for name in found} == found
    if installed(registry.family(family_key).version_of) >= SOURCES[family_key]:
        assert set(names) == set(found)


def public_statuses(module: Any) -> dict[str, Any]:
    values = {name: getattr(module, name) for name in dir(module) if name.startswith("HTTP_")}
    return {name: value for name, value in values.items() if isinstance(value, (int, str))}


def classes(module: Any, base: type, attribute: str) -> dict[str, int]:
    """The public classes of a module that carry a status in a class attribute."""
    found = {}
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, base) and not name.startswith("_"):
            code = getattr(value, attribute, None)
            if isinstance(code, int) and not isinstance(code, bool) and code > 0:
                found[name] = int(code)
    return found


def test_http_client_has_the_members() -> None:
    for constant in registry.constants_of("http.client").values():
        if constant.name in http.HTTPStatus.__members__:
            member = getattr(http.client, constant.name)
            assert member is http.HTTPStatus[constant.name]
            assert member == constant.code
    assert set(http.HTTPStatus.__members__) <= set(registry.constants_of("http.client"))


def test_starlette() -> None:
    status = pytest.importorskip("starlette.status")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        names = public_statuses(status)
    assert names == expected("starlette")
    warned = {str(warning.message).split("'")[1]: str(warning.message) for warning in caught}
    deprecated = {
        constant.name: constant.replacement
        for constant in registry.constants_of("starlette").values()
        if constant.deprecated and installed("starlette") >= (0, 48)
    }
    assert set(warned) == set(deprecated)
    assert all(deprecated[name] in warned[name] for name in warned)


def test_fastapi_shares_the_names_of_starlette() -> None:
    fastapi = pytest.importorskip("fastapi")
    starlette = pytest.importorskip("starlette.status")
    assert fastapi.status is starlette
    assert registry.constants_of("fastapi").keys() == registry.constants_of("starlette").keys()


def test_django_rest_framework() -> None:
    status = pytest.importorskip("rest_framework.status")
    assert public_statuses(status) == expected("drf")


def test_litestar() -> None:
    status = pytest.importorskip("litestar.status_codes")
    assert public_statuses(status) == expected("litestar")


def test_requests() -> None:
    codes = pytest.importorskip("requests").codes
    found = {name: code for name, code in vars(codes).items() if isinstance(code, int)}
    if installed("requests") < (2, 32):
        assert found.pop("uri_too_long") == found.pop("URI_TOO_LONG") == 122
    assert found == expected("requests")


def test_httpx() -> None:
    codes = pytest.importorskip("httpx").codes
    found = {
        name: int(getattr(codes, name))
        for name in vars(codes)
        if name.upper() in codes.__members__
    }
    assert found == expected("httpx")
    assert type(codes.ok) is int


def test_falcon() -> None:
    falcon = pytest.importorskip("falcon")
    lines = public_statuses(falcon)
    elsewhere = {
        constant.name
        for constant in registry.constants_of("falcon").values()
        if constant.note == "only in falcon.status_codes from 4.0.0"
        and installed("falcon") >= (4,)
    }
    names = {name: code for name, code in expected("falcon").items() if name not in elsewhere}
    assert {name: int(line[:3]) for name, line in lines.items()} == names
    for name in elsewhere & set(expected("falcon")):
        assert int(getattr(falcon.status_codes, name)[:3]) == 413
    assert falcon.HTTP_404 == "404 Not Found"


def test_falcon_exceptions() -> None:
    falcon = pytest.importorskip("falcon")
    listed = {
        name
        for name, value in vars(falcon).items()
        if isinstance(value, type)
        and issubclass(value, (falcon.HTTPError, falcon.HTTPStatus))
        and value not in (falcon.HTTPError, falcon.HTTPStatus)
    }
    compare_classes(
        "falcon.exceptions", {name: _falcon_code(getattr(falcon, name)) for name in listed}
    )


def _falcon_code(value: Any) -> int:
    """The status of an instance: the classes demand different arguments."""
    variants: tuple[tuple[Any, ...], ...] = ((), ("x",), (["GET"],), (7,), ("x", "y"))
    for arguments in variants:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return int(value(*arguments).status[:3])
        except TypeError:
            continue
    raise AssertionError(value)


def test_aiohttp() -> None:
    web = pytest.importorskip("aiohttp.web")
    compare_classes("aiohttp", classes(web, web.HTTPException, "status_code"))
    assert web.HTTPNotFound is pytest.importorskip("aiohttp.web_exceptions").HTTPNotFound


def test_django() -> None:
    django_http = pytest.importorskip("django.http")
    found = classes(django_http, django_http.HttpResponseBase, "status_code")
    compare_classes("django", found | {"Http404": 404})
    assert issubclass(django_http.Http404, Exception)


def test_werkzeug() -> None:
    exceptions = pytest.importorskip("werkzeug.exceptions")
    compare_classes("werkzeug", classes(exceptions, exceptions.HTTPException, "code"))


def test_django_rest_framework_exceptions() -> None:
    django_settings = pytest.importorskip("django.conf").settings
    pytest.importorskip("rest_framework")
    if not django_settings.configured:
        django_settings.configure()
    exceptions = pytest.importorskip("rest_framework.exceptions")
    found = classes(exceptions, exceptions.APIException, "status_code")
    compare_classes("drf.exceptions", found)


def test_litestar_exceptions() -> None:
    exceptions = pytest.importorskip("litestar.exceptions")
    found = classes(exceptions, exceptions.HTTPException, "status_code")
    compare_classes("litestar.exceptions", found)


def test_sanic() -> None:
    exceptions = pytest.importorskip("sanic.exceptions")
    found = classes(exceptions, exceptions.SanicException, "status_code")
    compare_classes("sanic", found)


def test_pyramid() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exceptions = pytest.importorskip("pyramid.httpexceptions")
    found = classes(exceptions, exceptions.HTTPException, "code")
    compare_classes("pyramid", found)
