"""Responses of aiohttp's server: arguments, fields that are added, content that is lost."""

from statusfix.frameworks.responses._schema import (
    ALWAYS,
    FILLED,
    PLAIN,
    Added,
    Base,
    Carrier,
    Lost,
)

_EXCEPTIONS = "aiohttp 3.14.5 aiohttp/web_exceptions.py"

CARRIERS: tuple[Carrier, ...] = (
    ("aiohttp.web.Response", "returned", "headers", -1, "text body", -1, PLAIN, "aiohttp 3.14.5 aiohttp/web_response.py:660"),
    ("aiohttp.web.StreamResponse", "returned", "headers", -1, "", -1, "unknown", "aiohttp 3.14.5 aiohttp/web_response.py:96"),
    ("aiohttp.web.FileResponse", "returned", "headers", 4, "path", 0, FILLED, "aiohttp 3.14.5 aiohttp/web_fileresponse.py:95"),
    ("aiohttp.web.json_response", "returned", "headers", -1, "data", 0, ALWAYS, "aiohttp 3.14.5 aiohttp/web_response.py:860"),
    ("aiohttp.web.HTTPException", "raised", "headers", -1, "text body", -1, FILLED, f"{_EXCEPTIONS}:90"),
)

FIELDS = ()

ADDED: tuple[Added, ...] = (
    ("aiohttp.web.HTTPMultipleChoices", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPMovedPermanently", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPFound", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPSeeOther", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPTemporaryRedirect", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPPermanentRedirect", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPMove", "Location", f"{_EXCEPTIONS}:190"),
    ("aiohttp.web.HTTPMethodNotAllowed", "Allow", f"{_EXCEPTIONS}:282"),
    ("aiohttp.web.HTTPUnavailableForLegalReasons", "Link", f"{_EXCEPTIONS}:390"),
    ("aiohttp.web.FileResponse", "Content-Range", "aiohttp 3.14.5 aiohttp/web_fileresponse.py:95, for requests of a range"),
)

LOST: tuple[Lost, ...] = (
    ("aiohttp", (100, 101, 102, 103, 204, 304), "aiohttp throws it away", "aiohttp 3.14.5 aiohttp/helpers.py:76"),
)

BASES: tuple[Base, ...] = (
    ("aiohttp.web.HTTP", "aiohttp.web.HTTPException", f"{_EXCEPTIONS}:80"),
)
