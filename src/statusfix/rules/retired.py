"""HSC102, HSC305, HSC306, HSC510: codes that are registered and should not be sent."""

from __future__ import annotations

from statusfix.model import Finding, Site
from statusfix.options import Options
from statusfix.registry import Status, all_statuses, find_status
from statusfix.rules._rule import Rule

_RETIRED_STATES = ("deprecated", "obsoleted")
_SAID = {
    "deprecated": "is deprecated",
    "obsoleted": "is obsolete",
    "reserved": "is reserved and no longer used",
}
# 418 is reserved too, but as a joke that everybody knows: it is advice, not a mistake.
_JOKES = (418,)

_PAGE = """\
The code sends or declares {code}, which {said}.

## What it does
Reports {code} ({phrase}) where the program sends or declares it, as a number, a name or a local
constant. Comparisons are not reported: a client may meet the code.

## Why is this bad?
{explanation}

## Example
```python
from django.http import HttpResponse


def answer(request):
    return HttpResponse(status={code})
```

## Use instead
A code that is in use. `statusfix --codes` lists them.

## Fix safety
There is no fix: another code is another answer.

## References
- {reference}
"""


def retired_code(site: Site, options: Options) -> Finding | None:
    """The code sends or declares a status that the registry keeps only for history."""
    status = find_status(site.code) if site.code is not None and site.role.is_said else None
    if status is None or not _is_retired(status) or status.code in options.known_codes:
        return None
    message = f"{site.text} {_SAID[status.state]}: {status.phrase} ({status.reference})"
    return Finding(f"HSC{status.code}", message, site.position, status.code)


def _is_retired(status: Status) -> bool:
    if status.state == "reserved":
        return status.code not in _JOKES
    return status.state in _RETIRED_STATES


def _rule(status: Status) -> Rule:
    page = _PAGE.format(
        code=status.code,
        said=_SAID[status.state],
        phrase=status.phrase,
        explanation=status.explanation,
        reference=status.reference,
    )

    def check(site: Site, options: Options) -> Finding | None:
        return retired_code(site, options) if site.code == status.code else None

    return Rule(f"HSC{status.code}", f"status-{status.code}", check, "none", page=page)


RETIRED = tuple(_rule(status) for status in all_statuses() if _is_retired(status))
