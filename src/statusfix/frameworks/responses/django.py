"""Responses of Django: arguments, fields that are added, content that is lost."""

from statusfix.frameworks.responses._schema import ALWAYS, FILLED, NEVER, PLAIN, Added, Carrier

_RESPONSE = "Django 5.2.19 django/http/response.py"

CARRIERS: tuple[Carrier, ...] = (
    ("django.http.HttpResponseBase", "returned", "headers", -1, "", -1, "unknown", f"{_RESPONSE}:117"),
    ("django.http.HttpResponse", "returned", "headers", -1, "content", 0, PLAIN, f"{_RESPONSE}:380"),
    ("django.http.HttpResponseNotModified", "returned", "headers", -1, "", -1, NEVER, f"{_RESPONSE}:679"),
    ("django.http.HttpResponseNotAllowed", "returned", "headers", -1, "content", 1, PLAIN, f"{_RESPONSE}:707"),
    ("django.http.JsonResponse", "returned", "headers", -1, "data", 0, ALWAYS, f"{_RESPONSE}:746"),
    ("django.http.StreamingHttpResponse", "returned", "headers", -1, "streaming_content", 0, FILLED, f"{_RESPONSE}:455"),
    ("django.http.FileResponse", "returned", "headers", -1, "", 0, FILLED, f"{_RESPONSE}:551"),
    ("django.http.HttpResponseRedirectBase", "returned", "headers", -1, "content", -1, PLAIN, f"{_RESPONSE}:636"),
    ("django.template.response.SimpleTemplateResponse", "returned", "headers", 6, "template", 0, FILLED, "Django 5.2.19 django/template/response.py:13"),
    ("django.template.response.TemplateResponse", "returned", "headers", 7, "template", 1, FILLED, "Django 5.2.19 django/template/response.py:150"),
    ("django.shortcuts.render", "returned", "", -1, "template_name", 1, FILLED, "Django 5.2.19 django/shortcuts.py:18"),
    ("django.shortcuts.redirect", "returned", "", -1, "", -1, FILLED, "Django 5.2.19 django/shortcuts.py:29"),
    ("*.render_to_response", "returned", "headers", -1, "context", 0, FILLED, "Django 5.2.19 django/views/generic/base.py:192"),
)

FIELDS = ()

ADDED: tuple[Added, ...] = (
    ("django.http.HttpResponseRedirectBase", "Location", f"{_RESPONSE}:638"),
    ("django.http.HttpResponseNotAllowed", "Allow", f"{_RESPONSE}:709"),
    ("django.shortcuts.redirect", "Location", "Django 5.2.19 django/shortcuts.py:29"),
)

SINCE = (
    ("django.http.HttpResponseBase", "django", (3, 2), "Django 3.2 release notes, What's new"),
)  # fmt: skip

LOST = ()
