"""What a fault of a site becomes: a finding, with the edit that mends it."""

from __future__ import annotations

from statusfix.model import Edit, Fault, Finding, Misuse, Refused, Site
from statusfix.options import Options
from statusfix.rules.edits import change


def judged(code: str, misuse: Misuse, site: Site, options: Options) -> Finding | None:
    """Return the finding about a site's fault, if it is of the kind that a rule is about."""
    fault = site.fault
    if fault is None or fault.misuse is not misuse:
        return None
    message = f"{fault.found}: {fault.outcome}, {fault.instead} ({fault.source})"
    edit = _edit(fault, site, options)
    return Finding(
        code,
        message,
        site.position,
        site.code,
        edit=edit if isinstance(edit, Edit) else None,
        refused=edit if isinstance(edit, Refused) else None,
    )


def _edit(fault: Fault, site: Site, options: Options) -> Edit | Refused | None:
    made: Edit | Refused | None = None
    for one in reversed(fault.changes):
        if isinstance(made, Refused):
            return made
        made = change(one.form, one.span, one.text, site, options, made)
        if isinstance(made, Edit):
            made = made._replace(name=one.function)
    return made
