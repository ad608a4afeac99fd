"""Responses of http.server, WSGI and ASGI: the calls and messages that start them."""

from statusfix.frameworks.responses._schema import FILLED, Carrier

CARRIERS: tuple[Carrier, ...] = (
    ("*.send_response", "sent", "", -1, "", -1, "unknown", "CPython 3.11.7 http/server.py:493"),
    ("*.send_error", "sent", "", -1, "", -1, FILLED, "CPython 3.11.7 http/server.py:440"),
    ("start_response", "sent", "headers", 1, "", -1, "unknown", "PEP 3333"),
    ("*.start_response", "sent", "headers", 1, "", -1, "unknown", "PEP 3333"),
)

FIELDS = ()
ADDED = ()
LOST = ()
