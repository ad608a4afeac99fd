"""The page of each contract rule, put together from the rows of the registry."""

from __future__ import annotations

from statusfix.options import Options
from statusfix.registry import Status, requirements_of
from statusfix.registry.demands import (
    ANSWERED_METHODS,
    FIELD_DEMANDS,
    FILLED,
    HOP_BY_HOP,
    METHOD_DEMANDS,
    NO_CONTENT,
    USE_DEMANDS,
)

_PAGE = """\
A {code} response {said}.

## What it does
{what} What a framework adds, what a hook, a middleware or an exception handler of the same module
writes, and what the file doesn't show count as kept: then the rule is silent.
Level: {level}.{weaker}

## Why is this bad?
{explanation}

## Example
```python
{example}
```

## Use instead
{instead}

## Fix safety
{safety}

## References
- {reference}
"""
_NO_FIX = "There is no fix: what belongs there, only its author knows."
_FILLING = """\
Unsafe: clients see another response. The field is added where something certainly takes it (an
argument, a mapping or a list that is written there, the third of what a view of Flask returns);
where nothing does, the finding says why. Its value is the option `{option}`, by default
`{value}`."""
_WEAKER = (
    " Off by default: `level = {level}` turns it on together with the others of its level,\n"
    "`extend-select = HSC{code}` on its own."
)


def page_of(status: Status) -> str:
    """Return the Markdown page of the rule about a status."""
    code = status.code
    said, what, level, example, instead = _demand(status)
    return _PAGE.format(
        code=code,
        said=said,
        what=what,
        level=level,
        weaker="" if level == "must" else _WEAKER.format(level=level, code=code),
        explanation=status.explanation,
        example=example,
        instead=instead,
        safety=_safety(code),
        reference="\n- ".join(_references(status)),
    )


def _safety(code: int) -> str:
    option = dict(FILLED).get(code)
    if option is None:
        return _NO_FIX
    return _FILLING.format(option=option, value=getattr(Options(), option))


def _demand(status: Status) -> tuple[str, str, str, str, str]:
    code = status.code
    for row_code, level, reference in NO_CONTENT:
        if row_code == code:
            return (
                "has content, and must not",
                f"Reports a response with status {code} that is given content ({reference}). "
                "Where the\nframework throws the content away, the message says so.",
                level,
                _django(f'"done", status={code}'),
                _block(_django(f"status={code}")),
            )
    for row_code, field, level, value in FIELD_DEMANDS:
        if row_code == code:
            what = (
                f"Reports a response with status {code} that leaves the code without {field} on "
                "some path."
            )
            if field in HOP_BY_HOP:
                what += (
                    "\nThe field belongs to one connection: behind WSGI an application may not "
                    "send it (PEP 3333),\nand the message says that the status is the server's."
                )
            guard = _guarded(code)
            return (
                f"lacks {field}",
                what,
                level,
                _django(f'"sorry", status={code}', guard),
                _block(
                    _django(f'"sorry", status={code}, headers={{"{field}": "{value}"}}', guard)
                ),
            )
    for row_code, level, what, reference in USE_DEMANDS:
        if row_code == code:
            return (
                what,
                f"Reports {code} where the program sends it: it {what} ({reference}).",
                level,
                _django(f'"sorry", status={code}'),
                "A status that says what happened; `statusfix --codes` lists them.",
            )
    for row_code, level, methods, what, reference in METHOD_DEMANDS:
        if row_code == code:
            named = " or ".join(methods)
            return (
                f"answers {named}",
                f"Reports {code} in a handler of {named} alone: it {what} ({reference}).",
                level,
                _django(f'"sorry", status={code}', methods[0]),
                "A status that fits the method; `statusfix --codes` lists them.",
            )
    raise LookupError(f"nothing is demanded of {code}")


def _guarded(code: int) -> str:
    methods = dict(ANSWERED_METHODS).get(code)
    return methods[0] if methods else ""


def _django(arguments: str, method: str = "") -> str:
    guard = f'@require_http_methods(["{method}"])\n' if method else ""
    decorators = (
        "from django.views.decorators.http import require_http_methods\n" if method else ""
    )
    return (
        f"from django.http import HttpResponse\n{decorators}\n\n{guard}"
        f"def answer(request):\n    return HttpResponse({arguments})"
    )


def _block(code: str) -> str:
    return f"```python\n{code}\n```"


def _references(status: Status) -> list[str]:
    rows = requirements_of(status.code)
    found = dict.fromkeys([status.reference, *(row.reference for row in rows)])
    return [one for one in found if one]
