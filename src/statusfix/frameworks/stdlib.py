"""The standard library: http.server, http.client, urllib, WSGI, and messages of ASGI."""

from statusfix.frameworks._schema import (
    ARGUMENT,
    ATTRIBUTE,
    CLASS,
    INT,
    LINE,
    SUBSCRIPT,
    Row,
)

SINKS: tuple[Row, ...] = (
    ("*.send_response", ARGUMENT, "code", 0, INT, "yes", "response", "CPython 3.11.7 http/server.py:493"),
    ("*.send_response_only", ARGUMENT, "code", 0, INT, "yes", "response", "CPython 3.11.7 http/server.py:506"),
    ("*.send_error", ARGUMENT, "code", 0, INT, "3.11", "response", "CPython 3.11.7 http/server.py:440"),
    ("*.start_response", ARGUMENT, "status", 0, LINE, "no", "response", "PEP 3333; CPython 3.11.7 wsgiref/handlers.py:255"),
    ("start_response", ARGUMENT, "status", 0, LINE, "no", "response", "PEP 3333; CPython 3.11.7 wsgiref/handlers.py:255"),
    ("wsgiref.handlers.BaseHandler", CLASS, "error_status", -1, LINE, "no", "response", "CPython 3.11.7 wsgiref/handlers.py:118"),
    ("http.client.responses", SUBSCRIPT, "", -1, INT, "yes", "elsewhere", "CPython 3.11.7 http/client.py"),
    ("http.server.BaseHTTPRequestHandler.responses", SUBSCRIPT, "", -1, INT, "yes", "elsewhere", "CPython 3.11.7 http/server.py"),
    ("urllib.error.HTTPError", ARGUMENT, "code", 1, INT, "3.11", "elsewhere", "CPython 3.11.7 urllib/error.py:39"),
    ("urllib.error.HTTPError", ATTRIBUTE, "code", -1, INT, "yes", "comparison", "CPython 3.11.7 urllib/error.py:39"),
    ("urllib.error.HTTPError", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "CPython 3.11.7 urllib/error.py:39"),
    ("urllib.request.urlopen", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "CPython 3.11.7 urllib/response.py:80"),
    ("urllib.request.urlopen", ATTRIBUTE, "code", -1, INT, "yes", "comparison", "CPython 3.11.7 urllib/response.py:80"),
    ("http.client.HTTPResponse", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "CPython 3.11.7 http/client.py:790"),
    ("http.client.HTTPResponse", ATTRIBUTE, "code", -1, INT, "yes", "comparison", "CPython 3.11.7 http/client.py:790"),
)

SUBCLASSES = (
    ("wsgiref.handlers.SimpleHandler", "wsgiref.handlers.BaseHandler"),
    ("wsgiref.handlers.BaseCGIHandler", "wsgiref.handlers.BaseHandler"),
    ("wsgiref.handlers.CGIHandler", "wsgiref.handlers.BaseHandler"),
    ("wsgiref.simple_server.ServerHandler", "wsgiref.handlers.BaseHandler"),
)

ALIASES = (("urllib.request.HTTPError", "urllib.error.HTTPError"),)

NOT_SINKS = (
    ("sys.exit", "a status of a process"),
    ("os._exit", "a status of a process"),
    ("exit", "a status of a process"),
    ("SystemExit", "a status of a process"),
    ("json.dumps", "its arguments are a document"),
    ("dict", "its keywords are data"),
)

# A mapping that is a message of a protocol: a key that is there, the value it must have ("" for
# any), and the key that holds the status.
MESSAGES = (
    ("type", "http.response.start", "status", "ASGI 3.0, HTTP message format"),
    ("type", "websocket.http.response.start", "status", "ASGI 3.0, Websocket Denial Response"),
    ("type", "http.response.push", "status", "ASGI 3.0, HTTP message format"),
    ("body", "", "statusCode", "awslambdaric 4.2.2, the answer of a function behind a gateway"),
    ("headers", "", "statusCode", "awslambdaric 4.2.2, the answer of a function behind a gateway"),
    ("isBase64Encoded", "", "statusCode", "awslambdaric 4.2.2, the answer of a function behind a gateway"),
)
