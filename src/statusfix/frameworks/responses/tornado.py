"""Responses of Tornado: handlers write to themselves, errors start afresh."""

from statusfix.frameworks.responses._schema import FILLED, Added, Carrier, Lost

_WEB = "tornado 6.6.1 tornado/web.py"

CARRIERS: tuple[Carrier, ...] = (
    ("tornado.web.RequestHandler.set_status", "sent", "", -1, "", -1, "unknown", f"{_WEB}:344"),
    ("tornado.web.RequestHandler.send_error", "sent", "", -1, "", -1, FILLED, f"{_WEB}:1343"),
    ("tornado.web.RequestHandler.redirect", "sent", "", -1, "", -1, "unknown", f"{_WEB}:949"),
    ("tornado.web.HTTPError", "raised", "", -1, "", -1, FILLED, f"{_WEB}:2714"),
)

FIELDS = ()

ADDED: tuple[Added, ...] = (
    ("tornado.web.RequestHandler.redirect", "Location", f"{_WEB}:966"),
)  # fmt: skip

LOST: tuple[Lost, ...] = (
    ("tornado", (100, 101, 102, 103, 204, 304), "Tornado refuses it", f"{_WEB}:1263"),
)
