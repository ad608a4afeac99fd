"""What frameworks answer by themselves, and which methods their classes have: data only.

Each table says in its comment where it was read.
"""

from __future__ import annotations

# The status of a response whose status isn't given, where it isn't 200 (docs of each class).
DEFAULT_STATUS = {
    "flask.redirect": 302,  # Flask 3.1.3 flask/helpers.py:249
    "werkzeug.utils.redirect": 302,  # Werkzeug 3.1.9 werkzeug/utils.py:235
    "starlette.responses.RedirectResponse": 307,  # starlette 1.10.0 starlette/responses.py:210
    "django.shortcuts.redirect": 302,  # Django 5.2 django/shortcuts.py, redirect()
}
# A redirect that is asked to be permanent: Django 5.2 django/shortcuts.py, redirect().
PERMANENT_REDIRECT = {"django.shortcuts.redirect": ("permanent", 301)}
# Calls that make a body or a response of 200, whatever they are called with.
PLAIN_RESPONSES = frozenset(
    (
        "flask.jsonify", "flask.render_template", "flask.render_template_string",
        "flask.send_file", "flask.send_from_directory", "flask.stream_template",
    )
)  # fmt: skip
# Functions that hand their first argument on as a response: Flask 3.1.3 flask/helpers.py:146.
RESPONSE_MAKERS = frozenset(("flask.make_response", "flask.Flask.make_response"))
# Calls that raise: the place of the status among the arguments and its keyword.
RAISING_CALLS = {
    "flask.abort": (0, "code"),  # Flask 3.1.3 flask/helpers.py:273
    "werkzeug.exceptions.abort": (0, "status"),  # Werkzeug 3.1.9 werkzeug/exceptions.py:890
}
# Calls that raise one status: Django 5.2 django/shortcuts.py; DRF 3.18 generics.py,
# get_object_or_404().
RAISING_HELPERS = {
    "django.shortcuts.get_object_or_404": 404,
    "django.shortcuts.get_list_or_404": 404,
    "rest_framework.generics.get_object_or_404": 404,
}
# Methods that raise one status: Flask-SQLAlchemy 3.1 flask_sqlalchemy/query.py; DRF 3.18
# serializers.py, is_valid(), and generics.py, get_object().
RAISING_METHODS = {
    "first_or_404": 404,
    "get_or_404": 404,
    "one_or_404": 404,
    "paginate_or_404": 404,
}
VALIDATION = ("is_valid", "raise_exception", 400)
SAME_VALIDATION = "rest_framework.exceptions.ValidationError"
GET_OBJECT = ("rest_framework.generics.GenericAPIView", "get_object", 404)
# What turns an exception of DRF into a response: DRF 3.18 rest_framework/views.py,
# exception_handler().
DEFAULT_EXCEPTION_HANDLER = "rest_framework.views.exception_handler"
# Other places that the same exceptions and responses are imported from.
SAME = {
    "rest_framework.serializers.ValidationError": "rest_framework.exceptions.ValidationError",
    "django.http.response.Http404": "django.http.Http404",
}
# Decorators of views that answer themselves: Django 5.2 contrib/auth/decorators.py.
ANSWERING_DECORATORS = {
    "django.contrib.auth.decorators.login_required": (302, True),
    "django.contrib.auth.decorators.permission_required": (302, True),
    "django.contrib.auth.decorators.user_passes_test": (302, True),
}
# Decorators that fix the methods of a view: Django 5.2 django/views/decorators/http.py.
METHOD_DECORATORS = {
    "django.views.decorators.http.require_GET": ("GET",),
    "django.views.decorators.http.require_POST": ("POST",),
    "django.views.decorators.http.require_safe": ("GET", "HEAD"),
}
METHOD_LIST_DECORATORS = {
    "django.views.decorators.http.require_http_methods": (),
    "rest_framework.decorators.api_view": ("GET",),  # DRF 3.18 decorators.py, api_view()
}
# The methods that a class-based view dispatches: Django 5.2 views/generic/base.py, View; Flask's
# MethodView knows the same without CONNECT.
HTTP_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
# What Django's generic views answer, by method: Django 5.2 django/views/generic/.
_ANY = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_FORM = {"GET": (200,), "POST": (200, 302), "PUT": (200, 302)}
DJANGO_VIEWS: dict[str, dict[str, tuple[int, ...]]] = {
    "django.views.generic.TemplateView": {"GET": (200,)},
    "django.views.generic.RedirectView": dict.fromkeys(_ANY, (302,)),
    "django.views.generic.ListView": {"GET": (200,)},
    "django.views.generic.DetailView": {"GET": (200, 404)},
    "django.views.generic.FormView": _FORM,
    "django.views.generic.CreateView": _FORM,
    "django.views.generic.UpdateView": {
        "GET": (200, 404),
        "POST": (200, 302, 404),
        "PUT": (200, 302, 404),
    },
    "django.views.generic.DeleteView": {
        "GET": (200, 404),
        "POST": (302, 404),
        "DELETE": (302, 404),
    },
}
# What DRF's mixins answer, by action: DRF 3.18 rest_framework/mixins.py.
DRF_ACTIONS: dict[str, dict[str, tuple[int, ...]]] = {
    "rest_framework.mixins.ListModelMixin": {"list": (200,)},
    "rest_framework.mixins.CreateModelMixin": {"create": (201, 400)},
    "rest_framework.mixins.RetrieveModelMixin": {"retrieve": (200, 404)},
    "rest_framework.mixins.UpdateModelMixin": {
        "update": (200, 400, 404), "partial_update": (200, 400, 404)
    },
    "rest_framework.mixins.DestroyModelMixin": {"destroy": (204, 404)},
}  # fmt: skip
_LIST, _CREATE, _RETRIEVE, _UPDATE, _DESTROY = DRF_ACTIONS
# The mixins of DRF's ready classes: DRF 3.18 rest_framework/viewsets.py, generics.py.
DRF_MIXINS = {
    "rest_framework.viewsets.ModelViewSet": tuple(DRF_ACTIONS),
    "rest_framework.viewsets.ReadOnlyModelViewSet": (_RETRIEVE, _LIST),
    "rest_framework.generics.CreateAPIView": (_CREATE,),
    "rest_framework.generics.ListAPIView": (_LIST,),
    "rest_framework.generics.RetrieveAPIView": (_RETRIEVE,),
    "rest_framework.generics.DestroyAPIView": (_DESTROY,),
    "rest_framework.generics.UpdateAPIView": (_UPDATE,),
    "rest_framework.generics.ListCreateAPIView": (_LIST, _CREATE),
    "rest_framework.generics.RetrieveUpdateAPIView": (_RETRIEVE, _UPDATE),
    "rest_framework.generics.RetrieveDestroyAPIView": (_RETRIEVE, _DESTROY),
    "rest_framework.generics.RetrieveUpdateDestroyAPIView": (_RETRIEVE, _UPDATE, _DESTROY),
}
# Which method of a generic view runs which action: DRF 3.18 rest_framework/generics.py.
DRF_GENERIC_ACTIONS: dict[str, dict[str, str]] = {
    "CreateAPIView": {"POST": "create"},
    "ListAPIView": {"GET": "list"},
    "RetrieveAPIView": {"GET": "retrieve"},
    "DestroyAPIView": {"DELETE": "destroy"},
    "UpdateAPIView": {"PUT": "update", "PATCH": "partial_update"},
    "ListCreateAPIView": {"GET": "list", "POST": "create"},
    "RetrieveUpdateAPIView": {"GET": "retrieve", "PUT": "update", "PATCH": "partial_update"},
    "RetrieveDestroyAPIView": {"GET": "retrieve", "DELETE": "destroy"},
    "RetrieveUpdateDestroyAPIView": {
        "GET": "retrieve", "PUT": "update", "PATCH": "partial_update", "DELETE": "destroy"
    },
}  # fmt: skip
# What a router registers: DRF 3.18 rest_framework/routers.py, SimpleRouter.routes.
ROUTER_LIST = (("GET", "list"), ("POST", "create"))
ROUTER_DETAIL = (
    ("GET", "retrieve"),
    ("PUT", "update"),
    ("PATCH", "partial_update"),
    ("DELETE", "destroy"),
)
SIMPLE_ROUTERS = ("rest_framework.routers.SimpleRouter", "rest_framework.routers.DefaultRouter")
ROUTERS_WITH_ROOT = ("rest_framework.routers.DefaultRouter",)
# Permissions that let everybody in: DRF 3.18 rest_framework/permissions.py, AllowAny.
OPEN_PERMISSIONS = ("rest_framework.permissions.AllowAny",)
# What DRF answers to who is not let in: 401 where the first authenticator has a challenge.
DENIED = (401, 403)
# What FastAPI answers to a request that doesn't fit the parameters: fastapi 0.165 routing.py.
FASTAPI_INVALID = 422
# Annotations of FastAPI parameters that are not read from the request: fastapi 0.165
# dependencies/utils.py (add_non_field_param_to_dependency).
FASTAPI_INJECTED = frozenset(
    (
        "fastapi.Request", "fastapi.Response", "fastapi.BackgroundTasks", "fastapi.WebSocket",
        "starlette.requests.Request", "starlette.responses.Response",
        "starlette.background.BackgroundTasks", "starlette.requests.HTTPConnection",
        "fastapi.security.SecurityScopes", "starlette.websockets.WebSocket",
    )
)  # fmt: skip
FASTAPI_RESPONSES = frozenset(("fastapi.Response", "starlette.responses.Response"))
# Security schemes that refuse by themselves: fastapi 0.165 fastapi/security/.
FASTAPI_SECURITY = {
    "fastapi.security.OAuth2PasswordBearer": 401,
    "fastapi.security.HTTPBearer": 401,
    "fastapi.security.HTTPBasic": 401,
    "fastapi.security.APIKeyHeader": 401,
}
DEFAULT_OK = 200
UNSET_HTTP_METHODS = ("GET",)
# What adds views of an extension's own kind, which are not read: Flask-RESTful 0.3.10
# flask_restful/__init__.py:379, Flask-RESTX 1.3 flask_restx/namespace.py:69.
RESOURCE_METHODS = ("add_resource",)
# Families of the registry whose members are exceptions.
EXCEPTION_FAMILIES = frozenset(("werkzeug", "drf.exceptions", "litestar.exceptions"))

# How views of DRF document their responses: drf-spectacular 0.30.0 utils.py, drf-yasg 1.21.18
# utils.py; the codes of responses that are documented without one, openapi.py:1436 and
# utils.py, guess_response_status().
SPECTACULAR_SCHEMAS = ("drf_spectacular.utils.extend_schema",)
YASG_SCHEMAS = ("drf_yasg.utils.swagger_auto_schema",)
SCHEMA_VIEWS = ("drf_spectacular.utils.extend_schema_view",)
SCHEMA_TYPES = (
    "drf_spectacular.types.", "drf_spectacular.utils.OpenApiResponse",
    "drf_spectacular.utils.PolymorphicProxySerializer", "drf_spectacular.utils.inline_serializer",
    "rest_framework.serializers.",
)  # fmt: skip
CREATING_VIEWS = (
    "rest_framework.generics.CreateAPIView", "rest_framework.generics.ListCreateAPIView",
)  # fmt: skip
DOCUMENTED_CREATE, DOCUMENTED_DELETE = 201, 204
SUCCESS = range(200, 300)
