"""Django REST framework and drf-spectacular."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT_TEXT, KEYS, MEMBERS, Row

SINKS: tuple[Row, ...] = (
    ("rest_framework.response.Response", ARGUMENT, "status", 1, INT_TEXT, "yes", "response", "djangorestframework 3.18.3 rest_framework/response.py:20"),
    ("rest_framework.exceptions.APIException", CLASS, "status_code", -1, INT_TEXT, "yes", "response", "djangorestframework 3.18.3 rest_framework/exceptions.py:104"),
    ("rest_framework.exceptions.APIException", ATTRIBUTE, "status_code", -1, INT_TEXT, "yes", "response", "djangorestframework 3.18.3 rest_framework/views.py:466"),
    ("drf_spectacular.utils.extend_schema", KEYS, "responses", 3, INT_TEXT, "3.11", "declaration", "drf-spectacular 0.30.0 drf_spectacular/openapi.py:1457"),
    ("drf_spectacular.utils.OpenApiExample", MEMBERS, "status_codes", 9, INT_TEXT, "3.11", "declaration", "drf-spectacular 0.30.0 drf_spectacular/utils.py:164"),
    ("drf_spectacular.utils.OpenApiParameter", MEMBERS, "response", 16, INT_TEXT, "3.11", "declaration", "drf-spectacular 0.30.0 drf_spectacular/utils.py:205"),
    ("drf_yasg.utils.swagger_auto_schema", KEYS, "responses", 11, INT_TEXT, "3.11", "declaration", "drf-yasg 1.21.18 drf_yasg/utils.py:42"),
    ("drf_yasg.openapi.Responses", KEYS, "responses", 0, INT_TEXT, "3.11", "declaration", "drf-yasg 1.21.18 drf_yasg/openapi.py:703"),
)

SUBCLASSES = (
    ("rest_framework.response.Response", "django.http.HttpResponseBase"),
    ("rest_framework.exceptions.ValidationError", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.ParseError", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.AuthenticationFailed", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.NotAuthenticated", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.PermissionDenied", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.NotFound", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.MethodNotAllowed", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.NotAcceptable", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.UnsupportedMediaType", "rest_framework.exceptions.APIException"),
    ("rest_framework.exceptions.Throttled", "rest_framework.exceptions.APIException"),
)

ALIASES = (
    ("rest_framework.views.Response", "rest_framework.response.Response"),
    ("rest_framework.serializers.ValidationError", "rest_framework.exceptions.ValidationError"),
)

NOT_SINKS = (
    ("rest_framework.status.is_informational", "a class of statuses is asked for, not a status"),
    ("rest_framework.status.is_success", "a class of statuses is asked for, not a status"),
    ("rest_framework.status.is_redirect", "a class of statuses is asked for, not a status"),
    ("rest_framework.status.is_client_error", "a class of statuses is asked for, not a status"),
    ("rest_framework.status.is_server_error", "a class of statuses is asked for, not a status"),
)
