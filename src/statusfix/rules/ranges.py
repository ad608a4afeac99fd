"""HSC013: does a range of statuses end where its class ends?"""

from __future__ import annotations

from statusfix.model import Finding, Misuse, Site
from statusfix.options import Options
from statusfix.rules._rule import Rule
from statusfix.rules.faults import judged


def suspicious_range(site: Site, options: Options) -> Finding | None:
    """A range of statuses misses its class by one.

    ## What it does
    Reports ranges over whole classes of statuses whose end is one off: `200 < status` leaves out
    200, `status <= 300` lets 300 in, and `range(200, 299)` leaves out 299. It also reports
    bounds that no status can fail (`status >= 200 or status <= 300`) or meet. A range is left
    alone where the same function compares with the status in question as well: then it is meant.

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


RANGES = (Rule("HSC013", "suspicious-range", suspicious_range, "none"),)
