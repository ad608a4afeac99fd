"""HSC020, HSC023, HSC024: a status that its framework can't take, or that says the opposite."""

from __future__ import annotations

from statusfix.model import Finding, Misuse, Site
from statusfix.options import Options
from statusfix.rules._rule import Rule
from statusfix.rules.faults import judged


def wrong_keyword(site: Site, options: Options) -> Finding | None:
    """The status is handed over by a keyword that the callable doesn't have.

    ## What it does
    Reports `status_code=` where Django, Django REST framework, Flask and aiohttp take `status=`
    (or `code=`), `status=` where Starlette and FastAPI take `status_code=`, a keyword where
    Flask's `make_response()` and `jsonify()` have none, and a status in the place of
    `JsonResponse`'s encoder.

    ## Why is this bad?
    The call raises TypeError when it runs at last: instead of its response, the client gets 500.

    ## Example
    ```python
    from django.http import HttpResponse


    def show(request):
        return HttpResponse("no such parcel", status_code=404)
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from django.http import HttpResponse


    def show(request):
        return HttpResponse("no such parcel", status=HTTPStatus.NOT_FOUND)
    ```

    ## Fix safety
    Unsafe: the line fails today, and answers afterwards. The keyword gets the name that the
    callable has. Where it has none, there is no fix.

    ## References
    - Django: <https://docs.djangoproject.com/en/stable/ref/request-response/>
    - Starlette: <https://www.starlette.io/exceptions/#httpexception>
    - Flask: <https://flask.palletsprojects.com/en/stable/api/#flask.make_response>
    """
    return judged("HSC020", Misuse.KEYWORD, site, options)


def contradictory_status(site: Site, options: Options) -> Finding | None:
    """The status says something else than the name of what sends it.

    ## What it does
    Reports a class of Django that stands for one status and is given another one, and redirect
    helpers with a code that is no redirect. 201 is let pass there: it has a Location, too.

    ## Why is this bad?
    The status is what counts, so the response isn't what its name promises. A browser follows no
    redirect that says 401.

    ## Example
    ```python
    from django.http import HttpResponseNotFound


    def show(request):
        return HttpResponseNotFound("no number", status=400)
    ```

    ## Use instead
    ```python
    from django.http import HttpResponseBadRequest


    def show(request):
        return HttpResponseBadRequest("no number")
    ```

    ## Fix safety
    There is no fix: which of the two is meant, only the author knows.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    return judged("HSC023", Misuse.CONTRADICTION, site, options)


def unsendable_status(site: Site, options: Options) -> Finding | None:
    """The framework cannot send the status.

    ## What it does
    Reports codes that Werkzeug's `abort()`, which is Flask's, has no exception for: 402, 407, 425,
    507 and others, and everything below 400; and the same codes where `errorhandler()` takes one.
    Modules that speak of Werkzeug's table or of an aborter of their own are left alone.

    ## Why is this bad?
    `abort(402)` raises LookupError, and the client gets 500. `errorhandler(402)` raises
    ValueError, and the application doesn't start.

    ## Example
    ```python
    from flask import abort


    def pay(order):
        if not order.is_paid:
            abort(402)
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from flask import abort, make_response


    def pay(order):
        if not order.is_paid:
            abort(make_response("not paid", HTTPStatus.PAYMENT_REQUIRED))
    ```

    ## Fix safety
    There is no fix: the response needs content that only the author knows.

    ## References
    - Werkzeug: <https://werkzeug.palletsprojects.com/en/stable/exceptions/>
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    return judged("HSC024", Misuse.UNSENDABLE, site, options)


BUGS = (
    Rule("HSC020", "wrong-keyword", wrong_keyword, "unsafe"),
    Rule("HSC023", "contradictory-status", contradictory_status, "none"),
    Rule("HSC024", "unsendable-status", unsendable_status, "none"),
)
