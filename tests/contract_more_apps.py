"""Applications of the smaller frameworks whose answers break or keep the contract of each status.

As in `contract_apps`: each answer is a function or a class of its own, `breaks_401`, `keeps_401`,
at the path of its name. Those with a server of their own take the port as their argument.
"""

from __future__ import annotations

from contract_apps import DJANGO_HEAD, Answer, Application, answers


def _fields(answer: Answer, before: str = ", headers=") -> str:
    return f"{before}{answer.fields!r}" if answer.fields else ""


def _written(head: str, parts: list[list[str]], tail: str) -> str:
    return "\n".join([head, *("\n".join(["", *lines, ""]) for lines in parts), "", tail, ""])


def aiohttp() -> str:
    """Return an application of aiohttp with its own server."""
    parts = [
        [
            f'@routes.{one.method.lower()}("/{one.name}")',
            f"async def {one.name}(request):",
            f"    return web.Response(status={one.code}"
            + (f", text={one.content!r}" if one.content else "")
            + _fields(one)
            + ")",
        ]
        for one in answers(True)
    ]
    head = "import sys\n\nfrom aiohttp import web\n\nroutes = web.RouteTableDef()\n"
    tail = (
        "app = web.Application()\napp.add_routes(routes)\n\n"
        'if __name__ == "__main__":\n'
        '    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)'
    )
    return _written(head, parts, tail)


def falcon() -> str:
    """Return an application of Falcon: resources that write to the response they are handed."""
    parts = []
    for one in answers(False):
        lines = [
            f"class {one.name}:",
            f"    def on_{one.method.lower()}(self, req, resp):",
            f"        resp.status = {one.code}",
        ]
        lines += [f"        resp.text = {one.content!r}"] if one.content else []
        lines += [f"        resp.set_header({k!r}, {v!r})" for k, v in one.fields.items()]
        parts.append(lines)
    routes = "\n".join(f'app.add_route("/{one.name}", {one.name}())' for one in answers(False))
    return _written("import falcon\n\napp = falcon.App()\n", parts, routes)


def litestar() -> str:
    """Return an application of Litestar whose handlers make their responses."""
    parts = [
        [
            f'@{one.method.lower()}("/{one.name}", media_type="text/plain")',
            f"async def {one.name}() -> Response:",
            f"    return Response({one.content or None!r}, status_code={one.code}{_fields(one)})",
        ]
        for one in answers(True)
    ]
    names = ", ".join(one.name for one in answers(True))
    head = "from litestar import Litestar, Response, get, post\n"
    return _written(head, parts, f"app = Litestar([{names}])")


def sanic() -> str:
    """Return an application of Sanic, which is an ASGI application too."""
    parts = []
    for one in answers(True):
        made = (
            f"text({one.content!r}, status={one.code}{_fields(one)})"
            if one.content
            else f"empty(status={one.code}{_fields(one)})"
        )
        parts.append(
            [
                f'@app.{one.method.lower()}("/{one.name}")',
                f"async def {one.name}(request):",
                f"    return {made}",
            ]
        )
    head = 'from sanic import Sanic, empty, text\n\napp = Sanic("answers")\n'
    return _written(head, parts, "")


def tornado() -> str:
    """Return an application of Tornado with its own server."""
    parts = []
    for one in answers(True):
        lines = [
            f"class {one.name}(tornado.web.RequestHandler):",
            f"    def {one.method.lower()}(self):",
            f"        self.set_status({one.code})",
        ]
        lines += [f"        self.set_header({k!r}, {v!r})" for k, v in one.fields.items()]
        lines += [f"        self.write({one.content!r})"] if one.content else []
        parts.append(lines)
    routes = ", ".join(f'("/{one.name}", {one.name})' for one in answers(True))
    tail = (
        "if __name__ == '__main__':\n"
        f"    application = tornado.web.Application([{routes}])\n"
        "    application.listen(int(sys.argv[1]), address='127.0.0.1')\n"
        "    tornado.ioloop.IOLoop.current().start()"
    )
    return _written("import sys\n\nimport tornado.ioloop\nimport tornado.web\n", parts, tail)


def pyramid() -> str:
    """Return an application of Pyramid; its functions don't show what they are routed to."""
    parts = [
        [
            f"def {one.name}(request):",
            f"    return Response({one.content!r}, status={one.code}{_fields(one)})",
        ]
        for one in answers(False, with_methods=False)
    ]
    wired = "\n".join(
        f'    config.add_route("{one.name}", "/{one.name}")\n'
        f'    config.add_view({one.name}, route_name="{one.name}")'
        for one in answers(False, with_methods=False)
    )
    head = "from pyramid.config import Configurator\nfrom pyramid.response import Response\n"
    tail = f"with Configurator() as config:\n{wired}\n    app = config.make_wsgi_app()"
    return _written(head, parts, tail)


def bottle() -> str:
    """Return an application of Bottle."""
    parts = [
        [
            f'@app.{one.method.lower()}("/{one.name}")',
            f"def {one.name}():",
            f"    return HTTPResponse({one.content!r}, status={one.code}{_fields(one)})",
        ]
        for one in answers(False)
    ]
    return _written("from bottle import Bottle, HTTPResponse\n\napp = Bottle()\n", parts, "")


def quart() -> str:
    """Return an application of Quart."""
    parts = [
        [
            f'@app.{one.method.lower()}("/{one.name}")',
            f"async def {one.name}():",
            f"    return {one.content!r}, {one.code}{_fields(one, ', ')}",
        ]
        for one in answers(True)
    ]
    return _written("from quart import Quart\n\napp = Quart(__name__)\n", parts, "")


def ninja() -> str:
    """Return an application of django-ninja: the status first, fields by the injected response."""
    parts = []
    for one in answers(False):
        lines = [
            f'@api.{one.method.lower()}("/{one.name}", '
            f"response={{{one.code}: {'Any' if one.content else None}}})",
            f"def {one.name}(request, response: HttpResponse):",
        ]
        lines += [f"    response[{k!r}] = {v!r}" for k, v in one.fields.items()]
        parts.append([*lines, f"    return {one.code}, {one.content or None!r}"])
    head = DJANGO_HEAD.replace(
        "from django.views.decorators.http import require_POST\n",
        "from ninja import NinjaAPI\n\napi = NinjaAPI()\n",
    )
    tail = 'urlpatterns = [path("", api.urls)]\napp = get_wsgi_application()'
    return _written(f"from typing import Any\n\n{head}", parts, tail)


def http_server() -> str:
    """Return a handler of http.server with its server."""
    parts = []
    for one in answers(True, with_methods=False):
        lines = [f"def {one.name}(handler):", f"    handler.send_response({one.code})"]
        lines += [f"    handler.send_header({k!r}, {v!r})" for k, v in one.fields.items()]
        lines += [f"    handler.send_header('Content-Length', '{len(one.content)}')"]
        lines += ["    handler.end_headers()"]
        lines += [f"    handler.wfile.write({one.content.encode()!r})"] if one.content else []
        parts.append(lines)
    tail = (
        "class Answering(BaseHTTPRequestHandler):\n"
        "    def do_GET(self):\n"
        "        globals()[self.path[1:]](self)\n\n\n"
        "if __name__ == '__main__':\n"
        "    HTTPServer(('127.0.0.1', int(sys.argv[1])), Answering).serve_forever()"
    )
    head = "import sys\nfrom http.server import BaseHTTPRequestHandler, HTTPServer\n"
    return _written(head, parts, tail)


def wsgi() -> str:
    """Return a WSGI application without a framework."""
    import http

    parts = []
    for one in answers(False, with_methods=False):
        line = f"{one.code} {http.HTTPStatus(one.code).phrase}"
        fields = list(one.fields.items())
        parts.append(
            [
                f"def {one.name}(environ, start_response):",
                f"    start_response({line!r}, {fields!r})",
                f"    return [{one.content.encode()!r}]",
            ]
        )
    tail = (
        "def app(environ, start_response):\n"
        "    return globals()[environ['PATH_INFO'][1:]](environ, start_response)"
    )
    return _written("", parts, tail)


def asgi() -> str:
    """Return an ASGI application without a framework."""
    parts = []
    for one in answers(True, with_methods=False):
        fields = [(k.lower().encode(), v.encode()) for k, v in one.fields.items()]
        parts.append(
            [
                f"async def {one.name}(scope, receive, send):",
                f'    await send({{"type": "http.response.start", "status": {one.code}, '
                f'"headers": {fields!r}}})',
                '    await send({"type": "http.response.body", '
                f'"body": {one.content.encode()!r}}})',
            ]
        )
    tail = (
        "async def app(scope, receive, send):\n"
        "    if scope['type'] == 'http':\n"
        "        await globals()[scope['path'][1:]](scope, receive, send)"
    )
    return _written("", parts, tail)


MORE_APPLICATIONS = {
    "aiohttp": Application(aiohttp, "own"),
    "falcon": Application(falcon, "wsgi"),
    "litestar": Application(litestar, "asgi"),
    "sanic": Application(sanic, "asgi"),
    "tornado": Application(tornado, "own"),
    "pyramid": Application(pyramid, "wsgi", with_methods=False),
    "bottle": Application(bottle, "wsgi"),
    "quart": Application(quart, "asgi"),
    "ninja": Application(ninja, "wsgi"),
    "http.server": Application(http_server, "own", with_methods=False),
    "wsgi": Application(wsgi, "wsgi", with_methods=False),
    "asgi": Application(asgi, "asgi", with_methods=False),
}
