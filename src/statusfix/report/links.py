"""Where a rule's page stands: on the published documentation, if there is one."""

from __future__ import annotations

from functools import lru_cache

from statusfix.rules import Rule

_LABEL = "documentation"


def link_of(rule: Rule) -> str:
    """Return the address of a rule's page, or of the specification that the rule cites.

    The documentation is where the installed package's own metadata says that it is
    ([project.urls] Documentation); nothing else knows an address.
    """
    site = documentation()
    return f"{site.rstrip('/')}/rules/{rule.code}/" if site else rule.reference


@lru_cache(maxsize=1)
def documentation() -> str:
    """Return the address of the documentation as the package was published with, or ""."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("statusfix").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    for one in addresses:
        label, _, address = str(one).partition(",")
        if label.strip().lower() == _LABEL:
            return address.strip()
    return ""
