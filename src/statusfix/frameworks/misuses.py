"""What frameworks do with a status that is handed over in a way that they don't take.

Every row was run: tests/frameworks/test_misuses.py holds them against the installed frameworks. A
row holds for the class itself, not for its subclasses: those may have a constructor of their own.

KEYWORDS: (callable, keywords that it doesn't have, the one that it has, source): TypeError.
UNKEYED: (callable, keywords, least number of positional arguments, what to write, source): a
    callable that has no keyword for a status: TypeError, too. `jsonify(status=404)` is a document,
    `jsonify(document, status=404)` is none.
PLACES: (callable, position, what stands there, the keyword, source): a status that is handed over
    as another parameter: TypeError.
LIMITS: (callable, parameter, position, contradicts, ranges, outcome, what to write, source): the
    codes that a call can be given, as inclusive (first, last) ranges. `contradicts` tells whether
    another code is sent all the same and says the opposite of the name.
EXTENSIONS: patterns of names of which one stands in a module that gives `abort()` further codes.
"""

_ABORT = ((400, 401), (403, 406), (408, 418), (421, 424), (428, 429), (431, 431), (451, 451), (500, 505))
_REDIRECT = ((201, 201), (300, 303), (305, 308))
_ABORTED = "LookupError, and the client gets 500"
_REFUSED = "ValueError when the module is imported"
_KEPT = "it is sent all the same"
_HAND = "hand it a response with that status"
_RAISE = "register a subclass of HTTPException with that code"
_ANOTHER = "use the one that is meant"
_LOCATE = "answer without the redirect helper"

KEYWORDS: tuple[tuple[str, str, str, str], ...] = (
    ("django.http.HttpResponse", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseBadRequest", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseForbidden", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseNotFound", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseGone", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseServerError", "status_code http_status", "status", "Django 5.2 django/http/response.py:380"),
    ("django.http.HttpResponseNotAllowed", "status_code http_status", "status", "Django 5.2 django/http/response.py:707"),
    ("django.http.HttpResponseRedirect", "status_code http_status", "status", "Django 5.2 django/http/response.py:636"),
    ("django.http.HttpResponsePermanentRedirect", "status_code http_status", "status", "Django 5.2 django/http/response.py:636"),
    ("django.http.StreamingHttpResponse", "status_code http_status", "status", "Django 5.2 django/http/response.py:455"),
    ("django.http.FileResponse", "status_code http_status", "status", "Django 5.2 django/http/response.py:558"),
    ("django.http.JsonResponse", "status_code http_status", "status", "Django 5.2 django/http/response.py:746"),
    ("django.shortcuts.render", "status_code http_status", "status", "Django 5.2 django/shortcuts.py:18"),
    ("django.template.response.TemplateResponse", "status_code", "status", "Django 5.2 django/template/response.py:150"),
    ("rest_framework.response.Response", "status_code code http_status", "status", "djangorestframework 3.18 rest_framework/response.py:20"),
    ("starlette.responses.Response", "status", "status_code", "Starlette 1.10 starlette/responses.py:34"),
    ("starlette.responses.JSONResponse", "status", "status_code", "Starlette 1.10 starlette/responses.py:189"),
    ("starlette.responses.HTMLResponse", "status", "status_code", "Starlette 1.10 starlette/responses.py:34"),
    ("starlette.responses.PlainTextResponse", "status", "status_code", "Starlette 1.10 starlette/responses.py:34"),
    ("starlette.responses.StreamingResponse", "status", "status_code", "Starlette 1.10 starlette/responses.py:230"),
    ("starlette.responses.RedirectResponse", "status code", "status_code", "Starlette 1.10 starlette/responses.py:210"),
    ("starlette.responses.FileResponse", "status", "status_code", "Starlette 1.10 starlette/responses.py:305"),
    ("starlette.templating.Jinja2Templates.TemplateResponse", "status", "status_code", "Starlette 1.10 starlette/templating.py:117"),
    ("starlette.exceptions.HTTPException", "status code", "status_code", "Starlette 1.10 starlette/exceptions.py:8"),
    ("fastapi.HTTPException", "status code", "status_code", "FastAPI 0.165 fastapi/exceptions.py:45"),
    ("flask.Response", "status_code code", "status", "Werkzeug 3.1 werkzeug/wrappers/response.py:144"),
    ("werkzeug.wrappers.Response", "status_code code", "status", "Werkzeug 3.1 werkzeug/wrappers/response.py:144"),
    ("flask.redirect", "status_code status", "code", "Flask 3.1 flask/helpers.py:249"),
    ("werkzeug.utils.redirect", "status_code status", "code", "Werkzeug 3.1 werkzeug/utils.py:235"),
    ("aiohttp.web.Response", "status_code", "status", "aiohttp 3.14 aiohttp/web_response.py:660"),
    ("aiohttp.web.json_response", "status_code", "status", "aiohttp 3.14 aiohttp/web_response.py:860"),
)

UNKEYED = (
    ("flask.make_response", "status status_code code", 0, "write make_response(body, status)", "Flask 3.1 flask/helpers.py:146"),
    ("flask.jsonify", "status status_code code", 1, "return jsonify(document), status", "Flask 3.1 flask/json/__init__.py:138"),
)

PLACES = (
    ("django.http.JsonResponse", 1, "encoder", "status", "Django 5.2 django/http/response.py:746"),
)

LIMITS = (
    ("flask.abort", "code", 0, False, _ABORT, _ABORTED, _HAND, "Werkzeug 3.1 werkzeug/exceptions.py:835"),
    ("werkzeug.exceptions.abort", "status", 0, False, _ABORT, _ABORTED, _HAND, "Werkzeug 3.1 werkzeug/exceptions.py:835"),
    ("flask_restful.abort", "http_status_code", 0, False, _ABORT, _ABORTED, "answer with a tuple", "Flask-RESTful 0.3 flask_restful/__init__.py:28"),
    ("flask.Flask.errorhandler", "code_or_exception", 0, False, _ABORT, _REFUSED, _RAISE, "Flask 3.1 flask/sansio/scaffold.py:656"),
    ("flask.Blueprint.errorhandler", "code_or_exception", 0, False, _ABORT, _REFUSED, _RAISE, "Flask 3.1 flask/sansio/scaffold.py:656"),
    ("flask.Flask.register_error_handler", "code_or_exception", 0, False, _ABORT, _REFUSED, _RAISE, "Flask 3.1 flask/sansio/scaffold.py:656"),
    ("flask.Blueprint.register_error_handler", "code_or_exception", 0, False, _ABORT, _REFUSED, _RAISE, "Flask 3.1 flask/sansio/scaffold.py:656"),
    ("flask.redirect", "code", 1, True, _REDIRECT, _KEPT, _LOCATE, "RFC 9110 15.4"),
    ("werkzeug.utils.redirect", "code", 1, True, _REDIRECT, _KEPT, _LOCATE, "RFC 9110 15.4"),
    ("starlette.responses.RedirectResponse", "status_code", 1, True, _REDIRECT, _KEPT, _LOCATE, "RFC 9110 15.4"),
    ("django.http.HttpResponseRedirect", "status", -1, True, _REDIRECT, _KEPT, _LOCATE, "RFC 9110 15.4"),
    ("django.http.HttpResponsePermanentRedirect", "status", -1, True, _REDIRECT, _KEPT, _LOCATE, "RFC 9110 15.4"),
    ("django.http.HttpResponseBadRequest", "status", 2, True, ((400, 400),), _KEPT, _ANOTHER, "RFC 9110 15.5.1"),
    ("django.http.HttpResponseForbidden", "status", 2, True, ((403, 403),), _KEPT, _ANOTHER, "RFC 9110 15.5.4"),
    ("django.http.HttpResponseNotFound", "status", 2, True, ((404, 404),), _KEPT, _ANOTHER, "RFC 9110 15.5.5"),
    ("django.http.HttpResponseNotAllowed", "status", 3, True, ((405, 405),), _KEPT, _ANOTHER, "RFC 9110 15.5.6"),
    ("django.http.HttpResponseGone", "status", 2, True, ((410, 410),), _KEPT, _ANOTHER, "RFC 9110 15.5.11"),
    ("django.http.HttpResponseServerError", "status", 2, True, ((500, 599),), _KEPT, _ANOTHER, "RFC 9110 15.6"),
)

EXTENSIONS = (r"default_exceptions", r"Aborter", r"aborter", r"aborter_class", r"_aborter", r"\w*abort\.mapping")

# (framework, base class, what follows, source): frameworks whose handlers may not return an exception.
UNRAISED = (
    ("fastapi", "starlette.exceptions.HTTPException", "the answer is 200 with the exception as its content, or 500", "FastAPI 0.165, Handling Errors"),
    ("starlette", "starlette.exceptions.HTTPException", "it is no response, and the client gets 500", "Starlette 1.10, Exceptions"),
)

# (framework, its name, order, change, what follows, what to write, source): what a handler's tuple
# means elsewhere. `order` is where the status stands: "last" as in (body, status), "first" as in
# (status, body). `change` mends it: "swap" lets the two change places, "answer" gives the status to
# a response that stands beside it.
TUPLES = (
    ("flask", "Flask", "first", "swap", "TypeError, and the client gets 500", "write (body, status)", "Flask 3.1, About Responses"),
    ("fastapi", "FastAPI", "last", "answer", "it is sent as a list with 200, or fails", "return a JSONResponse with that status", "FastAPI 0.165, Return a Response Directly"),
    ("fastapi", "FastAPI", "first", "", "it is sent as a list with 200, or fails", "return a JSONResponse with that status", "FastAPI 0.165, Return a Response Directly"),
    ("starlette", "Starlette", "last", "answer", "a tuple is no response, and the client gets 500", "return a response with that status", "Starlette 1.10, Responses"),
    ("django", "Django", "last", "answer", "a tuple is no response, and the client gets 500", "return a response with that status", "Django 5.2, Writing views"),
    ("drf", "Django REST framework", "last", "answer", "a tuple is no response, and the client gets 500", "write Response(data, status=...)", "Django REST framework 3.18, Responses"),
    ("ninja", "Django Ninja", "last", "swap", "the first is read as the status, and the client gets 500", "write Status(status, body)", "Django Ninja 1.7, Response Schema"),
)
# Packages of a family that answer tuples in a way of their own: nothing is said about them.
OTHER_TUPLES = ("flask_restful", "flask_restx", "flask_restplus", "flask_smorest", "apiflask", "quart", "connexion")
# Decorators of Django's views. Without one, a function is a view where its first parameter is the
# request and what it returns is a response of Django.
VIEW_DECORATORS = (
    "csrf_exempt", "require_GET", "require_POST", "require_safe", "require_http_methods",
    "login_required", "permission_required", "staff_member_required", "never_cache", "cache_page",
    "ensure_csrf_cookie", "xframe_options_exempt", "user_passes_test",
)

# (callable, keywords, position, address, codes, named, what follows, what to write, source): statuses
# that a callable takes for something else, without a word. `codes` are the ranges that are statuses
# for certain; others may be an argument of the user's own, and so may numbers where it is `named`.
# `address` is the position of an address, -1: none. Where it is written out with a slash nothing
# else can be meant, and a constant of a status means one anywhere.
_ANY = ((100, 599),)
_ARGUMENT = "redirect() hands it to reverse(), and the answer is 302 or an error"
IGNORED = (
    ("django.shortcuts.redirect", "status status_code code", 1, 0, ((300, 399),), False, _ARGUMENT, "write HttpResponseRedirect(url, status=...)", "Django 5.2, Shortcut functions"),
    ("django.http.HttpResponseRedirect", "", 1, -1, _ANY, False, "it stands for preserve_request, and the answer is 302 or 307", "write status=", "Django 5.2 django/http/response.py:636"),
    ("django.http.HttpResponsePermanentRedirect", "", 1, -1, _ANY, False, "it stands for preserve_request, and the answer is 301 or 308", "write status=", "Django 5.2 django/http/response.py:636"),
    ("rest_framework.exceptions.APIException", "code", 1, -1, ((400, 499), (501, 599)), True, "the code is a word in the content, and the answer is 500", "set status_code in a subclass", "Django REST framework 3.18, Exceptions"),
    ("rest_framework.exceptions.ValidationError", "code", 1, -1, ((401, 599),), True, "the code is a word in the content, and the answer is 400", "set status_code in a subclass", "Django REST framework 3.18, Exceptions"),
    ("rest_framework.exceptions.ParseError", "code", 1, -1, ((401, 599),), True, "the code is a word in the content, and the answer is 400", "set status_code in a subclass", "Django REST framework 3.18, Exceptions"),
    ("rest_framework.exceptions.PermissionDenied", "code", 1, -1, ((400, 402), (404, 599)), True, "the code is a word in the content, and the answer is 403", "set status_code in a subclass", "Django REST framework 3.18, Exceptions"),
    ("rest_framework.exceptions.NotFound", "code", 1, -1, ((400, 403), (405, 599)), True, "the code is a word in the content, and the answer is 404", "set status_code in a subclass", "Django REST framework 3.18, Exceptions"),
)

# (class, attribute, what to write, source): attributes that a response doesn't have, so that the
# status is set on nothing.
UNREAD = (
    ("django.http.HttpResponse", "status", "write status_code", "Django 5.2, Request and response objects"),
    ("django.http.JsonResponse", "status", "write status_code", "Django 5.2, Request and response objects"),
    ("django.shortcuts.render", "status", "write status_code", "Django 5.2, Request and response objects"),
    ("rest_framework.response.Response", "status", "write status_code", "Django REST framework 3.18, Responses"),
    ("starlette.responses.Response", "status", "write status_code", "Starlette 1.10, Responses"),
)

# (callable, parameter, what follows, source): mappings whose keys have to be ints.
TEXT_KEYS = (
    *(
        (f"ninja.{owner}.{method}", "response", "each of its characters is taken for a status, and the client gets 500", "Django Ninja 1.7, Response Schema")
        for owner in ("NinjaAPI", "Router")
        for method in ("get", "post", "put", "patch", "delete", "api_operation")
    ),
)

# (framework, class of the parameter, what is returned instead, what follows, source): the status
# that a handler sets on the response that its framework hands to it.
INJECTED = (
    ("fastapi", "starlette.responses.Response", True, "the response that is returned has its own", "FastAPI 0.165, Response - Change Status Code"),
    ("ninja", "django.http.HttpResponse", False, "Django Ninja overwrites it with that of the operation", "Django Ninja 1.7, Response Schema"),
)
# (framework, parameter of a route's decorator, source), and the statuses of responses that are
# given none.
DECLARED = (("fastapi", "status_code", "FastAPI 0.165, Return a Response Directly"),)
DEFAULTS = (("starlette.responses.RedirectResponse", 307), ("starlette.responses.Response", 200))
