"""HSC007, HSC013: ranges of statuses, whole classes of them and those that miss one by one."""

from __future__ import annotations

from statusfix.model import Finding, Misuse, Site
from statusfix.options import Options
from statusfix.rules._rule import Rule
from statusfix.rules.faults import judged


def class_by_numbers(site: Site, options: Options) -> Finding | None:
    """A class of statuses is asked for by numbers where a function has the name.

    ## What it does
    Reports ranges that are exactly a class of statuses (`200 <= code < 300`, `400 <= code <= 499`,
    `code in range(500, 600)`) and class arithmetic (`code // 100 == 2`) in files that import a
    library with a function for it: `rest_framework.status` has `is_success(code)` and its
    like, `httpx.codes` has them as methods. Off by default.
    Elsewhere it is silent: `HTTPStatus(code).is_success` is no such function, it fails for codes
    that nobody registered, and servers send them.

    ## Why is this bad?
    The reader has to compare both ends with the table of statuses to see that the class is meant
    and not something close to it. The name says it.

    ## Example
    ```python
    import httpx


    def is_done(response: httpx.Response) -> bool:
        return 200 <= response.status_code < 300
    ```

    ## Use instead
    ```python
    import httpx


    def is_done(response: httpx.Response) -> bool:
        return httpx.codes.is_success(response.status_code)
    ```

    ## Fix safety
    Unsafe: the function takes numbers, and a status that is text or None fails there in another
    way than in a comparison. Only where the file names the library by an import, and the
    whole expression asks for the class: `status < 200 or status > 299` is left to you.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    - Django REST framework, status codes:
      <https://www.django-rest-framework.org/api-guide/status-codes/#helper-functions>
    """
    return judged("HSC007", Misuse.CLASS, site, options)


def suspicious_range(site: Site, options: Options) -> Finding | None:
    """A range of statuses misses its class by one.

    ## What it does
    Reports ranges over whole classes of statuses whose end is one off: `200 < status` leaves out
    200, `status <= 300` lets 300 in, and `range(200, 299)` leaves out 299. It also reports
    bounds that no status can fail (`status >= 200 or status <= 300`) or meet. A range is left
    alone where the same function compares with the status in question as well: then it is meant.
    So is `200 < status < 500`, which is any answer but the usual one.

    ## Why is this bad?
    The code works for the statuses that its tests have. Then a server answers 200 where it
    answered 201, or 400 with a body, and the answer is taken for something else.

    ## Example
    ```python
    def is_done(response):
        return 200 < response.status_code < 300
    ```

    ## Use instead
    ```python
    def is_done(response):
        return 200 <= response.status_code < 300
    ```

    ## Fix safety
    There is no fix: another range would change what the program does, and the code around it
    may count on it.

    ## References
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    return judged("HSC013", Misuse.RANGE, site, options)


RANGES = (
    Rule("HSC007", "class-by-numbers", class_by_numbers, "unsafe", is_default=False),
    Rule("HSC013", "suspicious-range", suspicious_range, "none"),
)
