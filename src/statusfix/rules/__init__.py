"""The rules: pure functions from a site to a finding. RULES is the complete list, in order."""

from __future__ import annotations

from statusfix.rules._rule import Rule
from statusfix.rules.bugs import BUGS
from statusfix.rules.codes import CODES
from statusfix.rules.contracts import CONTRACTS
from statusfix.rules.documents import DOCUMENTS
from statusfix.rules.families import FAMILIES
from statusfix.rules.handlers import HANDLERS
from statusfix.rules.naming import NAMING
from statusfix.rules.phrases import PHRASES
from statusfix.rules.ranges import RANGES
from statusfix.rules.redirects import REDIRECTS
from statusfix.rules.retired import RETIRED

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *NAMING,
            *FAMILIES,
            *CODES,
            *BUGS,
            *HANDLERS,
            *PHRASES,
            *RANGES,
            *DOCUMENTS,
            *REDIRECTS,
            *RETIRED,
            *CONTRACTS,
        ),
        key=lambda rule: rule.code,
    )
)

__all__ = ["RULES", "Rule", "find_rule"]


def find_rule(code: str) -> Rule | None:
    """Return the rule with a code, or None."""
    return next((rule for rule in RULES if rule.code == code.upper()), None)
