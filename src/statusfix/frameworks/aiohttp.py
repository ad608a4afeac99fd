"""The server of aiohttp: responses and the exceptions that are responses."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT_TEXT, Row

SINKS: tuple[Row, ...] = (
    ("aiohttp.web.Response", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_response.py:660"),
    ("aiohttp.web.StreamResponse", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_response.py:96"),
    ("aiohttp.web.json_response", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_response.py:860"),
    ("aiohttp.web.FileResponse", ARGUMENT, "status", 2, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_fileresponse.py:95"),
    ("aiohttp.web.StreamResponse.set_status", ARGUMENT, "status", 0, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_response.py:149"),
    ("aiohttp.web.StreamResponse", ATTRIBUTE, "status", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_response.py:96"),
    ("aiohttp.web.HTTPException", CLASS, "status_code", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_exceptions.py:90"),
    ("aiohttp.web.HTTPException", ATTRIBUTE, "status", -1, INT_TEXT, "yes", "response", "aiohttp 3.14.5 aiohttp/web_exceptions.py:90"),
)

ALIASES = (
    ("aiohttp.web_response.", "aiohttp.web."),
    ("aiohttp.web_exceptions.", "aiohttp.web."),
    ("aiohttp.web_fileresponse.FileResponse", "aiohttp.web.FileResponse"),
)

SUBCLASSES = (
    ("aiohttp.web.Response", "aiohttp.web.StreamResponse"),
    ("aiohttp.web.FileResponse", "aiohttp.web.StreamResponse"),
    ("aiohttp.web.HTTPException", "aiohttp.web.Response"),
)
