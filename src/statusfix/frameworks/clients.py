"""HTTP clients, their retries, and doubles of them in tests."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, INT, INT_TEXT, MEMBERS, Row

SINKS: tuple[Row, ...] = (
    ("requests.Response", ATTRIBUTE, "status_code", -1, INT, "kept", "comparison", "requests 2.34.2 requests/models.py:769"),
    ("httpx.Response", ARGUMENT, "status_code", 0, INT, "kept", "elsewhere", "httpx 0.28.1 httpx/_models.py:516"),
    ("urllib3.HTTPResponse", ARGUMENT, "status", 2, INT, "yes", "elsewhere", "urllib3 2.8.0 urllib3/response.py:517"),
    ("urllib3.util.Retry", MEMBERS, "status_forcelist", 7, INT, "yes", "elsewhere", "urllib3 2.8.0 urllib3/util/retry.py:221"),
    ("httpx_retries.Retry", MEMBERS, "status_forcelist", 2, INT, "yes", "elsewhere", "httpx-retries 0.6.0 httpx_retries/retry.py:102"),
    ("aiohttp.ClientResponseError", ARGUMENT, "status", -1, INT, "kept", "elsewhere", "aiohttp 3.14.5 aiohttp/client_exceptions.py:76"),
    ("aiohttp.ClientResponse", ATTRIBUTE, "status", -1, INT, "yes", "comparison", "aiohttp 3.14.5 aiohttp/client_reqrep.py:767"),
    ("responses.add", ARGUMENT, "status", -1, INT_TEXT, "yes", "elsewhere", "responses 0.26.3 responses/__init__.py:577"),
    ("responses.Response", ARGUMENT, "status", -1, INT_TEXT, "yes", "elsewhere", "responses 0.26.3 responses/__init__.py:577"),
    ("respx.MockResponse", ARGUMENT, "status_code", 0, INT, "kept", "elsewhere", "respx 0.23.1 respx/models.py:89"),
    ("httpretty.register_uri", ARGUMENT, "status", 5, INT_TEXT, "yes", "elsewhere", "httpretty 1.1.4 httpretty/core.py:1629"),
    ("httpretty.Response", ARGUMENT, "status", 5, INT_TEXT, "yes", "elsewhere", "httpretty 1.1.4 httpretty/core.py:1704"),
)

ALIASES = (
    ("requests.packages.urllib3.", "urllib3."),
    ("requests.adapters.Retry", "urllib3.util.Retry"),
    ("urllib3.Retry", "urllib3.util.Retry"),
    ("urllib3.util.retry.Retry", "urllib3.util.Retry"),
    ("urllib3.response.HTTPResponse", "urllib3.HTTPResponse"),
    ("requests.models.Response", "requests.Response"),
    ("aiohttp.client_exceptions.", "aiohttp."),
)
