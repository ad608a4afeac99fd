"""Response classes of django.http with their default status (Django 4.2, 5.2 and 6.1).

Rows of one code stand in the order in which they are preferred.
"""

from __future__ import annotations

# (name, code, added, deprecated, replacement, note)
CONSTANTS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("HttpResponse", 200, "", "", "", ""),
    ("FileResponse", 200, "", "", "", ""),
    ("HttpResponseBase", 200, "", "", "", ""),
    ("JsonResponse", 200, "", "", "", ""),
    ("StreamingHttpResponse", 200, "", "", "", ""),
    ("HttpResponsePermanentRedirect", 301, "", "", "", ""),
    ("HttpResponseRedirect", 302, "", "", "", ""),
    ("HttpResponseNotModified", 304, "", "", "", ""),
    ("HttpResponseBadRequest", 400, "", "", "", ""),
    ("HttpResponseForbidden", 403, "", "", "", ""),
    ("HttpResponseNotFound", 404, "", "", "", ""),
    ("Http404", 404, "", "", "", "exception"),
    ("HttpResponseNotAllowed", 405, "", "", "", ""),
    ("HttpResponseGone", 410, "", "", "", ""),
    ("HttpResponseServerError", 500, "", "", "", ""),
)
