"""Redirect helpers that send a status of their own where the call gives none.

DEFAULTS: (callable, parameter of the status, its position, keywords that change the status in
another way, the status without any of them, source) rows.
"""

DEFAULTS: tuple[tuple[str, str, int, str, int, str], ...] = (
    ("flask.redirect", "code", 1, "", 302, "Flask 3.1 flask/helpers.py:249"),
    ("flask.Flask.redirect", "code", 1, "", 302, "Flask 3.1 flask/sansio/app.py:893"),
    ("werkzeug.utils.redirect", "code", 1, "", 302, "Werkzeug 3.1 werkzeug/utils.py:235"),
    ("django.shortcuts.redirect", "", -1, "permanent preserve_request", 302, "Django 5.2 django/shortcuts.py:29"),
    ("django.http.HttpResponseRedirect", "status", 1, "preserve_request", 302, "Django 5.2 django/http/response.py:636"),
    ("django.http.HttpResponsePermanentRedirect", "status", 1, "preserve_request", 301, "Django 5.2 django/http/response.py:636"),
)
