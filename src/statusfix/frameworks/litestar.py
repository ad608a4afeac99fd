"""Litestar: handlers, responses, exceptions."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, INT_TEXT, KEYS, Row

SINKS: tuple[Row, ...] = (
    ("litestar.handlers.get", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:239"),
    ("litestar.handlers.post", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:789"),
    ("litestar.handlers.put", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:968"),
    ("litestar.handlers.patch", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:610"),
    ("litestar.handlers.delete", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:64"),
    ("litestar.handlers.head", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:415"),
    ("litestar.handlers.route", ARGUMENT, "status_code", -1, INT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/base.py:123"),
    ("litestar.handlers.get", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:239"),
    ("litestar.handlers.post", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:789"),
    ("litestar.handlers.put", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:968"),
    ("litestar.handlers.patch", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:610"),
    ("litestar.handlers.delete", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:64"),
    ("litestar.handlers.head", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:415"),
    ("litestar.handlers.route", KEYS, "responses", -1, INT_TEXT, "3.11", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/base.py:123"),
    ("litestar.handlers.get", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:239"),
    ("litestar.handlers.post", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:789"),
    ("litestar.handlers.put", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:968"),
    ("litestar.handlers.patch", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:610"),
    ("litestar.handlers.delete", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:64"),
    ("litestar.handlers.head", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/decorators.py:415"),
    ("litestar.handlers.route", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/handlers/http_handlers/base.py:123"),
    ("litestar.Litestar", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/app.py:173"),
    ("litestar.Router", KEYS, "exception_handlers", -1, INT, "yes", "declaration", "litestar 2.25.0 litestar/router.py:85"),
    ("litestar.exceptions.HTTPException", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/exceptions/http_exceptions.py:51"),
    ("litestar.exceptions.HTTPException", CLASS, "status_code", -1, INT, "3.11", "response", "litestar 2.25.0 litestar/exceptions/http_exceptions.py:51"),
    ("litestar.exceptions.HTTPException", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/exceptions/http_exceptions.py:51"),
    ("litestar.response.Response", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/base.py:220"),
    ("litestar.response.Template", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/template.py:36"),
    ("litestar.response.Stream", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/streaming.py:153"),
    ("litestar.response.File", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/file.py:285"),
    ("litestar.response.ServerSentEvent", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/sse.py:134"),
    ("litestar.response.Redirect", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/redirect.py:90"),
    ("litestar.response.Response", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/base.py:220"),
    ("litestar.response.base.ASGIResponse", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/response/base.py:57"),
    ("litestar.plugins.problem_details.ProblemDetailsException", ARGUMENT, "status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/plugins/problem_details.py:55"),
    ("litestar.security.jwt.BaseJWTAuth.login", ARGUMENT, "response_status_code", -1, INT, "kept", "response", "litestar 2.25.0 litestar/security/jwt/auth.py:156"),
)

ALIASES = (
    ("litestar.get", "litestar.handlers.get"),
    ("litestar.post", "litestar.handlers.post"),
    ("litestar.put", "litestar.handlers.put"),
    ("litestar.patch", "litestar.handlers.patch"),
    ("litestar.delete", "litestar.handlers.delete"),
    ("litestar.head", "litestar.handlers.head"),
    ("litestar.route", "litestar.handlers.route"),
    ("litestar.Response", "litestar.response.Response"),
    ("litestar.app.Litestar", "litestar.Litestar"),
    ("litestar.router.Router", "litestar.Router"),
    ("litestar.exceptions.http_exceptions.HTTPException", "litestar.exceptions.HTTPException"),
    ("litestar.response.redirect.Redirect", "litestar.response.Redirect"),
)

SUBCLASSES = (
    ("litestar.response.Template", "litestar.response.Response"),
    ("litestar.response.Stream", "litestar.response.Response"),
    ("litestar.response.Redirect", "litestar.response.Response"),
    ("litestar.plugins.problem_details.ProblemDetailsException", "litestar.exceptions.HTTPException"),
)
