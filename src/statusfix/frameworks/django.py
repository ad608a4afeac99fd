"""Django: response classes, shortcuts, the test case's assertions."""

from statusfix.frameworks._schema import ARGUMENT, ATTRIBUTE, CLASS, INT, INT_TEXT, Row

SINKS: tuple[Row, ...] = (
    ("django.http.HttpResponseBase", ARGUMENT, "status", 1, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:117"),
    ("django.http.HttpResponse", ARGUMENT, "status", 2, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:380"),
    ("django.http.StreamingHttpResponse", ARGUMENT, "status", 2, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:455"),
    ("django.http.FileResponse", ARGUMENT, "status", 2, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:551"),
    ("django.http.JsonResponse", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:732"),
    ("django.http.HttpResponseRedirect", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:638"),
    ("django.http.HttpResponsePermanentRedirect", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:638"),
    ("django.http.HttpResponseNotAllowed", ARGUMENT, "status", 3, INT_TEXT, "yes", "response", "Django 5.2.19 django/http/response.py:709"),
    ("django.http.HttpResponseBase", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "Django 5.2.19 django/http/response.py:115"),
    ("django.http.HttpResponseBase", CLASS, "status_code", -1, INT, "kept", "response", "Django 5.2.19 django/http/response.py:720"),
    ("django.http.HttpResponseRedirectBase", CLASS, "status_code_preserve_request", -1, INT, "kept", "response", "Django 5.2.19 django/http/response.py:668"),
    ("django.shortcuts.render", ARGUMENT, "status", 4, INT_TEXT, "yes", "response", "Django 5.2.19 django/shortcuts.py:18"),
    ("django.shortcuts.render", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "Django 5.2.19 django/shortcuts.py:18, returns an HttpResponse"),
    ("django.shortcuts.redirect", ATTRIBUTE, "status_code", -1, INT, "kept", "response", "Django 5.2.19 django/shortcuts.py:29, returns an HttpResponseRedirect"),
    ("django.template.response.SimpleTemplateResponse", ARGUMENT, "status", 3, INT_TEXT, "yes", "response", "Django 5.2.19 django/template/response.py:13"),
    ("django.template.response.TemplateResponse", ARGUMENT, "status", 4, INT_TEXT, "yes", "response", "Django 5.2.19 django/template/response.py:150"),
    ("*.render_to_response", ARGUMENT, "status", -1, INT_TEXT, "yes", "response", "Django 5.2.19 django/views/generic/base.py:192"),
    ("django.views.debug.technical_500_response", ARGUMENT, "status_code", 4, INT_TEXT, "yes", "response", "Django 5.2.19 django/views/debug.py:62"),
    ("django.core.handlers.exception.get_exception_response", ARGUMENT, "status_code", 2, INT, "3.11", "response", "Django 5.2.19 django/core/handlers/exception.py:162"),
    ("*.resolve_error_handler", ARGUMENT, "view_type", 0, INT_TEXT, "3.11", "declaration", "Django 5.2.19 django/urls/resolvers.py:731"),
    ("*.assertContains", ARGUMENT, "status_code", 3, INT, "yes", "comparison", "Django 5.2.19 django/test/testcases.py:609"),
    ("*.assertNotContains", ARGUMENT, "status_code", 2, INT, "yes", "comparison", "Django 5.2.19 django/test/testcases.py:641"),
    ("*.assertRedirects", ARGUMENT, "status_code", 2, INT, "yes", "comparison", "Django 5.2.19 django/test/testcases.py:425"),
    ("*.assertRedirects", ARGUMENT, "target_status_code", 3, INT, "yes", "comparison", "Django 5.2.19 django/test/testcases.py:425"),
    ("pytest_django.asserts.assertContains", ARGUMENT, "status_code", 3, INT, "yes", "comparison", "pytest-django 4.14.0 pytest_django/asserts.pyi:13"),
    ("pytest_django.asserts.assertNotContains", ARGUMENT, "status_code", 2, INT, "yes", "comparison", "pytest-django 4.14.0 pytest_django/asserts.pyi:13"),
    ("pytest_django.asserts.assertRedirects", ARGUMENT, "status_code", 2, INT, "yes", "comparison", "pytest-django 4.14.0 pytest_django/asserts.pyi:13"),
    ("pytest_django.asserts.assertRedirects", ARGUMENT, "target_status_code", 3, INT, "yes", "comparison", "pytest-django 4.14.0 pytest_django/asserts.pyi:13"),
)

ALIASES = (("django.http.response.", "django.http."),)

SUBCLASSES = (
    ("django.http.HttpResponse", "django.http.HttpResponseBase"),
    ("django.http.HttpResponseBadRequest", "django.http.HttpResponse"),
    ("django.http.HttpResponseNotFound", "django.http.HttpResponse"),
    ("django.http.HttpResponseForbidden", "django.http.HttpResponse"),
    ("django.http.HttpResponseGone", "django.http.HttpResponse"),
    ("django.http.HttpResponseServerError", "django.http.HttpResponse"),
    ("django.http.HttpResponseNotModified", "django.http.HttpResponse"),
    ("django.http.JsonResponse", "django.http.HttpResponseBase"),
    ("django.http.StreamingHttpResponse", "django.http.HttpResponseBase"),
    ("django.http.FileResponse", "django.http.HttpResponseBase"),
    ("django.http.HttpResponseRedirectBase", "django.http.HttpResponseBase"),
    ("django.http.HttpResponseRedirect", "django.http.HttpResponseRedirectBase"),
    ("django.http.HttpResponsePermanentRedirect", "django.http.HttpResponseRedirectBase"),
    ("django.http.HttpResponseNotAllowed", "django.http.HttpResponseBase"),
    ("django.template.response.SimpleTemplateResponse", "django.http.HttpResponse"),
    ("django.template.response.TemplateResponse", "django.template.response.SimpleTemplateResponse"),
)

NOT_SINKS = (
    ("django.shortcuts.redirect", "status= is swallowed or passed on to reverse()"),
    ("django.core.exceptions.ValidationError", "code= is an error code of the application"),
    ("django.forms.ValidationError", "code= is an error code of the application"),
    ("django.urls.reverse", "its keywords are parts of the URL"),
)
