"""What becomes of a member of http.HTTPStatus behind each sink: on the wire and in documents.

Each case runs a small program twice, with 404 and with the member, and compares all that comes
out: the raw answer, the document of OpenAPI. What must come out is said by the class of the row:
"yes" and "kept" change nothing on any Python, "3.11" changes something before 3.11.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import re
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple
from wsgiref.util import setup_testing_defaults

import pytest

from statusfix.frameworks import all_sinks, index
from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, KEYS, METHODS, VIEW
from statusfix.model import EnumSafety

Program = Callable[[Any], Any]
ROWS = {(row.name, row.kind, row.parameter): row for row in all_sinks()}


class Case(NamedTuple):
    """A program for a row of the tables."""

    row: tuple[str, str, str]
    run: Program

    def __repr__(self) -> str:
        return "-".join(part for part in self.row if part)


CASES: list[Case] = []


def case(name: str, kind: str = ARGUMENT, parameter: str = "") -> Callable[[Program], Program]:
    """Register a program for a row."""

    def register(program: Program) -> Program:
        CASES.append(Case((name, kind, parameter), program))
        return program

    return register


def need(package: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip(package, reason=f"{package} is not installed")


# -- what comes out -----------------------------------------------------------------------------


def from_wsgi(app: Any, path: str = "/", method: str = "GET") -> Any:
    """Return the status line, the fields and the content that a WSGI application answers."""
    environ: dict[str, Any] = {
        "PATH_INFO": path,
        "REQUEST_METHOD": method,
        "REMOTE_ADDR": "127.0.0.1",
    }
    setup_testing_defaults(environ)
    sent: list[Any] = []

    def start_response(status: Any, headers: Any, error: Any = None) -> Any:
        fields = sorted((name, value) for name, value in headers if name != "Date")
        sent.append((status, type(status), fields))

    content = b"".join(app(environ, start_response))
    return sent, content


def from_asgi(app: Any, path: str = "/") -> Any:
    """Return the messages that an ASGI application sends, with the type of the status."""
    messages: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1",
        "headers": [(b"host", b"example.test")], "server": ("example.test", 80),
        "client": ("127.0.0.1", 9), "asgi": {"version": "3.0", "spec_version": "2.4"},
        "extensions": {}, "state": {},
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    starts = [one for one in messages if one["type"] == "http.response.start"]
    # A server writes the number of the status, as all of them format it: %d.
    lines = [b"%d" % one["status"] for one in starts]
    fields = [sorted(one["headers"]) for one in starts]
    return lines, fields, b"".join(one.get("body", b"") for one in messages)


def over_sockets(app: Any) -> Any:
    """Return the raw bytes that the server of aiohttp writes for an application."""
    from aiohttp.test_utils import TestServer

    async def ask() -> bytes:
        server = TestServer(app)
        await server.start_server()
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(b"GET / HTTP/1.0\r\n\r\n")
        answer = await reader.read()
        writer.close()
        await server.close()
        return re.sub(rb"Date: [^\r]*\r\n", b"", answer)

    return asyncio.run(ask())


# -- WebOb and Pyramid --------------------------------------------------------------------------


@case("webob.Response", ARGUMENT, "status")
def webob_argument(status: Any) -> Any:
    return from_wsgi(need("webob").Response(b"x", status=status))


@case("webob.Response", ATTRIBUTE, "status")
@case("webob.Response", ATTRIBUTE, "status_int")
@case("webob.Response", ATTRIBUTE, "status_code")
def webob_attributes(status: Any) -> Any:
    answers = []
    for name in ("status", "status_int", "status_code"):
        response = need("webob").Response(b"x")
        setattr(response, name, status)
        answers.append(from_wsgi(response))
    return answers


@case("pyramid.httpexceptions.exception_response", ARGUMENT, "status_code")
def pyramid_exception(status: Any) -> Any:
    return from_wsgi(need("pyramid.httpexceptions").exception_response(status))


# -- Falcon, Bottle, CherryPy -------------------------------------------------------------------


def falcon_app(prepare: Callable[[Any], None]) -> Any:
    falcon = need("falcon")

    class Resource:
        def on_get(self, request: Any, response: Any) -> None:
            response.text = "x"
            prepare(response)

    app = falcon.App()
    app.add_route("/", Resource())
    return from_wsgi(app)


@case("falcon.Response", ATTRIBUTE, "status_code")
def falcon_status_code(status: Any) -> Any:
    return falcon_app(lambda response: setattr(response, "status_code", status))


@case("falcon.Response", ATTRIBUTE, "status")
def falcon_status(status: Any) -> Any:
    return falcon_app(lambda response: setattr(response, "status", status))


@case("falcon.HTTPStatus", ARGUMENT, "status")
def falcon_raised_status(status: Any) -> Any:
    def prepare(response: Any) -> None:
        raise need("falcon").HTTPStatus(status, text="x")

    return falcon_app(prepare)


@case("falcon.HTTPError", ARGUMENT, "status")
def falcon_error(status: Any) -> Any:
    def prepare(response: Any) -> None:
        raise need("falcon").HTTPError(status, title="x")

    return falcon_app(prepare)


def bottle_app(view: Callable[[], Any]) -> Any:
    app = need("bottle").Bottle()
    app.route("/")(view)
    return from_wsgi(app)


@case("bottle.Bottle.error", ARGUMENT, "code")
def bottle_handler(status: Any) -> Any:
    app = need("bottle").Bottle()
    app.error(status)(lambda error: "mine")
    return from_wsgi(app)


@case("bottle.response", ATTRIBUTE, "status")
def bottle_response(status: Any) -> Any:
    def view() -> str:
        need("bottle").response.status = status
        return "x"

    return bottle_app(view)


@case("bottle.abort", ARGUMENT, "code")
def bottle_abort(status: Any) -> Any:
    return bottle_app(lambda: need("bottle").abort(status, "x"))


@case("bottle.HTTPResponse", ARGUMENT, "status")
def bottle_made(status: Any) -> Any:
    return bottle_app(lambda: need("bottle").HTTPResponse("x", status=status))


@case("cherrypy.HTTPError", ARGUMENT, "status")
def cherrypy_error(status: Any) -> Any:
    return cherrypy_app(lambda cherrypy: (_ for _ in ()).throw(cherrypy.HTTPError(status, "x")))


@case("cherrypy.response", ATTRIBUTE, "status")
def cherrypy_response(status: Any) -> Any:
    return cherrypy_app(lambda cherrypy: setattr(cherrypy.response, "status", status))


def cherrypy_app(prepare: Callable[[Any], Any]) -> Any:
    cherrypy = need("cherrypy")

    class Root:
        @cherrypy.expose  # type: ignore[untyped-decorator]
        def index(self) -> str:
            prepare(cherrypy)
            return "x"

    cherrypy.log.screen = False
    settings = {"/": {"request.show_tracebacks": False}}
    found = from_wsgi(cherrypy.Application(Root(), "", settings))
    cherrypy.engine.exit()
    return found


# -- aiohttp and Tornado ------------------------------------------------------------------------


def aiohttp_app(answer: Callable[[Any], Any]) -> Any:
    web = need("aiohttp.web")

    async def view(request: Any) -> Any:
        return answer(web)

    app = web.Application()
    app.router.add_get("/", view)
    return over_sockets(app)


@case("aiohttp.web.Response", ARGUMENT, "status")
def aiohttp_response(status: Any) -> Any:
    return aiohttp_app(lambda web: web.Response(status=status, text="x"))


@case("aiohttp.web.json_response", ARGUMENT, "status")
def aiohttp_json(status: Any) -> Any:
    return aiohttp_app(lambda web: web.json_response({}, status=status))


@case("aiohttp.web.StreamResponse.set_status", ARGUMENT, "status")
def aiohttp_set_status(status: Any) -> Any:
    def answer(web: Any) -> Any:
        response = web.Response(text="x")
        response.set_status(status)
        return response

    return aiohttp_app(answer)


@case("aiohttp.web.HTTPException", CLASS, "status_code")
def aiohttp_exception(status: Any) -> Any:
    def answer(web: Any) -> Any:
        raise type("Made", (web.HTTPException,), {"status_code": status})

    return aiohttp_app(answer)


def jinja2_app(view: Callable[[Any], Any]) -> Any:
    web, templates = need("aiohttp.web"), need("aiohttp_jinja2")
    app = web.Application()
    templates.setup(app, loader=need("jinja2").DictLoader({"x.html": "x"}))
    app.router.add_get("/", view)
    return over_sockets(app)


@case("aiohttp_jinja2.render_template", ARGUMENT, "status")
def jinja2_rendered(status: Any) -> Any:
    async def view(request: Any) -> Any:
        return need("aiohttp_jinja2").render_template("x.html", request, {}, status=status)

    return jinja2_app(view)


@case("aiohttp_jinja2.template", ARGUMENT, "status")
def jinja2_decorated(status: Any) -> Any:
    async def view(request: Any) -> Any:
        return {}

    return jinja2_app(need("aiohttp_jinja2").template("x.html", status=status)(view))


def tornado_app(prepare: Callable[[Any], Any]) -> Any:
    """Return what Tornado writes to the connection, without a connection."""
    web, httputil = need("tornado.web"), need("tornado.httputil")
    written: list[Any] = []

    class Handler(web.RequestHandler):  # type: ignore[misc]
        def get(self) -> None:
            prepare(self)
            self.write("x")

        def log_exception(self, *_: Any) -> None:
            """Say nothing."""

    class Connection:
        def set_close_callback(self, callback: Any) -> None:
            """Never close."""

        def write_headers(self, line: Any, headers: Any, chunk: Any = b"") -> Any:
            fields = sorted(item for item in headers.get_all() if item[0] != "Date")
            written.append((f"HTTP/1.1 {line.code} {line.reason}", fields, chunk))
            return asyncio.sleep(0)

        def finish(self) -> None:
            ended.set()

    async def ask() -> None:
        request = httputil.HTTPServerRequest(
            "GET", "/", headers=httputil.HTTPHeaders(), connection=Connection()
        )
        app = web.Application([("/", Handler)], log_function=lambda _: None)
        app.find_handler(request).execute()
        await asyncio.wait_for(ended.wait(), 10)

    ended = asyncio.Event()
    asyncio.run(ask())
    return written


@case("tornado.web.RequestHandler.set_status", ARGUMENT, "status_code")
def tornado_set_status(status: Any) -> Any:
    return tornado_app(lambda handler: handler.set_status(status))


@case("tornado.web.HTTPError", ARGUMENT, "status_code")
def tornado_error(status: Any) -> Any:
    def prepare(handler: Any) -> None:
        raise need("tornado.web").HTTPError(status)

    return tornado_app(prepare)


# -- the family of Flask ------------------------------------------------------------------------


def flask_app(view: Callable[[], Any], make: Any = None) -> Any:
    app = (make or need("flask").Flask)("x")
    app.route("/")(view)
    return from_wsgi(app)


@case("flask.Flask.route", VIEW)
def flask_tuple(status: Any) -> Any:
    return flask_app(lambda: ("x", status))


@case("flask.abort", ARGUMENT, "code")
def flask_abort(status: Any) -> Any:
    return flask_app(lambda: need("flask").abort(status))


@case("apiflask.abort", ARGUMENT, "status_code")
def apiflask_abort(status: Any) -> Any:
    apiflask = need("apiflask")
    return flask_app(lambda: apiflask.abort(status), apiflask.APIFlask)


def apiflask_document(decorate: Callable[[Any], Any]) -> Any:
    apiflask = need("apiflask")
    app = apiflask.APIFlask("x")
    app.get("/")(decorate(app)(lambda: {"a": "b"}))
    return from_wsgi(app), from_wsgi(app, "/openapi.json")


@case("apiflask.APIFlask.output", ARGUMENT, "status_code")
def apiflask_output(status: Any) -> Any:
    schema = {"a": need("apiflask").fields.String()}
    return apiflask_document(lambda app: app.output(schema, status_code=status))


@case("apiflask.APIFlask.doc", KEYS, "responses")
def apiflask_doc(status: Any) -> Any:
    return apiflask_document(lambda app: app.doc(responses={status: "n"}))


@case("apiflask.APIFlask.error_processor", VIEW)
def apiflask_tuple(status: Any) -> Any:
    apiflask = need("apiflask")
    app = apiflask.APIFlask("x")
    app.error_processor(lambda error: ({"a": 1}, status, {}))
    app.get("/")(lambda: apiflask.abort(HTTPStatus.GONE))
    return from_wsgi(app)


@case("functions_framework.http", VIEW)
def functions_framework_tuple(status: Any) -> Any:
    framework = need("functions_framework")
    answer = "http.HTTPStatus.NOT_FOUND" if isinstance(status, HTTPStatus) else str(status)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "main.py"
        source.write_text(f"import http\n\n\ndef main(request):\n    return 'x', {answer}\n")
        return from_wsgi(framework.create_app("main", str(source), "http"))


def rest_app(package: str, get: Callable[[Any], Any], path: str = "/a") -> Any:
    module = need(package)
    app = need("flask").Flask("x")
    api = module.Api(app)
    api.add_resource(type("Item", (module.Resource,), {"get": get(api)}), "/a")
    return from_wsgi(app, path)


@case("flask_restful.Resource", METHODS)
def flask_restful_tuple(status: Any) -> Any:
    return rest_app("flask_restful", lambda api: lambda self: ({"a": 1}, status))


@case("flask_restx.Resource", METHODS)
def flask_restx_tuple(status: Any) -> Any:
    return rest_app("flask_restx", lambda api: lambda self: ({"a": 1}, status))


@case("flask_restful.abort", ARGUMENT, "http_status_code")
def flask_restful_abort(status: Any) -> Any:
    return rest_app(
        "flask_restful", lambda api: lambda self: need("flask_restful").abort(status, message="x")
    )


@case("flask_restx.abort", ARGUMENT, "code")
def flask_restx_abort(status: Any) -> Any:
    return rest_app("flask_restx", lambda api: lambda self: need("flask_restx").abort(status, "x"))


def restx_document(decorate: Callable[[Any], Any]) -> Any:
    return rest_app("flask_restx", lambda api: decorate(api)(lambda self: {}), "/swagger.json")


@case("flask_restx.Namespace.response", ARGUMENT, "code")
def flask_restx_response(status: Any) -> Any:
    return restx_document(lambda api: api.response(status, "none"))


@case("flask_restx.Namespace.doc", KEYS, "responses")
def flask_restx_doc(status: Any) -> Any:
    return restx_document(lambda api: api.doc(responses={status: "none"}))


@case("flask_restx.Namespace.marshal_with", ARGUMENT, "code")
def flask_restx_marshal(status: Any) -> Any:
    fields = need("flask_restx").fields

    def decorate(api: Any) -> Any:
        return api.marshal_with(api.model("M", {"a": fields.String}), code=status)

    return restx_document(decorate)


def smorest_document(decorate: Callable[[Any], Any]) -> Any:
    smorest = need("flask_smorest")
    app = need("flask").Flask("x")
    app.config.update(
        API_TITLE="t", API_VERSION="1", OPENAPI_VERSION="3.0.2", OPENAPI_URL_PREFIX="/",
        OPENAPI_JSON_PATH="o.json",
    )  # fmt: skip
    blueprint = smorest.Blueprint("b", "b")
    blueprint.route("/a")(decorate(blueprint)(dict))
    smorest.Api(app).register_blueprint(blueprint)
    return from_wsgi(app, "/a"), from_wsgi(app, "/o.json")


@case("flask_smorest.Blueprint.response", ARGUMENT, "status_code")
def smorest_response(status: Any) -> Any:
    return smorest_document(lambda blueprint: blueprint.response(status))


@case("flask_smorest.Blueprint.alt_response", ARGUMENT, "status_code")
def smorest_alternative(status: Any) -> Any:
    return smorest_document(lambda blueprint: blueprint.alt_response(status, description="d"))


@case("flask_smorest.Blueprint.doc", KEYS, "responses")
def smorest_doc(status: Any) -> Any:
    return smorest_document(lambda one: one.doc(responses={status: {"description": "d"}}))


@case("flask_openapi3.OpenAPI.get", KEYS, "responses")
def flask_openapi3_document(status: Any) -> Any:
    app = need("flask_openapi3").OpenAPI("x")

    def view() -> dict[str, Any]:
        return {}

    app.get("/a", responses={status: None})(view)
    return from_wsgi(app, "/openapi/openapi.json"), json.dumps(app.api_doc, default=str)


@case("flask_openapi3.OpenAPI", ARGUMENT, "validation_error_status")
def flask_openapi3_validation(status: Any) -> Any:
    app = need("flask_openapi3").OpenAPI("x", validation_error_status=status)
    query = need("pydantic").create_model("Query", page=(int, 1))

    def view(query: Any) -> dict[str, Any]:
        return {}

    view.__annotations__["query"] = query
    app.get("/a")(view)
    return json.dumps(app.api_doc, default=str)


@case("flask_httpauth.HTTPAuth.error_handler", VIEW)
def httpauth_tuple(status: Any) -> Any:
    auth = need("flask_httpauth").HTTPBasicAuth()
    auth.error_handler(lambda: ("no", status))
    auth.verify_password(lambda name, password: None)
    return flask_app(auth.login_required(lambda: "x"))


@case("flask_jwt_extended.JWTManager.unauthorized_loader", VIEW)
def jwt_tuple(status: Any) -> Any:
    extended, flask = need("flask_jwt_extended"), need("flask")
    app = flask.Flask("x")
    app.config["JWT_SECRET_KEY"] = "x" * 40
    extended.JWTManager(app).unauthorized_loader(lambda reason: ({"a": 1}, status))
    app.route("/")(extended.jwt_required()(lambda: "x"))
    return from_wsgi(app)


def quart_app(view: Callable[[], Any], prepare: Callable[[Any], Any] = lambda app: None) -> Any:
    app = need("quart").Quart("x")
    prepare(app)

    async def answer() -> Any:
        return view()

    app.route("/")(answer)

    async def ask() -> Any:
        response = await app.test_client().get("/")
        return int(response.status_code), response.status, await response.get_data()

    return asyncio.run(ask())


@case("quart.Quart.route", VIEW)
def quart_tuple(status: Any) -> Any:
    return quart_app(lambda: ("x", status))


@case("quart.abort", ARGUMENT, "code")
def quart_abort(status: Any) -> Any:
    return quart_app(lambda: need("quart").abort(status))


@case("quart_schema.document_response", ARGUMENT, "status_code")
def quart_document(status: Any) -> Any:
    return quart_schema_app(lambda made: need("quart_schema").document_response(made, status))


@case("quart_schema.validate_response", ARGUMENT, "status_code")
def quart_validate(status: Any) -> Any:
    return quart_schema_app(lambda made: need("quart_schema").validate_response(made, status))


def quart_schema_app(decorate: Callable[[Any], Any]) -> Any:
    import dataclasses

    schema = need("quart_schema")
    made = dataclasses.make_dataclass("Made", [("a", int)])
    app = need("quart").Quart("x")
    schema.QuartSchema(app)

    async def view() -> Any:
        return made(1), 404

    app.route("/")(decorate(made)(view))

    async def ask() -> Any:
        document = await app.test_client().get("/openapi.json")
        response = await app.test_client().get("/")
        return await document.get_data(), int(response.status_code), await response.get_data()

    return asyncio.run(ask())


# -- Django, Ninja, the REST framework ----------------------------------------------------------


def ninja_app(view: Callable[[Any], Callable[[Any], Any]], **settings: Any) -> Any:
    need("django")
    from django.conf import settings as configuration

    if not configuration.configured:
        configuration.configure()
    ninja = need("ninja")
    from ninja.responses import NinjaJSONEncoder
    from ninja.testing import TestClient

    NINJA.append(f"n{len(NINJA)}")
    api = ninja.NinjaAPI(urls_namespace=NINJA[-1])
    api.get("/a", **settings)(view(api))
    with environment("NINJA_SKIP_REGISTRY", "1"):
        response = TestClient(api).get("/a")
        document = api.get_openapi_schema(path_prefix="")
    text = json.dumps(document, cls=NinjaJSONEncoder)
    return int(response.status_code), response.content, text


NINJA: list[str] = []


@contextlib.contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setenv(name, value)
    try:
        yield
    finally:
        patch.undo()


@case("ninja.NinjaAPI.get", VIEW)
def ninja_tuple(status: Any) -> Any:
    def view(api: Any) -> Any:
        def answer(request: Any) -> Any:
            return status, {}

        return answer

    return ninja_app(view, response={404: dict})


@case("ninja.NinjaAPI.get", KEYS, "response")
def ninja_declared(status: Any) -> Any:
    def view(api: Any) -> Any:
        def answer(request: Any) -> Any:
            return 404, {}

        return answer

    return ninja_app(view, response={status: dict})


@case("ninja.NinjaAPI.create_response", ARGUMENT, "status")
def ninja_create(status: Any) -> Any:
    def view(api: Any) -> Any:
        def answer(request: Any) -> Any:
            return api.create_response(request, {}, status=status)

        return answer

    return ninja_app(view)


@case("ninja.errors.HttpError", ARGUMENT, "status_code")
def ninja_error(status: Any) -> Any:
    def view(api: Any) -> Any:
        def answer(request: Any) -> Any:
            raise need("ninja.errors").HttpError(status, "x")

        return answer

    return ninja_app(view)


# -- Litestar, Starlette, FastAPI ---------------------------------------------------------------


def litestar_app(view: Any, **settings: Any) -> Any:
    litestar = need("litestar")
    app = litestar.Litestar([view], **settings)
    document = json.dumps(app.openapi_schema.to_schema(), default=str)
    return from_asgi(app), document


@case("litestar.handlers.get", ARGUMENT, "status_code")
def litestar_route(status: Any) -> Any:
    async def view() -> str:
        return "x"

    return litestar_app(need("litestar").get("/", status_code=status)(view))


@case("litestar.handlers.get", KEYS, "responses")
def litestar_responses(status: Any) -> Any:
    async def view() -> str:
        return "x"

    spec = need("litestar.openapi").ResponseSpec(data_container=None)
    return litestar_app(need("litestar").get("/", responses={status: spec})(view))


@case("litestar.exceptions.HTTPException", ARGUMENT, "status_code")
def litestar_exception(status: Any) -> Any:
    async def view() -> str:
        raise need("litestar.exceptions").HTTPException(status_code=status, detail="x")

    return litestar_app(need("litestar").get("/")(view))


@case("litestar.response.Response", ARGUMENT, "status_code")
def litestar_response(status: Any) -> Any:
    async def view() -> Any:
        return need("litestar").Response("x", status_code=status)

    view.__annotations__["return"] = need("litestar").Response[str]
    return litestar_app(need("litestar").get("/")(view))


@case("litestar.Litestar", KEYS, "exception_handlers")
def litestar_handlers(status: Any) -> Any:
    litestar = need("litestar")

    async def view() -> str:
        raise need("litestar.exceptions").NotFoundException

    def handle(request: Any, error: Any) -> Any:
        return litestar.Response("mine", status_code=404)

    return litestar_app(litestar.get("/")(view), exception_handlers={status: handle})


@case("starlette.responses.Response", ARGUMENT, "status_code")
def starlette_response(status: Any) -> Any:
    return from_asgi(need("starlette.responses").Response("x", status))


@case("fastapi.FastAPI.get", ARGUMENT, "status_code")
def fastapi_route(status: Any) -> Any:
    app = need("fastapi").FastAPI()
    app.get("/", status_code=status)(lambda: "x")
    return from_asgi(app), json.dumps(app.openapi())


@case("fastapi.FastAPI.get", KEYS, "responses")
def fastapi_responses(status: Any) -> Any:
    app = need("fastapi").FastAPI()
    app.get("/", responses={status: {"description": "x"}})(lambda: "x")
    return from_asgi(app), json.dumps(app.openapi())


@case("starlette.exceptions.HTTPException", ARGUMENT, "status_code")
def fastapi_exception(status: Any) -> Any:
    fastapi = need("fastapi")
    app = fastapi.FastAPI()

    def view() -> None:
        raise fastapi.HTTPException(status)

    app.get("/")(view)
    return from_asgi(app)


# -- small ones ---------------------------------------------------------------------------------


def microdot_app(answer: Callable[[Any], Any]) -> Any:
    """The application under WSGI: the server of its own formats the status as a number."""
    app = need("microdot.wsgi").Microdot()
    app.get("/")(lambda request: answer(need("microdot")))
    return from_wsgi(app)


@case("microdot.Microdot.get", VIEW)
def microdot_tuple(status: Any) -> Any:
    return microdot_app(lambda microdot: ("x", status))


@case("microdot.abort", ARGUMENT, "status_code")
def microdot_abort(status: Any) -> Any:
    return microdot_app(lambda microdot: microdot.abort(status, "x"))


@case("microdot.Response.redirect", ARGUMENT, "status_code")
def microdot_redirect(status: Any) -> Any:
    return microdot_app(lambda microdot: microdot.Response.redirect("/x", status))


@case("microdot.Response", ARGUMENT, "status_code")
def microdot_response(status: Any) -> Any:
    return microdot_app(lambda microdot: microdot.Response("x", status))


def powertools_app(view: Callable[[], Any], **settings: Any) -> Any:
    event_handler = need("aws_lambda_powertools.event_handler")
    app = event_handler.APIGatewayRestResolver()
    app.get("/", **settings)(view)
    event = {"path": "/", "httpMethod": "GET", "headers": {}, "requestContext": {}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return json.dumps(app.resolve(event, None))


@case("aws_lambda_powertools.event_handler.api_gateway.BaseRouter.get", VIEW)
def powertools_tuple(status: Any) -> Any:
    return powertools_app(lambda: ({"a": 1}, status))


@case("aws_lambda_powertools.event_handler.Response", ARGUMENT, "status_code")
def powertools_response(status: Any) -> Any:
    made = need("aws_lambda_powertools.event_handler").Response
    return powertools_app(lambda: made(status_code=status, content_type="text/plain", body="x"))


@case("aws_lambda_powertools.event_handler.exceptions.ServiceError", ARGUMENT, "status_code")
def powertools_error(status: Any) -> Any:
    error = need("aws_lambda_powertools.event_handler.exceptions").ServiceError

    def view() -> Any:
        raise error(status, "x")

    return powertools_app(view)


@case("chalice.Response", ARGUMENT, "status_code")
def chalice_response(status: Any) -> Any:
    response = need("chalice").Response("x", status_code=status)
    return json.dumps(response.to_dict())


# -- test doubles -------------------------------------------------------------------------------


def over_requests(register: Callable[[], Any]) -> Any:
    """Return what a client reads of a response that a double makes."""
    register()
    response = need("requests").get("http://example.test/", timeout=5)
    return int(response.status_code), response.text, response.ok


@case("responses.add_callback", VIEW, "callback")
def responses_callback(status: Any) -> Any:
    responses = need("responses")
    with responses.RequestsMock() as mock:

        def register() -> None:
            mock.add_callback("GET", "http://example.test/", callback=lambda _: (status, {}, "x"))

        return over_requests(register)


@case("httpretty.register_uri", VIEW, "body")
def httpretty_callback(status: Any) -> Any:
    httpretty = need("httpretty")

    def answer(request: Any, uri: Any, headers: Any) -> Any:
        return [status, headers, "x"]

    with httpretty.enabled(allow_net_connect=False):
        httpretty.register_uri("GET", "http://example.test/", body=answer)
        connection = http.client.HTTPConnection("example.test", 80, timeout=5)
        connection.request("GET", "/")
        response = connection.getresponse()
        return response.status, response.read()


# -- what must come out -------------------------------------------------------------------------


def outcome(program: Program, status: Any) -> Any:
    """Return what a program gives: its answer, or the error that it ends with."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return program(status)
        except Exception as error:
            return type(error)


@pytest.mark.parametrize("case", CASES, ids=repr)
def test_the_class_of_the_row(case: Case) -> None:
    assert case.row in ROWS, "no such row"
    number, member = outcome(case.run, 404), outcome(case.run, HTTPStatus.NOT_FOUND)
    assert not isinstance(number, type), f"the program fails with 404: {number}"
    assert "404" in repr(number), "the status does not come out"
    is_same = (number, repr(number)) == (member, repr(member))
    safety = ROWS[case.row].enum_safety
    if safety is EnumSafety.FROM_3_11:
        assert is_same == (sys.version_info >= (3, 11))
    else:
        assert is_same == (safety in (EnumSafety.YES, EnumSafety.KEPT))


# Orders of tuples whose programs need a server process, a document or a decorated class.
NOT_RUN = ("connexion.", "ninja_extra.", "robyn.", "*.")


def test_every_order_of_tuples_is_run() -> None:
    """Each framework that takes tuples apart has a program, or stands in NOT_RUN."""
    names = [one.row[0] for one in CASES if one.row[1] in (VIEW, METHODS)]
    prefixes = {prefix for prefix, _ in index().tables.tuples}
    run = {max((p for p in prefixes if name.startswith(p)), key=len) for name in names}
    assert prefixes - run == set(NOT_RUN)


def test_there_are_many_cases() -> None:
    assert len({one.row for one in CASES}) >= 71
