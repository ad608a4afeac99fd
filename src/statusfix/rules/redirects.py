"""HSC040: redirects after which a client may repeat the request with another method."""

from __future__ import annotations

from statusfix.model import Finding, Leaving, Site, Spelling
from statusfix.options import Options
from statusfix.registry.demands import METHOD_CHANGES, SAFE_METHODS
from statusfix.rules._rule import Rule

_CHANGES = {row[0]: row[1:] for row in METHOD_CHANGES}


def changing_redirect(site: Site, options: Options) -> Finding | None:
    """The redirect leaves it to the client whether it repeats a POST as GET.

    ## What it does
    Reports 301 and 302 in handlers that answer POST and no safe method, as their decorators, their
    name in a view class, or an `if request.method == "POST"` show: said as a number or a name, or
    sent by `redirect()` of Flask or Django where the call gives no status.

    The rule is off by default: most browsers send GET after both, and much code counts on it.

    ## Why is this bad?
    For historical reasons a client may change POST to GET after a 301 or 302, and another client
    sends the form a second time. 303 says GET, 307 and 308 say that the method stays.

    ## Example
    ```python
    from flask import Flask, redirect

    app = Flask(__name__)


    @app.post("/parcels")
    def send():
        return redirect("/parcels/7")
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from flask import Flask, redirect

    app = Flask(__name__)


    @app.post("/parcels")
    def send():
        return redirect("/parcels/7", HTTPStatus.SEE_OTHER)
    ```

    ## Fix safety
    There is no fix: which of the two is meant, only the author knows.

    ## References
    - RFC 9110 section 15.4: <https://www.rfc-editor.org/rfc/rfc9110#section-15.4>
    """
    row = _CHANGES.get(site.code or 0)
    response = site.response
    if row is None or response is None or site.spelling is Spelling.CLASS:
        return None
    method, instead, section = row
    if method not in response.methods or response.methods & frozenset(SAFE_METHODS):
        return None
    if response.leaving is Leaving.UNSEEN:
        return None
    message = f"{site.code} lets clients repeat {method} as GET, write {instead} ({section})"
    return Finding("HSC040", message, site.position, site.code)


REDIRECTS = (
    Rule(
        "HSC040",
        "changing-redirect",
        changing_redirect,
        "none",
        is_default=False,
        statuses=tuple(_CHANGES),
        reads_defaults=True,
    ),
)
