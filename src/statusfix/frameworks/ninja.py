"""Django Ninja and Django Ninja Extra: operations answer with (status, body)."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, INT_TEXT, KEYS, VIEW, Row

SINKS: tuple[Row, ...] = (
    ("ninja.errors.HttpError", ARGUMENT, "status_code", 0, INT_TEXT, "kept", "response", "django-ninja 1.7.1 ninja/errors.py:62"),
    ("ninja.errors.AuthenticationError", ARGUMENT, "status_code", 0, INT_TEXT, "kept", "response", "django-ninja 1.7.1 ninja/errors.py:72"),
    ("ninja.errors.AuthorizationError", ARGUMENT, "status_code", 0, INT_TEXT, "kept", "response", "django-ninja 1.7.1 ninja/errors.py:77"),
    ("ninja.errors.HttpError", ATTRIBUTE, "status_code", -1, INT_TEXT, "kept", "response", "django-ninja 1.7.1 ninja/errors.py:62"),
    ("ninja.Status", ARGUMENT, "status_code", 0, INT, "kept", "response", "django-ninja 1.7.1 ninja/responses.py:35"),
    ("ninja.NinjaAPI.get", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:123"),
    ("ninja.NinjaAPI.post", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:166"),
    ("ninja.NinjaAPI.put", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:295"),
    ("ninja.NinjaAPI.patch", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:252"),
    ("ninja.NinjaAPI.delete", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:209"),
    ("ninja.NinjaAPI.api_operation", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/main.py:338"),
    ("ninja.operation.Operation", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja 1.7.1 ninja/operation.py"),
    ("ninja.NinjaAPI.get", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:123"),
    ("ninja.NinjaAPI.post", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:166"),
    ("ninja.NinjaAPI.put", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:295"),
    ("ninja.NinjaAPI.patch", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:252"),
    ("ninja.NinjaAPI.delete", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:209"),
    ("ninja.NinjaAPI.api_operation", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/main.py:338"),
    ("ninja.NinjaAPI.create_response", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "django-ninja 1.7.1 ninja/main.py:543"),
    ("ninja.responses.Response", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "django-ninja 1.7.1 ninja/responses.py:54"),
    ("ninja_extra.http_get", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:178"),
    ("ninja_extra.http_post", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:254"),
    ("ninja_extra.http_put", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:483"),
    ("ninja_extra.http_patch", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:406"),
    ("ninja_extra.http_delete", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:330"),
    ("ninja_extra.http_generic", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:560"),
    ("ninja_extra.http_get", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.http_post", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.http_put", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.http_patch", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.http_delete", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.http_generic", VIEW, "", -1, INT, "kept", "response", "django-ninja 1.7.1 ninja/operation.py:387"),
    ("ninja_extra.route.get", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:178"),
    ("ninja_extra.route.post", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:254"),
    ("ninja_extra.route.put", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:483"),
    ("ninja_extra.route.patch", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:406"),
    ("ninja_extra.route.delete", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:330"),
    ("ninja_extra.route.generic", KEYS, "response", -1, INT, "yes", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:560"),
    ("ninja_extra.route.get", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:178"),
    ("ninja_extra.route.post", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:254"),
    ("ninja_extra.route.put", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:483"),
    ("ninja_extra.route.patch", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:406"),
    ("ninja_extra.route.delete", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:330"),
    ("ninja_extra.route.generic", VIEW, "", -1, INT, "kept", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/route/__init__.py:560"),
    ("ninja_extra.exceptions.APIException", CLASS, "status_code", -1, INT_TEXT, "yes", "response", "django-ninja-extra 0.31.7 ninja_extra/exceptions.py:104"),
    ("ninja_extra.exceptions.APIException", ATTRIBUTE, "status_code", -1, INT_TEXT, "yes", "response", "django-ninja-extra 0.31.7 ninja_extra/exceptions.py:104"),
    ("ninja_extra.ControllerBase.create_response", ARGUMENT, "status_code", 1, INT_TEXT, "yes", "response", "django-ninja-extra 0.31.7 ninja_extra/controllers/base.py:299"),
    ("ninja_extra.ModelEndpointFactory.create", ARGUMENT, "status_code", 3, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:95"),
    ("ninja_extra.ModelEndpointFactory.update", ARGUMENT, "status_code", 4, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:162"),
    ("ninja_extra.ModelEndpointFactory.patch", ARGUMENT, "status_code", 4, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:233"),
    ("ninja_extra.ModelEndpointFactory.find_one", ARGUMENT, "status_code", 3, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:304"),
    ("ninja_extra.ModelEndpointFactory.list", ARGUMENT, "status_code", 2, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:370"),
    ("ninja_extra.ModelEndpointFactory.delete", ARGUMENT, "status_code", 2, INT, "kept", "declaration", "django-ninja-extra 0.31.7 ninja_extra/controllers/model/endpoints.py:470"),
)

TUPLES = (
    ("ninja.", "tuple", "2:0", "django-ninja 1.7.1 ninja/operation.py:394"),
    ("ninja_extra.", "tuple", "2:0", "django-ninja 1.7.1 ninja/operation.py:394"),
)

ALIASES = (
    ("ninja.main.NinjaAPI", "ninja.NinjaAPI"),
    ("ninja.router.Router", "ninja.Router"),
    ("ninja.responses.Status", "ninja.Status"),
)

SUBCLASSES = (
    ("ninja.Router", "ninja.NinjaAPI"),
    ("ninja_extra.NinjaExtraAPI", "ninja.NinjaAPI"),
    ("ninja.errors.AuthenticationError", "ninja.errors.HttpError"),
    ("ninja.errors.AuthorizationError", "ninja.errors.HttpError"),
    ("ninja.responses.Response", "django.http.JsonResponse"),
)
