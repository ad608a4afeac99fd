"""The framework tables as data: known words, no duplicates, names that import, look-ups."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import re
import warnings
from collections import Counter
from typing import Any

import pytest

from statusfix.frameworks import _schema, all_sinks, index, table_modules
from statusfix.frameworks._schema import ATTRIBUTE, CLASS, SUBSCRIPT, VIEW
from statusfix.model import EnumSafety, Role

MODULES = {module.__name__.rpartition(".")[2]: module for module in table_modules()}
SINKS = [(name, row) for name, module in MODULES.items() for row in module.SINKS]
ALIASES = [row for module in MODULES.values() for row in getattr(module, "ALIASES", ())]
SUBCLASSES = [row for module in MODULES.values() for row in getattr(module, "SUBCLASSES", ())]
NOT_SINKS = [row for module in MODULES.values() for row in getattr(module, "NOT_SINKS", ())]

KINDS = {
    _schema.ARGUMENT,
    _schema.KEYS,
    _schema.MEMBERS,
    ATTRIBUTE,
    CLASS,
    VIEW,
    _schema.METHODS,
    SUBSCRIPT,
}
FORMS = {
    _schema.INT,
    _schema.INT_TEXT,
    _schema.INT_TEXT_LINE,
    _schema.INT_LINE,
    _schema.LINE,
}

# Classes that have the sinks of another without being subclasses of it.
SIBLINGS = {
    ("flask.Blueprint", "flask.Flask"),
    ("fastapi.APIRouter", "fastapi.FastAPI"),
    ("quart.Blueprint", "quart.Quart"),
    ("ninja.Router", "ninja.NinjaAPI"),
    ("apiflask.APIBlueprint", "apiflask.APIFlask"),
    ("flask_openapi3.APIBlueprint", "flask_openapi3.OpenAPI"),
}

# Classes that hand unknown attributes on to an object of the other class.
DELEGATES = {("flask_restx.Api", "flask_restx.Namespace"), ("robyn.SubRouter", "robyn.Robyn")}

# Names that older releases don't have: where they are missing, the test is skipped.
ADDED = {
    "fastapi.sse.EventSourceResponse": "FastAPI 0.135",
    "fastapi.responses.EventSourceResponse": "FastAPI 0.135",
    "werkzeug.exceptions.MisdirectedRequest": "Werkzeug 3.1",
}


def load(name: str) -> Any:
    """Return the object of a qualified name; skip the test where its package is missing."""
    path, *parts = name.split(".")
    if path == name:
        return getattr(importlib.import_module("builtins"), name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip(path, reason=f"{path} is not installed")
        configure_django()
        found: Any = importlib.import_module(path)
        for part in parts:
            path = f"{path}.{part}"
            try:
                found = getattr(found, part)
            except AttributeError:
                found = submodule(path, name)
    return found


def submodule(path: str, name: str) -> Any:
    try:
        return importlib.import_module(path)
    except ImportError:
        if name in ADDED:
            pytest.skip(f"{name} is newer than what is installed: {ADDED[name]}")
        raise


def load_canonical(name: str) -> Any:
    """Return the object of a name of the tables, which may import under an alias only."""
    candidates = [name]
    candidates += [
        old + name[len(new) :]
        for old, new in index().tables.prefix_aliases
        if name.startswith(new)
    ]
    for candidate in candidates:
        with contextlib.suppress(ImportError, AttributeError):
            return load(candidate)
    return pytest.fail(f"{name} can't be imported")


def configure_django() -> None:
    with contextlib.suppress(ImportError):
        import django
        from django.conf import settings

        if not settings.configured:
            settings.configure()
        django.setup()


# -- the columns ------------------------------------------------------------------------------


@pytest.mark.parametrize("framework, row", SINKS, ids=lambda part: str(part)[:60])
def test_words_of_a_row(framework: str, row: tuple[Any, ...]) -> None:
    name, kind, parameter, position, accepts, enum, role, source = row
    assert re.fullmatch(r"\*|(\*\.)?[A-Za-z_][\w.]*", name)
    assert kind in KINDS
    assert parameter == "" or parameter.isidentifier()
    assert isinstance(position, int)
    assert position >= -1
    assert accepts in FORMS
    assert enum in {safety.value for safety in EnumSafety}
    assert role in {one.value for one in Role}
    assert source.strip() == source != ""


@pytest.mark.parametrize("framework, row", SINKS, ids=lambda part: str(part)[:60])
def test_columns_fit_each_other(framework: str, row: tuple[Any, ...]) -> None:
    name, kind, parameter, position, accepts, enum, _, _ = row
    if kind in (ATTRIBUTE, CLASS):
        assert parameter
        assert position == -1
    if kind == SUBSCRIPT or (kind == VIEW and not parameter):
        assert position == -1
    if kind in (_schema.KEYS, _schema.MEMBERS):
        assert parameter
    if name == "*":
        assert kind in (_schema.ARGUMENT, _schema.KEYS, _schema.MEMBERS)
    if accepts == _schema.LINE:
        assert enum == "no"
    if framework == "conventions":
        assert name.startswith("*")


@pytest.mark.parametrize("framework, row", SINKS, ids=lambda part: str(part)[:60])
def test_source_tells_where_the_fact_is_from(framework: str, row: tuple[Any, ...]) -> None:
    source = row[-1]
    if framework == "conventions":
        assert len(source) > 20
    else:
        assert re.match(r"[\w.-]+ [\d.]+\d \w[\w/]*\.pyi?|PEP \d+; ", source)


def test_no_row_stands_twice() -> None:
    keys = Counter((name, kind, parameter) for _, (name, kind, parameter, *_) in SINKS)
    assert [key for key, times in keys.items() if times > 1] == []
    for rows in (ALIASES, SUBCLASSES, NOT_SINKS):
        times = Counter(name for name, _ in rows)
        assert [name for name, count in times.items() if count > 1] == []


def test_tables_are_literals() -> None:
    """No comprehension and no f-string: a table costs nothing but its constants."""
    import ast

    for module in MODULES.values():
        tree = ast.parse(inspect.getsource(module))
        assert not [
            node for node in ast.walk(tree) if isinstance(node, ast.comprehension | ast.JoinedStr)
        ]


# -- aliases, bases, look-alikes --------------------------------------------------------------


@pytest.mark.parametrize("alias, canonical", ALIASES)
def test_alias_is_the_canonical_thing(alias: str, canonical: str) -> None:
    if not alias.endswith("."):
        assert load(alias) is load_canonical(canonical)
        return
    assert canonical.endswith(".")
    known = {name for name in known_names() if name.startswith(canonical)}
    members = {name[len(canonical) :].partition(".")[0] for name in known}
    assert members, f"no row is about {canonical}"
    namespace = load(alias.rstrip("."))
    same = [member for member in sorted(members) if hasattr(namespace, member)]
    assert same
    for member in same:
        assert getattr(namespace, member) == load_canonical(canonical + member)


def known_names() -> set[str]:
    names = {row[0] for _, row in SINKS if "*" not in row[0]}
    return names | {name for pair in SUBCLASSES for name in pair}


@pytest.mark.parametrize("name, base", SUBCLASSES)
def test_subclass_inherits_the_sinks_of_its_base(name: str, base: str) -> None:
    made, parent = load_canonical(name), load_canonical(base)
    assert inspect.isclass(made)
    if (name, base) in DELEGATES:
        return
    if (name, base) not in SIBLINGS:
        assert issubclass(made, parent)
        return
    assert not issubclass(made, parent)
    methods = {
        row[0].rpartition(".")[2]: row[2]
        for _, row in SINKS
        if row[0].rpartition(".")[0] == base and hasattr(made, row[0].rpartition(".")[2])
    }
    assert methods
    for method, parameter in methods.items():
        of_made = inspect.signature(getattr(made, method)).parameters
        of_base = inspect.signature(getattr(parent, method)).parameters
        assert parameter == "" or (parameter in of_made) == (parameter in of_base)


@pytest.mark.parametrize("name, base", SUBCLASSES)
def test_base_is_known_to_the_tables(name: str, base: str) -> None:
    assert index().canonical(name) == name, "the look-up goes by the canonical name"
    assert index().canonical(base) == base
    assert index().is_known_class(base) or any(
        row[0].rpartition(".")[0] == base for _, row in SINKS
    )


@pytest.mark.parametrize("name, why", NOT_SINKS)
def test_look_alike_exists(name: str, why: str) -> None:
    assert why
    assert callable(load(name))


def test_names_of_rows_are_canonical() -> None:
    """A row under an alias would never be found."""
    for name in known_names():
        assert index().canonical(name) == name


# -- look-ups ---------------------------------------------------------------------------------


def called(name: str) -> list[tuple[str, str, int]]:
    return [(row.kind, row.parameter, row.position) for row in index().called(name)]


@pytest.mark.parametrize(
    "name, rows",
    [
        ("flask.abort", [("argument", "code", 0)]),
        ("flask.helpers.abort", [("argument", "code", 0)]),
        ("flask.Response", [("argument", "status", 1)]),
        ("flask.wrappers.Response", [("argument", "status", 1)]),
        ("werkzeug.Response", [("argument", "status", 1)]),
        ("flask.Blueprint.get", [("view", "", -1)]),
        ("flask.blueprints.Blueprint.route", [("view", "", -1)]),
        (
            "flask.Blueprint.register_error_handler",
            [("argument", "code_or_exception", 0), ("view", "f", 1)],
        ),
        ("flask.views.MethodView", [("methods", "", -1)]),
        ("flask.make_response", [("argument", "", 1)]),
        ("flask.jsonify", []),
        ("django.http.HttpResponse", [("argument", "status", 2)]),
        ("django.http.response.HttpResponse", [("argument", "status", 2)]),
        ("django.http.HttpResponseNotFound", [("argument", "status", 2)]),
        ("django.http.HttpResponseNotModified", [("argument", "status", 2)]),
        ("django.http.HttpResponseNotAllowed", [("argument", "status", 3)]),
        ("django.http.JsonResponse", [("argument", "status", -1)]),
        ("django.http.response.FileResponse", [("argument", "status", 2)]),
        ("django.http.Http404", []),
        ("django.shortcuts.redirect", []),
        ("django.template.response.TemplateResponse", [("argument", "status", 4)]),
        ("rest_framework.views.Response", [("argument", "status", 1)]),
        ("rest_framework.exceptions.NotFound", []),
        (
            "fastapi.APIRouter.get",
            [("argument", "status_code", -1), ("keys", "responses", -1)],
        ),
        (
            "fastapi.routing.APIRouter.api_route",
            [("argument", "status_code", -1), ("keys", "responses", -1)],
        ),
        ("fastapi.APIRouter", [("keys", "responses", -1)]),
        (
            "fastapi.applications.FastAPI",
            [("keys", "responses", -1), ("keys", "exception_handlers", -1)],
        ),
        ("fastapi.FastAPI.exception_handler", [("argument", "exc_class_or_status_code", 0)]),
        ("fastapi.FastAPI.add_exception_handler", [("argument", "exc_class_or_status_code", 0)]),
        ("fastapi.HTTPException", [("argument", "status_code", 0)]),
        ("fastapi.exceptions.HTTPException", [("argument", "status_code", 0)]),
        ("fastapi.responses.JSONResponse", [("argument", "status_code", 1)]),
        ("fastapi.responses.ORJSONResponse", [("argument", "status_code", 1)]),
        ("fastapi.WebSocketException", []),
        ("requests.adapters.Retry", [("members", "status_forcelist", 7)]),
        ("requests.packages.urllib3.util.retry.Retry", [("members", "status_forcelist", 7)]),
        ("responses.get", [("argument", "status", -1)]),
        ("responses.Response", [("argument", "status", 4)]),
        ("responses.RequestsMock.add", [("argument", "status", -1)]),
        ("respx.get.respond", [("argument", "status_code", 0)]),
        ("respx.get", []),
        ("aioresponses.core.aioresponses.get", [("argument", "status", -1)]),
        ("pook.get.reply", [("argument", "status", 0)]),
        ("urllib.request.HTTPError", [("argument", "code", 1)]),
        ("unknown.thing", []),
    ],
)
def test_called(name: str, rows: list[tuple[str, str, int]]) -> None:
    assert called(name) == rows


@pytest.mark.parametrize(
    "name, kind, attribute, is_known",
    [
        ("flask.Response", ATTRIBUTE, "status_code", True),
        ("flask.jsonify", ATTRIBUTE, "status_code", True),
        ("flask.json.jsonify", ATTRIBUTE, "status_code", True),
        ("werkzeug.exceptions.NotFound", CLASS, "code", True),
        ("werkzeug.routing.RequestRedirect", ATTRIBUTE, "code", True),
        ("django.http.HttpResponseGone", ATTRIBUTE, "status_code", True),
        ("django.http.HttpResponseGone", CLASS, "status_code", True),
        ("django.http.HttpResponseRedirect", CLASS, "status_code_preserve_request", True),
        ("django.http.HttpResponse", ATTRIBUTE, "code", False),
        ("rest_framework.serializers.ValidationError", CLASS, "status_code", True),
        ("rest_framework.response.Response", ATTRIBUTE, "status_code", True),
        ("fastapi.Response", ATTRIBUTE, "status_code", True),
        ("fastapi.HTTPException", ATTRIBUTE, "status_code", True),
        ("starlette.responses.JSONResponse", CLASS, "status_code", False),
        ("urllib3.HTTPResponse", ATTRIBUTE, "status", True),
        ("requests.Response", ATTRIBUTE, "status", False),
    ],
)
def test_member(name: str, kind: str, attribute: str, is_known: bool) -> None:
    assert (index().member(name, kind, attribute) is not None) == is_known


def test_index_keeps_every_row() -> None:
    built = index()
    kept = [
        row
        for table in (built.by_name, built.by_method, built.by_keyword)
        for rows in table.values()
        for row in rows
    ]
    assert Counter(kept) == Counter(all_sinks())


def test_every_view_has_an_order_of_its_tuples() -> None:
    for row in all_sinks():
        if row.kind in (VIEW, _schema.METHODS):
            order = index().order_of(row.name)
            assert order is not None, row.name
            assert all(place < length for length, place in order.places)


def test_conventions_are_rows_that_only_a_name_speaks_for() -> None:
    for row in all_sinks():
        assert row.is_convention == row.name.startswith("*")
