"""HSC021, HSC022, HSC025: what a handler says, and its framework takes for something else."""

from __future__ import annotations

from statusfix.model import Finding, Misuse, Site
from statusfix.options import Options
from statusfix.rules._rule import Rule
from statusfix.rules.faults import judged


def unraised_exception(site: Site, options: Options) -> Finding | None:
    """An HTTPException is returned, not raised, by a handler of FastAPI or Starlette.

    ## What it does
    Reports `return HTTPException(...)` in a handler of FastAPI or Starlette, and in a function of
    the module whose result a handler returns as it is. A function that is annotated to return an
    exception makes one for others to raise; it is left alone, and so are exception handlers.
    Werkzeug's exceptions are responses: a view of Flask may return them.

    ## Why is this bad?
    FastAPI turns what is returned into JSON: the client gets 200 with the exception's fields as
    content, or 500 where the response model doesn't fit. Starlette fails: the client gets 500.

    ## Example
    ```python
    from fastapi import FastAPI, HTTPException

    app = FastAPI()
    parcels = {7: "shoes"}


    @app.get("/parcels/{number}")
    def show(number: int):
        if number not in parcels:
            return HTTPException(status_code=404, detail="no such parcel")
        return parcels[number]
    ```

    ## Use instead
    ```python
    from fastapi import FastAPI, HTTPException, status

    app = FastAPI()
    parcels = {7: "shoes"}


    @app.get("/parcels/{number}")
    def show(number: int):
        if number not in parcels:
            raise HTTPException(status_code=status.HTTP_404_NOT_FOUND, detail="no such parcel")
        return parcels[number]
    ```

    ## Fix safety
    Unsafe: clients get another status than today. `return` becomes `raise` where the exception
    stands alone behind it, in the handler itself, and no `try` around it would catch it.

    ## References
    - FastAPI: <https://fastapi.tiangolo.com/tutorial/handling-errors/>
    - Starlette: <https://www.starlette.io/exceptions/>
    """
    return judged("HSC021", Misuse.UNRAISED, site, options)


def misread_tuple(site: Site, options: Options) -> Finding | None:
    """A handler returns a tuple with a status that its framework doesn't read.

    ## What it does
    Reports `return status, body` in a view of Flask, `return body, status` in handlers of
    FastAPI, Starlette, Django, Django REST framework and Django Ninja, and `return status, body`
    in those of FastAPI. Only functions that are known to answer requests are looked at.

    ## Why is this bad?
    Only Flask and its relatives read `(body, status)`, only Django Ninja reads `(status, body)`.
    FastAPI sends the tuple as a list, with 200; the others fail, and the client gets 500.

    ## Example
    ```python
    from flask import Flask

    app = Flask(__name__)
    parcels = {7: "shoes"}


    @app.get("/parcels/<int:number>")
    def show(number):
        if number not in parcels:
            return 404, "no such parcel"
        return parcels[number]
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from flask import Flask

    app = Flask(__name__)
    parcels = {7: "shoes"}


    @app.get("/parcels/<int:number>")
    def show(number):
        if number not in parcels:
            return "no such parcel", HTTPStatus.NOT_FOUND
        return parcels[number]
    ```

    ## Fix safety
    Unsafe: clients get another answer than today. In a view of Flask the two change places; where
    the first is a response already, it gets the status. There is no fix where a response would
    have to be made, because it brings an import and a type that only the author can choose.

    ## References
    - Flask: <https://flask.palletsprojects.com/en/stable/quickstart/#about-responses>
    - FastAPI: <https://fastapi.tiangolo.com/advanced/response-change-status-code/>
    - Django: <https://docs.djangoproject.com/en/stable/topics/http/views/#returning-errors>
    - Django REST framework: <https://www.django-rest-framework.org/api-guide/responses/>
    """
    return judged("HSC022", Misuse.SHAPE, site, options)


def ignored_status(site: Site, options: Options) -> Finding | None:
    """The framework ignores the status, or overwrites it.

    ## What it does
    Reports statuses that are set where nobody reads them:

    - `redirect(url, status=303)` and `HttpResponseRedirect(url, 303)` of Django, and `status` of
      its responses, which have a `status_code`;
    - a status as `code` of Django REST framework's exceptions, where it is another than theirs and
      a constant says it: a number may be an error code of the application's own;
    - `response.status_code` of the response that FastAPI or Django Ninja hands to a handler, where
      FastAPI's handler returns another one;
    - `status_code=` of FastAPI's decorators, where each response of the handler has another one;
    - text as keys of Django Ninja's `response=`.

    ## Why is this bad?
    Nothing fails, and clients get another status than the code says.

    ## Example
    ```python
    from django.shortcuts import redirect


    def send(request):
        return redirect("/parcels", status=303)
    ```

    ## Use instead
    ```python
    from http import HTTPStatus

    from django.http import HttpResponseRedirect


    def send(request):
        return HttpResponseRedirect("/parcels", status=HTTPStatus.SEE_OTHER)
    ```

    ## Fix safety
    There is no fix: clients may have got used to the status that they get.

    ## References
    - Django: <https://docs.djangoproject.com/en/stable/topics/http/shortcuts/#redirect>
    - Django REST framework: <https://www.django-rest-framework.org/api-guide/exceptions/>
    - FastAPI: <https://fastapi.tiangolo.com/advanced/response-change-status-code/>
    - Django Ninja: <https://django-ninja.dev/guides/response/>
    """
    return judged("HSC025", Misuse.IGNORED, site, options)


HANDLERS = (
    Rule("HSC021", "unraised-exception", unraised_exception, "unsafe"),
    Rule("HSC022", "misread-tuple", misread_tuple, "unsafe"),
    Rule("HSC025", "ignored-status", ignored_status, "none"),
)
