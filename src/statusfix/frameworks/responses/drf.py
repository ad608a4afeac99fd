"""Responses of Django REST framework: arguments, fields that are added, content that is lost.

An APIView puts Allow on each response that leaves it, whatever made the response.
"""

from statusfix.frameworks.responses._schema import FILLED, SERIALIZED, Added, Carrier

_EXCEPTIONS = "djangorestframework 3.18.3 rest_framework/exceptions.py"
_VIEWS = "djangorestframework 3.18.3 rest_framework/views.py"

CARRIERS: tuple[Carrier, ...] = (
    ("rest_framework.response.Response", "returned", "headers", 3, "data", 0, SERIALIZED, "djangorestframework 3.18.3 rest_framework/response.py:20"),
    ("rest_framework.exceptions.APIException", "raised", "", -1, "detail", 0, FILLED, f"{_EXCEPTIONS}:108"),
)

FIELDS = (
    ("rest_framework.exceptions.Throttled", 0, "wait", 0, "Retry-After", f"{_VIEWS}:92"),
)  # fmt: skip

ADDED: tuple[Added, ...] = (
    ("rest_framework.response.Response", "Allow", f"{_VIEWS}:161"),
    ("rest_framework.exceptions.APIException", "Allow", f"{_VIEWS}:161"),
    ("rest_framework.exceptions.NotAuthenticated", "WWW-Authenticate", f"{_VIEWS}:461, or the status becomes 403"),
    ("rest_framework.exceptions.AuthenticationFailed", "WWW-Authenticate", f"{_VIEWS}:461, or the status becomes 403"),
)

LOST = ()
