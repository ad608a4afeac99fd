"""Every row of the framework tables against the package that it describes.

A row is checked by the signature of what it names; what a signature doesn't tell (arguments
that travel through **kwargs, attributes, views) is called for real, with every literal form
that the row accepts and with a member of http.HTTPStatus. A row that nothing covers fails.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib
import inspect
import io
import re
import sys
import types
import warnings
from http import HTTPStatus
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from statusfix.frameworks import Sink, all_sinks, index
from statusfix.frameworks._schema import (
    ARGUMENT,
    ATTRIBUTE,
    CLASS,
    KEYS,
    MEMBERS,
    METHODS,
    SUBSCRIPT,
    VIEW,
)
from statusfix.model import EnumSafety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOT_FOUND = HTTPStatus.NOT_FOUND
URL = "http://example.test/"
ROWS = tuple(all_sinks())

# The real owner of a method that a `*.method` row knows by its name alone.
OWNERS = {
    "*.abort": "flask.abort",
    "*.errorhandler": "flask.Flask.errorhandler",
    "*.app_errorhandler": "flask.Blueprint.app_errorhandler",
    "*.register_error_handler": "flask.Flask.register_error_handler",
    "*.exception_handler": "fastapi.FastAPI.exception_handler",
    "*.add_exception_handler": "starlette.applications.Starlette.add_exception_handler",
    "*.response_class": "flask.Flask.response_class",
    "*.set_status": "tornado.web.RequestHandler.set_status",
    "*.setResponseCode": "twisted.web.http.Request.setResponseCode",
    "*.HTTPException": "starlette.exceptions.HTTPException",
    "*.add_url_rule": "flask.Flask.add_url_rule",
    "*.respond_with_json": "pytest_httpserver.RequestHandler.respond_with_json",
    "*.respond_with_data": "pytest_httpserver.RequestHandler.respond_with_data",
    "*.serve_content": "pytest_localserver.http.ContentServer.serve_content",
    "*.render_to_response": "django.views.generic.base.TemplateResponseMixin.render_to_response",
    "*.resolve_error_handler": "django.urls.URLResolver.resolve_error_handler",
    "*.assertContains": "django.test.SimpleTestCase.assertContains",
    "*.assertNotContains": "django.test.SimpleTestCase.assertNotContains",
    "*.assertRedirects": "django.test.SimpleTestCase.assertRedirects",
    "*.send_response": "http.server.BaseHTTPRequestHandler.send_response",
    "*.send_response_only": "http.server.BaseHTTPRequestHandler.send_response_only",
    "*.send_error": "http.server.BaseHTTPRequestHandler.send_error",
    "*.start_response": "wsgiref.handlers.BaseHandler.start_response",
    "start_response": "wsgiref.handlers.BaseHandler.start_response",
}

# A real owner of a keyword that a `*` row knows wherever it stands.
KEYWORD_OWNERS = {
    "exception_handlers": "fastapi.FastAPI",
    "responses": "fastapi.FastAPI.get",
    "status_forcelist": "urllib3.util.Retry",
    "status_codes": "drf_spectacular.utils.OpenApiExample",
    "retry_on_status": "elasticsearch.Elasticsearch",
    "ignore_status": "elasticsearch.Elasticsearch.options",
    "failed_request_status_codes": "sentry_sdk.integrations.starlette.StarletteIntegration",
}

# Rows of conventions that belong to no package.
NO_OWNER = {
    ("*.set_status_code", "status_code"): "a method that projects write themselves",
    ("*", "error_handlers"): "projects' name for the mapping that frameworks call otherwise",
    ("*", "ignore"): "a keyword that a decorator of elasticsearch before 8 takes",
}
# Rows about the arguments of an older release: what stands at their place since.
OLDER_FORMS = {("starlette.templating.Jinja2Templates.TemplateResponse", ""): "context"}

# Rows about releases before this one: the name is gone since.
REMOVED = {"starlette.applications.Starlette.exception_handler": ("starlette", (1,))}

# Rows about names and signatures that older releases don't have.
ADDED = {
    "django.http.HttpResponseRedirectBase": ("django", (5, 2)),
    "fastapi.sse.EventSourceResponse": ("fastapi", (0, 135)),
    "starlette.templating.Jinja2Templates.TemplateResponse": ("starlette", (1,)),
}

# Class attributes that a library looks for and never sets.
LOOKED_UP = {("scrapy.Spider", "handle_httpstatus_list")}

# Functions that hand their arguments to a method of the default application.
BOUND_LATER = ("bottle.error",)

# What a function returns: `respx.get.respond` is a method of a route.
RETURNS = {
    **dict.fromkeys(
        (f"respx.{name}" for name in (
            "get", "post", "put", "patch", "delete", "head", "options", "request", "route",
        )),
        "respx.Route",
    ),
    **dict.fromkeys(
        (f"pook.{name}" for name in (
            "get", "post", "put", "patch", "delete", "head", "options", "mock",
        )),
        "pook.Mock",
    ),
}  # fmt: skip


# -- names ------------------------------------------------------------------------------------


def resolve(name: str) -> Any:
    """Return the object of a qualified name; skip the test where its package is missing."""
    package = name.partition(".")[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pytest.importorskip(package, reason=f"{package} is not installed")
        for candidate in (name, *_before_aliases(name)):
            with contextlib.suppress(ImportError, AttributeError):
                return _walk(candidate)
    return pytest.fail(f"{name} can't be imported")


def _walk(name: str) -> Any:
    """Follow the dots: an attribute goes before a submodule of the same name (`pook.mock`)."""
    path, *parts = name.split(".")
    found: Any = importlib.import_module(path)
    for part in parts:
        path = f"{path}.{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            found = importlib.import_module(path)
    return found


def _before_aliases(name: str) -> Iterator[str]:
    """Yield the other names of a canonical name: some are importable under an alias only."""
    for old, new in index().tables.prefix_aliases:
        if name.startswith(new):
            yield old + name[len(new) :]


def parameters_of(name: str) -> list[inspect.Parameter]:
    """Return the parameters of a function, class or method, without self."""
    target = resolve(name)
    try:
        parameters = list(inspect.signature(target).parameters.values())
    except ValueError:
        pytest.skip(f"{name} is compiled and tells no signature")
    if parameters and parameters[0].name == "self" and name in BOUND_LATER:
        return parameters[1:]
    owner = resolve(name.rpartition(".")[0])
    if inspect.isclass(owner):
        kept = inspect.getattr_static(owner, name.rpartition(".")[2])
        if isinstance(kept, types.FunctionType | functools.partialmethod):
            return parameters[1:]
    return parameters


def real_name(row: Sink) -> str:
    """Return the qualified name that stands for the row."""
    if row.name == "*":
        return KEYWORD_OWNERS[row.parameter]
    name = OWNERS.get(row.name, row.name)
    owner, _, method = name.rpartition(".")
    return f"{RETURNS[owner]}.{method}" if owner in RETURNS else name


def identity(row: Sink) -> str:
    return f"{row.framework}-{row.name}-{row.kind}-{row.parameter}"


# -- calls ------------------------------------------------------------------------------------


class Call(NamedTuple):
    """How to hand a status over: what stands before it, and what comes out at the other end."""

    read: Callable[[Any], Any]
    before: Callable[[], tuple[Any, ...]] = tuple
    make: Callable[..., Any] | None = None


def read_status_code(response: Any) -> Any:
    return response.status_code


def read_status(response: Any) -> Any:
    return response.status


def raised(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives back the exception that `function` raises."""

    def catch(*args: Any, **kwargs: Any) -> Any:
        from werkzeug.exceptions import HTTPException

        try:
            function(*args, **kwargs)
        except HTTPException as exception:
            return exception
        raise AssertionError("nothing was raised")

    return catch


def sent(response: Any) -> Any:
    """Return the status of the message that an ASGI application sends."""
    messages: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(10)

    async def send(message: Any) -> None:
        messages.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "extensions": {}}
    asyncio.run(response({**scope, "asgi": {"spec_version": "2.4"}}, receive, send))
    return messages[0]["status"]


def in_flask(make: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        import flask

        with flask.Flask("x").test_request_context():
            return resolve(make)(*args, **kwargs)

    return call


def flask_app() -> Any:
    import flask

    return flask.Flask("x", static_folder=None)


def of_requests(register: Callable[..., Any], verb: str) -> Any:
    import requests

    register()
    return requests.request(verb, URL, timeout=5)


def with_responses(name: str) -> Call:
    """A call of the `responses` package, answered to a real call of requests."""
    owner, _, method = name.rpartition(".")
    verb = method if method in VERBS else "get"

    def make(*args: Any, **kwargs: Any) -> Any:
        import responses

        mock = responses.RequestsMock() if owner != "responses" else responses.mock
        with mock:
            register = getattr(mock if owner != "responses" else responses, method)
            if method in ("replace", "upsert"):
                mock.get(URL)
            return of_requests(lambda: register(*args, **kwargs), verb)

    before = (lambda: (URL,)) if method in VERBS else (lambda: ("GET", URL))
    return Call(read_status_code, before, make)


def with_requests_mock(method: str) -> Call:
    verb = method if method in VERBS else "get"

    def make(*args: Any, **kwargs: Any) -> Any:
        import requests_mock

        with requests_mock.Mocker() as mock:
            return of_requests(lambda: getattr(mock, method)(*args, **kwargs), verb)

    before = (lambda: (URL,)) if method in VERBS else (lambda: ("GET", URL))
    return Call(read_status_code, before, make)


def requests_mock_adapter(*args: Any, **kwargs: Any) -> Any:
    import requests
    import requests_mock

    adapter = requests_mock.Adapter()
    adapter.register_uri(*args, **kwargs)
    with requests.Session() as session:
        session.mount("http://", adapter)
        return session.get(URL)


@contextlib.contextmanager
def intercepted_by_pook() -> Iterator[None]:
    """pook.use() stays on after an exception: this doesn't."""
    import pook

    pook.on()
    try:
        yield
    finally:
        pook.off()


def with_pook(method: str) -> Call:
    verb = method if method in VERBS else "get"

    def make(*args: Any, **kwargs: Any) -> Any:
        import pook

        with intercepted_by_pook():
            return of_requests(lambda: getattr(pook, method)(*args, **kwargs), verb)

    return Call(read_status_code, lambda: (URL,), make)


def pook_reply(*args: Any, **kwargs: Any) -> Any:
    import pook

    with intercepted_by_pook():
        return of_requests(lambda: pook.get(URL).reply(*args, **kwargs), "get")


def with_aioresponses(method: str) -> Call:
    def make(*args: Any, **kwargs: Any) -> Any:
        from aioresponses import aioresponses

        mock = aioresponses()
        mock._matches = {}
        getattr(mock, method)(*args, **kwargs)
        (match,) = mock._matches.values()
        return match

    before = (lambda: (URL,)) if method in VERBS else (lambda: (URL, "GET"))
    return Call(read_status, before, make)


def respx_respond(*args: Any, **kwargs: Any) -> Any:
    import httpx
    import respx

    with respx.mock:
        respx.get(URL).respond(*args, **kwargs)
        return httpx.get(URL)


def render_to_response(*args: Any, **kwargs: Any) -> Any:
    from django.test import RequestFactory
    from django.views.generic.base import TemplateResponseMixin

    mixin: Any = TemplateResponseMixin()
    mixin.template_name = "x.html"
    mixin.request = RequestFactory().get("/")
    return mixin.render_to_response(*args, **kwargs)


def rest_response(*args: Any, **kwargs: Any) -> Any:
    from rest_framework.response import Response

    return Response(*args, **kwargs)


def error_handler_of_urls(*args: Any, **kwargs: Any) -> Any:
    from django.urls import URLResolver
    from django.urls.resolvers import RegexPattern

    return URLResolver(RegexPattern(r"^/"), []).resolve_error_handler(*args, **kwargs)


def status_of_error_handler(handler: Any) -> int:
    assert handler.__name__ == "page_not_found"
    return 404


def send_by_http_server(method: str) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        from http.server import BaseHTTPRequestHandler

        handler: Any = BaseHTTPRequestHandler.__new__(BaseHTTPRequestHandler)
        handler.wfile = io.BytesIO()
        handler.request_version = "HTTP/1.1"
        handler.command = "GET"
        handler.requestline = "GET / HTTP/1.1"
        handler.log_message = lambda *_: None
        getattr(handler, method)(*args, **kwargs)
        if method != "send_error":
            handler.flush_headers()
        return handler.wfile.getvalue()

    return make


def status_on_the_line(sent_bytes: bytes) -> int:
    return int(sent_bytes.split()[1])


def wsgi_start(*args: Any, **kwargs: Any) -> Any:
    from wsgiref.handlers import SimpleHandler

    handler = SimpleHandler(io.BytesIO(), io.BytesIO(), io.StringIO(), {})
    handler.start_response(*args, headers=[], **kwargs)
    return handler


def status_of_wsgi(handler: Any) -> int:
    return int(handler.status[:3])


def error_of_urllib(url: str, code: Any) -> Any:
    return resolve("urllib.error.HTTPError")(url, code, "x", None, None)


def status_in_the_text(error: Any) -> int:
    assert isinstance(error.code, int)
    return int(str(error).split()[2].rstrip(":"))


def json_response(name: str, package: str) -> Callable[..., Any]:
    """Return a maker of a response class that FastAPI deprecates and that needs a package."""

    def make(*args: Any, **kwargs: Any) -> Any:
        pytest.importorskip(package)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return resolve(name)(*args, **kwargs)

    return make


def html_file() -> tuple[Any, ...]:
    return (__file__,)


def body() -> tuple[Any, ...]:
    return ("x",)


def to_path() -> tuple[Any, ...]:
    return ("/x",)


def stream() -> tuple[Any, ...]:
    return (iter(["x"]),)


VERBS = ("get", "post", "put", "patch", "delete", "head", "options")

CALLS: dict[str, Call] = {
    # Werkzeug and Flask
    "werkzeug.wrappers.Response": Call(read_status_code, body),
    "werkzeug.sansio.response.Response": Call(read_status_code),
    "werkzeug.exceptions.abort": Call(
        lambda error: error.get_response().status_code,
        make=raised(lambda *a, **k: resolve("werkzeug.exceptions.abort")(*a, **k)),
    ),
    "flask.abort": Call(
        lambda error: error.get_response().status_code,
        make=raised(lambda *a, **k: resolve("flask.abort")(*a, **k)),
    ),
    "werkzeug.utils.redirect": Call(read_status_code, to_path),
    "werkzeug.utils.append_slash_redirect": Call(
        read_status_code, lambda: ({"PATH_INFO": "/x", "SERVER_NAME": "h", "SERVER_PORT": "80"},)
    ),
    "flask.make_response": Call(read_status_code, body, in_flask("flask.make_response")),
    "flask.redirect": Call(read_status_code, to_path, in_flask("flask.redirect")),
    "flask.Flask.redirect": Call(
        read_status_code, to_path, lambda *a, **k: flask_app().redirect(*a, **k)
    ),
    "flask.Flask.response_class": Call(
        read_status_code, body, lambda *a, **k: flask_app().response_class(*a, **k)
    ),
    # Django
    "django.http.HttpResponseBase": Call(read_status_code, lambda: ("text/plain",)),
    "django.http.HttpResponse": Call(read_status_code, lambda: ("x", "text/plain")),
    "django.http.StreamingHttpResponse": Call(
        read_status_code, lambda: (iter([b"x"]), "text/plain")
    ),
    "django.http.FileResponse": Call(
        read_status_code, lambda: (io.BytesIO(b"x"), "text/plain")
    ),
    "django.http.JsonResponse": Call(read_status_code, lambda: ({},)),
    "django.http.HttpResponseRedirect": Call(read_status_code, to_path),
    "django.http.HttpResponsePermanentRedirect": Call(read_status_code, to_path),
    "django.http.HttpResponseNotAllowed": Call(
        read_status_code, lambda: (["GET"], "x", "text/plain")
    ),
    "django.shortcuts.render": Call(
        read_status_code, lambda: (None, "x.html", None, "text/plain")
    ),
    "django.template.response.SimpleTemplateResponse": Call(
        read_status_code, lambda: ("x.html", None, "text/plain")
    ),
    "django.template.response.TemplateResponse": Call(
        read_status_code, lambda: (None, "x.html", None, "text/plain")
    ),
    "*.render_to_response": Call(read_status_code, lambda: ({},), render_to_response),
    "*.resolve_error_handler": Call(status_of_error_handler, make=error_handler_of_urls),
    "rest_framework.response.Response": Call(read_status_code, lambda: ({},), rest_response),
    # Starlette and FastAPI
    "starlette.responses.Response": Call(sent, body),
    "starlette.responses.JSONResponse": Call(sent, body),
    "starlette.responses.HTMLResponse": Call(sent, body),
    "starlette.responses.PlainTextResponse": Call(sent, body),
    "starlette.responses.StreamingResponse": Call(sent, stream),
    "starlette.responses.RedirectResponse": Call(sent, to_path),
    "starlette.responses.FileResponse": Call(sent, html_file),
    "fastapi.responses.UJSONResponse": Call(
        sent, body, json_response("fastapi.responses.UJSONResponse", "ujson")
    ),
    "fastapi.responses.ORJSONResponse": Call(
        sent, body, json_response("fastapi.responses.ORJSONResponse", "orjson")
    ),
    "fastapi.sse.EventSourceResponse": Call(sent, stream),
    "sse_starlette.EventSourceResponse": Call(read_status_code, stream),
    "starlette.exceptions.HTTPException": Call(read_status_code),
    "*.HTTPException": Call(read_status_code),
    # the standard library
    "*.send_response": Call(status_on_the_line, make=send_by_http_server("send_response")),
    "*.send_response_only": Call(
        status_on_the_line, make=send_by_http_server("send_response_only")
    ),
    "*.send_error": Call(status_on_the_line, make=send_by_http_server("send_error")),
    "*.start_response": Call(status_of_wsgi, make=wsgi_start),
    "start_response": Call(status_of_wsgi, make=wsgi_start),
    "urllib.error.HTTPError": Call(status_in_the_text, lambda: (URL,), error_of_urllib),
    # clients and their doubles
    "httpx.Response": Call(read_status_code),
    "urllib3.HTTPResponse": Call(read_status, lambda: (b"x", None)),
    "respx.MockResponse": Call(read_status_code),
    "respx.Route.respond": Call(read_status_code, make=respx_respond),
    "requests_mock.Adapter.register_uri": Call(
        read_status_code, lambda: ("GET", URL), requests_mock_adapter
    ),
    "pook.Mock.reply": Call(read_status_code, make=pook_reply),
    "aioresponses.aioresponses.add": with_aioresponses("add"),
    **{f"aioresponses.aioresponses.{verb}": with_aioresponses(verb) for verb in VERBS},
    **{
        f"{owner}.{method}": with_responses(f"{owner}.{method}")
        for owner in ("responses", "responses.RequestsMock")
        for method in (*VERBS, "add", "replace", "upsert")
    },
    **{
        f"requests_mock.Mocker.{method}": with_requests_mock(method)
        for method in (*VERBS, "request", "register_uri")
    },
    **{f"pook.{method}": with_pook(method) for method in (*VERBS, "mock")},
}  # fmt: skip

FORMS: dict[str, Any] = {"int": 404, "text": "404", "line": "404 Not Found"}


@pytest.fixture(autouse=True, scope="module")
def _django() -> Iterator[None]:
    """Configure Django where it is installed: its classes ask for settings."""
    try:
        import django
    except ImportError:
        yield
        return
    from django.conf import settings

    if not settings.configured:
        settings.configure()
    django.setup()
    from django.test import override_settings

    loader = ("django.template.loaders.locmem.Loader", {"x.html": "x"})
    engine = "django.template.backends.django.DjangoTemplates"
    templates = [{"BACKEND": engine, "OPTIONS": {"loaders": [loader]}}]
    with override_settings(ALLOWED_HOSTS=["*"], TEMPLATES=templates):
        yield


# -- the checks of a row ----------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=identity)
def test_row_is_true_of_the_package(row: Sink) -> None:
    if (row.name, row.parameter) in NO_OWNER:
        assert row.framework == "conventions"
        return
    if (row.name, row.parameter) in OLDER_FORMS:
        now = parameters_of(row.name)[row.position]
        assert now.name == OLDER_FORMS[row.name, row.parameter]
        return
    skip_older(row.name)
    if row.name in REMOVED:
        package, version = REMOVED[row.name]
        pytest.importorskip(package)
        if installed(package) >= version:
            owner = resolve(row.name.rpartition(".")[0])
            assert not hasattr(owner, row.name.rpartition(".")[2])
            return
    if row.name.startswith("*") and row.name not in OWNERS and row.name != "*":
        pytest.fail(f"{row.name}: name its real owner in OWNERS, or list it in NO_OWNER")
    CHECKS[row.kind](row)


def skip_older(name: str) -> None:
    """Skip a row about a release that is newer than the installed one."""
    if name in ADDED:
        package, version = ADDED[name]
        pytest.importorskip(package)
        if installed(package) < version:
            pytest.skip(f"{name} is newer than the installed {package}")


def check_argument(row: Sink) -> None:
    parameters = parameters_of(real_name(row))
    names = [one.name for one in parameters]
    if row.parameter in names:
        if row.name != "*":
            assert row.position == place_of(row.parameter, parameters)
        return
    signature = inspect.Signature(parameters)
    if row.parameter:
        signature.bind_partial(**{row.parameter: 404})  # a TypeError where nothing takes it
    if row.position >= 0:
        signature.bind_partial(*(None,) * row.position, 404)
    if row.framework in READ_IN_THE_SOURCE:
        assert is_cited(row), f"{row.source} says nothing of {row.parameter or row.name}"
    else:
        assert row.name in CALLS, f"{row.name} hands {row.parameter} on: add it to CALLS"


def is_cited(row: Sink) -> bool:
    """Whether the file that a row is from has the word of the row, near the line if it can.

    The line is only looked at in the version that the row names.
    """
    lines = cited_lines(row)
    if lines is None:
        return True  # compiled, or not in this environment: nothing to look at
    words = {row.parameter, row.name.rpartition(".")[2]} - {""}
    if row.kind in (VIEW, METHODS):
        words |= {"status", "status_code", "code"}  # it cites where the answer is taken apart
    return any(re.search(rf"\b{re.escape(word)}\b", line) for word in words for line in lines)


def cited_lines(row: Sink) -> list[str] | None:
    """Return the lines around the place that a row cites, None where there is none to be read."""
    cited = re.match(r"(\S+) (\S+) ([\w./-]+\.py):(\d+)", row.source)
    if cited is None:
        return None
    distribution, version, path, number = cited.groups()
    found = [Path(folder) / path for folder in sys.path if (Path(folder) / path).is_file()]
    if not found:
        return None
    lines = found[0].read_text(encoding="utf-8").splitlines()
    with contextlib.suppress(metadata.PackageNotFoundError):
        if metadata.version(distribution) == version:
            return lines[max(int(number) - 15, 0) : int(number) + 15]
    return lines


def declares(owner: Any, attribute: str) -> bool:
    """Whether a class, or what it inherits from, has an attribute or sets it on itself."""
    if hasattr(owner, attribute):
        return True
    for made in inspect.getmro(owner) if inspect.isclass(owner) else ():
        if attribute in getattr(made, "__annotations__", {}):
            return True
        with contextlib.suppress(OSError, TypeError):
            if re.search(rf"\bself\.{re.escape(attribute)}\b", inspect.getsource(made)):
                return True
    return False


def place_of(name: str, parameters: list[inspect.Parameter]) -> int:
    """Return the place of a parameter among the positional ones, -1 for keyword only."""
    positional = [
        one.name
        for one in parameters
        if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
    ]
    return positional.index(name) if name in positional else -1


def check_attribute(row: Sink) -> None:
    owner = resolve(row.name)
    if row.framework in READ_IN_THE_SOURCE and row.name not in INSTANCES:
        assert declares(owner, row.parameter) or not inspect.isclass(owner)
        assert is_cited(row)
        return
    instance = INSTANCES[row.name]()
    assert hasattr(instance, row.parameter)
    if row.name in READ_ONLY:
        return
    for form in row.accepts.split():
        setattr(instance, row.parameter, FORMS[form])
        assert status_as_number(getattr(instance, row.parameter)) == 404
    setattr(instance, row.parameter, NOT_FOUND)
    stored = getattr(instance, row.parameter)
    assert status_as_number(stored) == 404
    if row.enum_safety is EnumSafety.KEPT:
        assert stored is NOT_FOUND


def status_as_number(value: Any) -> int:
    return int(value[:3]) if isinstance(value, str) else int(value)


def check_class_attribute(row: Sink) -> None:
    base = resolve(row.name)
    if row.framework in READ_IN_THE_SOURCE and (row.name, row.parameter) not in SUBCLASSES_OF:
        assert declares(base, row.parameter) or (row.name, row.parameter) in LOOKED_UP
        assert is_cited(row)
        return
    read = SUBCLASSES_OF[row.name, row.parameter]
    for form in row.accepts.split():
        made = type("Made", (base,), {row.parameter: FORMS[form]})
        assert read(made) == 404
    if row.enum_safety is EnumSafety.NO:
        return
    made = type("Made", (base,), {row.parameter: NOT_FOUND})
    found = read(made)
    assert found == 404
    assert (found is NOT_FOUND) == (row.enum_safety is EnumSafety.KEPT)


def check_subscript(row: Sink) -> None:
    mapping = resolve(row.name)
    assert mapping[404] == mapping[NOT_FOUND]


def check_view(row: Sink) -> None:
    name = real_name(row)
    if row.parameter:
        assert row.position == place_of(row.parameter, parameters_of(name))
    else:
        assert row.position == -1
    if row.framework in READ_IN_THE_SOURCE and name not in VIEWS:
        assert callable(resolve(name))
        assert is_cited(row)
        return
    respond = VIEWS[name]
    for form in row.accepts.split():
        assert respond(FORMS[form]) == 404
    assert respond(NOT_FOUND) == 404


# Tables whose signatures are held against the package, and whose attributes, views and arguments
# that travel through **kwargs are held against the place in the source that the row cites. What
# they do with a status is run in test_wire, for one row of each kind of answer.
READ_IN_THE_SOURCE = (
    "flask_family", "ninja", "litestar", "aiohttp", "tornado", "sanic", "bottle", "falcon",
    "pyramid", "asgi", "wsgi", "serverless", "doubles", "services", "clients",
)  # fmt: skip

CHECKS: dict[str, Callable[[Sink], None]] = {
    ARGUMENT: check_argument,
    KEYS: check_argument,
    MEMBERS: check_argument,
    ATTRIBUTE: check_attribute,
    CLASS: check_class_attribute,
    SUBSCRIPT: check_subscript,
    VIEW: check_view,
    METHODS: check_view,
}


# -- attributes -------------------------------------------------------------------------------


def http_error() -> Any:
    import email.message
    import urllib.error

    return urllib.error.HTTPError(URL, 404, "x", email.message.Message(), io.BytesIO())


def urlopen_response() -> Any:
    """What urlopen returns, from a response of http.client on a socket of bytes."""
    from http.client import HTTPResponse

    class Socket:
        def makefile(self, *_: Any) -> io.BytesIO:
            return io.BytesIO(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    response = HTTPResponse(Socket())  # type: ignore[arg-type]
    response.begin()
    return response


def client_response() -> Any:
    import aiohttp

    return aiohttp.ClientResponse.__new__(aiohttp.ClientResponse)


def instance_of(name: str, *args: Any, **kwargs: Any) -> Callable[[], Any]:
    return lambda: resolve(name)(*args, **kwargs)


INSTANCES: dict[str, Callable[[], Any]] = {
    "werkzeug.wrappers.Response": instance_of("werkzeug.wrappers.Response"),
    "werkzeug.exceptions.HTTPException": instance_of("werkzeug.exceptions.HTTPException"),
    "flask.make_response": lambda: in_flask("flask.make_response")("x"),
    "flask.jsonify": lambda: in_flask("flask.jsonify")({}),
    "flask.redirect": lambda: in_flask("flask.redirect")("/x"),
    "django.http.HttpResponseBase": instance_of("django.http.HttpResponseBase"),
    "django.shortcuts.render": instance_of("django.shortcuts.render", None, "x.html"),
    "django.shortcuts.redirect": instance_of("django.shortcuts.redirect", "./x"),
    "rest_framework.exceptions.APIException": instance_of(
        "rest_framework.exceptions.APIException", "x"
    ),
    "starlette.responses.Response": instance_of("starlette.responses.Response"),
    "starlette.exceptions.HTTPException": instance_of("starlette.exceptions.HTTPException", 500),
    "urllib.error.HTTPError": http_error,
    "urllib.request.urlopen": urlopen_response,
    "http.client.HTTPResponse": urlopen_response,
    "requests.Response": instance_of("requests.Response"),
    "httpx.Response": instance_of("httpx.Response", 200),
    "urllib3.HTTPResponse": instance_of("urllib3.HTTPResponse", b""),
    "urllib3.BaseHTTPResponse": instance_of("urllib3.HTTPResponse", b""),
    "urllib3.request": instance_of("urllib3.HTTPResponse", b""),
    "aiohttp.ClientResponse": client_response,
}

# Attributes that programs only read: nobody hands a status over there.
READ_ONLY = ("urllib.error.HTTPError", "urllib.request.urlopen", "http.client.HTTPResponse")


# -- class attributes -------------------------------------------------------------------------


def redirect_preserving(made: Any) -> Any:
    return made("/x", preserve_request=True).status_code


def answer_of_rest_framework(made: Any) -> Any:
    from rest_framework.views import exception_handler

    return exception_handler(made("x"), {}).status_code  # type: ignore[union-attr]


def code_of_exception(made: Any) -> Any:
    exception = made("x")
    assert exception.get_response().status_code == 404
    return exception.code


def status_line_of_wsgi(made: Any) -> Any:
    """The status of what a WSGI handler sends when the application fails."""
    handler = made()
    handler.environ, handler.result = {}, handler.error_output({}, handler.start_response)
    assert b"error" in handler.result[0]
    return int(handler.status[:3])


def raised_by_itself(made: Any) -> Any:
    """A subclass that hands its own class attribute to the constructor."""
    return made(made.status_code).status_code


SUBCLASSES_OF: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("werkzeug.wrappers.Response", "default_status"): lambda made: made().status_code,
    ("werkzeug.exceptions.HTTPException", "code"): code_of_exception,
    ("werkzeug.routing.RequestRedirect", "code"): lambda made: (
        made("/x").get_response({}).status_code
    ),
    ("django.http.HttpResponseBase", "status_code"): lambda made: made().status_code,
    (
        "django.http.HttpResponseRedirectBase",
        "status_code_preserve_request",
    ): redirect_preserving,
    ("rest_framework.exceptions.APIException", "status_code"): answer_of_rest_framework,
    ("starlette.exceptions.HTTPException", "status_code"): raised_by_itself,
    ("wsgiref.handlers.BaseHandler", "error_status"): status_line_of_wsgi,
}


# -- views ------------------------------------------------------------------------------------


def answer(app: Any, method: str = "get") -> int:
    return int(getattr(app.test_client(), method)("/").status_code)


def by_decorator(method: str) -> Callable[[Any], int]:
    """Register a view by `app.get("/")` or `app.route("/")`, and ask for it."""

    def respond(status: Any) -> int:
        app = flask_app()
        getattr(app, method)("/")(lambda: ("x", status))
        return answer(app, method if method in VERBS else "get")

    return respond


def by_hook(prepare: Callable[[Any, Any], None]) -> Callable[[Any], int]:
    def respond(status: Any) -> int:
        app = flask_app()
        prepare(app, lambda *_: ("x", status))
        return answer(app)

    return respond


def blueprint_hook(method: str, *args: Any) -> Callable[[Any, Any], None]:
    def prepare(app: Any, view: Any) -> None:
        import flask

        blueprint = flask.Blueprint("b", "b")
        decorate = getattr(blueprint, method)
        (decorate(*args) if args else decorate)(view)
        app.register_blueprint(blueprint)
        app.add_url_rule("/", "x", lambda: ("x", 410))

    return prepare


def fails(app: Any) -> None:
    import flask

    app.add_url_rule("/", "x", lambda: flask.abort(410))


def error_handler(app: Any, view: Any) -> None:
    fails(app)
    app.errorhandler(410)(view)


def registered_error_handler(app: Any, view: Any) -> None:
    fails(app)
    app.register_error_handler(HTTPStatus.GONE, view)


def blueprint_error_handler(app: Any, view: Any) -> None:
    import flask

    fails(app)
    blueprint = flask.Blueprint("b", "b")
    blueprint.app_errorhandler(HTTPStatus.GONE)(view)
    app.register_blueprint(blueprint)


def before_request(app: Any, view: Any) -> None:
    app.add_url_rule("/", "x", lambda: ("x", 410))
    app.before_request(view)


def endpoint(app: Any, view: Any) -> None:
    app.add_url_rule("/", "x")
    app.endpoint("x")(view)


def class_view(name: str, method: str) -> Callable[[Any], int]:
    def respond(status: Any) -> int:
        app = flask_app()
        made = type("Made", (resolve(name),), {method: lambda self: ("x", status)})
        app.add_url_rule("/", view_func=made.as_view("made"))
        return answer(app)

    return respond


VIEWS: dict[str, Callable[[Any], int]] = {
    **{
        f"flask.Flask.{method}": by_decorator(method)
        for method in ("route", "get", "post", "put", "patch", "delete")
    },
    "flask.Flask.errorhandler": by_hook(error_handler),
    "flask.Flask.register_error_handler": by_hook(registered_error_handler),
    "flask.Flask.before_request": by_hook(before_request),
    "flask.Flask.endpoint": by_hook(endpoint),
    "flask.Flask.add_url_rule": by_hook(lambda app, view: app.add_url_rule("/", "x", view)),
    "flask.Blueprint.before_app_request": by_hook(blueprint_hook("before_app_request")),
    "flask.Blueprint.app_errorhandler": by_hook(blueprint_error_handler),
    "flask.views.View": class_view("flask.views.View", "dispatch_request"),
    "flask.views.MethodView": class_view("flask.views.MethodView", "get"),
}


# -- what the call does with the status -------------------------------------------------------

CALLED = [row for row in ROWS if row.name in CALLS and row.kind == ARGUMENT]


def given(row: Sink, status: Any, by_place: bool) -> Any:
    """Hand a status to the row's callable, by keyword or by place, and read it back."""
    skip_older(row.name)
    resolve(real_name(row))
    call = CALLS[row.name]
    make = call.make or resolve(real_name(row))
    before = call.before()
    if by_place:
        assert len(before) == row.position, "CALLS gives other arguments before the status"
        return call.read(make(*before, status))
    # Arguments that may be left out are, so that no keyword clashes with a place.
    required = before[: row.position] if row.position >= 0 else before
    return call.read(make(*required, **{row.parameter: status}))


@pytest.mark.parametrize("row", CALLED, ids=identity)
def test_accepted_forms_arrive(row: Sink) -> None:
    for form in row.accepts.split():
        if row.parameter:
            assert given(row, FORMS[form], by_place=False) == 404
        if row.position >= 0:
            assert given(row, FORMS[form], by_place=True) == 404


@pytest.mark.parametrize("row", CALLED, ids=identity)
def test_other_forms_do_not_arrive(row: Sink) -> None:
    for form in FORMS.keys() - set(row.accepts.split()):
        skip_older(row.name)
        try:
            found = given(row, FORMS[form], by_place=row.position >= 0)
        except Exception:
            continue
        assert not (isinstance(found, int) and found == 404)


@pytest.mark.parametrize("row", CALLED, ids=identity)
def test_member_of_the_enum_arrives(row: Sink) -> None:
    by_place = row.position >= 0
    if row.enum_safety is EnumSafety.NO:
        with pytest.raises((AssertionError, TypeError)):
            given(row, NOT_FOUND, by_place)
    elif row.enum_safety is EnumSafety.FROM_3_11 and sys.version_info < (3, 11):
        with pytest.raises((ValueError, AttributeError, AssertionError)):
            given(row, NOT_FOUND, by_place)
    else:
        found = given(row, NOT_FOUND, by_place)
        assert found == 404
        assert (found is NOT_FOUND) == (row.enum_safety is EnumSafety.KEPT)


def test_retries_know_a_member() -> None:
    retry = resolve("urllib3.util.Retry")(status_forcelist=[HTTPStatus.BAD_GATEWAY])
    assert retry.is_retry("GET", 502)
    assert retry.is_retry("GET", HTTPStatus.BAD_GATEWAY)


@pytest.mark.parametrize("status", [404, NOT_FOUND], ids=["int", "member"])
def test_retries_wait_for_what_their_class_says(status: int) -> None:
    base = resolve("urllib3.util.Retry")
    made = type("Made", (base,), {"RETRY_AFTER_STATUS_CODES": frozenset([status])})
    for asked in (404, NOT_FOUND):
        assert made(1).is_retry("GET", asked, has_retry_after=True)
        assert not base(1).is_retry("GET", asked, has_retry_after=True)


@pytest.mark.parametrize("name", ["FastAPI", "APIRouter"])
def test_documented_statuses_of_fastapi(name: str) -> None:
    """A member as a key of responses= is text in the document: wrong before Python 3.11."""
    fastapi = pytest.importorskip("fastapi")
    app = fastapi.FastAPI()
    owner = app if name == "FastAPI" else fastapi.APIRouter()
    owner.get("/", status_code=HTTPStatus.CREATED, responses={NOT_FOUND: {}})(lambda: None)
    if owner is not app:
        app.include_router(owner)
    documented = set(app.openapi()["paths"]["/"]["get"]["responses"])
    assert "201" in documented
    assert ("404" in documented) == (sys.version_info >= (3, 11))


def test_documented_statuses_of_spectacular() -> None:
    """The same in a schema of drf-spectacular: keys of responses=, and those of examples."""
    utils = pytest.importorskip("drf_spectacular.utils")
    from django.test import override_settings
    from django.urls import path
    from drf_spectacular.generators import SchemaGenerator
    from drf_spectacular.openapi import AutoSchema
    from rest_framework.views import APIView

    settings = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
    with override_settings(REST_FRAMEWORK=settings):

        class View(APIView):
            authentication_classes: tuple[Any, ...] = ()
            permission_classes: tuple[Any, ...] = ()
            schema = AutoSchema()

            @utils.extend_schema(
                responses={NOT_FOUND: str, (HTTPStatus.GONE, "application/json"): str},
            )
            def get(self, request: Any) -> None:
                """Answer nothing."""

            @utils.extend_schema(
                request=None,
                responses={404: str},
                examples=[utils.OpenApiExample("one", value="x", status_codes=[NOT_FOUND])],
            )
            def post(self, request: Any) -> None:
                """Answer nothing."""

        schema = SchemaGenerator(patterns=[path("x/", View.as_view())]).get_schema(public=True)
    documented = schema["paths"]["/x/"]
    is_right = {"404", "410"} <= set(documented["get"]["responses"])
    assert is_right == (sys.version_info >= (3, 11))
    assert ("examples" in str(documented["post"]["responses"])) == (sys.version_info >= (3, 11))


@pytest.mark.parametrize("key", [404, NOT_FOUND], ids=["int", "member"])
def test_exception_handlers_of_starlette(key: int) -> None:
    applications = pytest.importorskip("starlette.applications")
    responses = importlib.import_module("starlette.responses")

    def handler(*_: Any) -> Any:
        return responses.Response(status_code=HTTPStatus.GONE)

    assert sent(applications.Starlette(exception_handlers={key: handler})) == 410
    app = applications.Starlette()
    app.add_exception_handler(key, handler)
    assert sent(app) == 410


# -- completeness -----------------------------------------------------------------------------


def test_every_kind_of_row_has_a_check() -> None:
    assert {row.kind for row in ROWS} <= set(CHECKS)


def test_no_entry_is_about_a_row_that_is_gone() -> None:
    names = {row.name for row in ROWS}
    kinds = {(row.name, row.kind) for row in ROWS}
    assert set(OWNERS) <= names
    assert set(CALLS) <= {name for name, kind in kinds if kind == ARGUMENT}
    assert set(INSTANCES) <= {name for name, kind in kinds if kind == ATTRIBUTE}
    assert set(READ_ONLY) <= set(INSTANCES)
    assert set(VIEWS) <= {real_name(row) for row in ROWS if row.kind in (VIEW, METHODS)}
    assert set(SUBCLASSES_OF) <= {(row.name, row.parameter) for row in ROWS if row.kind == CLASS}
    assert set(KEYWORD_OWNERS) <= {row.parameter for row in ROWS if row.name == "*"}
    assert set(NO_OWNER) <= {(row.name, row.parameter) for row in ROWS}
    assert set(REMOVED) | set(ADDED) <= names


def installed(distribution: str) -> tuple[int, ...]:
    parts = metadata.version(distribution).split(".")
    return tuple(int(part) for part in parts if part.isdigit())
