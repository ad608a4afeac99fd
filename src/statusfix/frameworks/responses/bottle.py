"""Responses of Bottle: what is raised or returned; keywords are fields."""

from statusfix.frameworks.responses._schema import BODY, FILLED, Added, Carrier, Field, Lost

_BOTTLE = "bottle 0.13.4 bottle.py"

CARRIERS: tuple[Carrier, ...] = (
    ("bottle.BaseResponse", "returned", "headers", 2, "body", 0, BODY, f"{_BOTTLE}:1657"),
    ("bottle.HTTPResponse", "returned", "headers", 2, "body", 0, BODY, f"{_BOTTLE}:1965"),
    ("bottle.HTTPError", "raised", "", -1, "body", 1, FILLED, f"{_BOTTLE}:1982"),
    ("bottle.abort", "raised", "", -1, "text", 1, FILLED, f"{_BOTTLE}:2811"),
    ("bottle.redirect", "raised", "", -1, "", -1, "unknown", f"{_BOTTLE}:2816"),
)

FIELDS: tuple[Field, ...] = (
    ("bottle.BaseResponse", 0, "**", -1, "", f"{_BOTTLE}:1657"),
)  # fmt: skip

ADDED: tuple[Added, ...] = (
    ("bottle.redirect", "Location", f"{_BOTTLE}:2824"),
)  # fmt: skip

LOST: tuple[Lost, ...] = (
    ("bottle", (100, 101, 204, 304), "Bottle throws it away", f"{_BOTTLE}:1106"),
)
