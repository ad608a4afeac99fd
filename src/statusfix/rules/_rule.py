"""What a rule is: a code, a name, a pure function of a site, and its documentation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from statusfix.model import Finding, Site
from statusfix.options import Options

Check = Callable[[Site, Options], Finding | None]


class Rule(NamedTuple):
    """A rule. `check` is a pure function; its docstring is the rule's documentation.

    `fix` says what the rule's edits are: "safe", "unsafe" or "none". A rule with
    `is_about_naming` falls silent where another rule finds a mistake in the same expression; one
    that `reports_names` speaks of constants that have nothing wrong with them. One
    with `statuses` is about these only, and asks for the response around a site; one that
    `reads_defaults` also judges the status that a call sends though it says none.
    """

    code: str
    name: str
    check: Check
    fix: str
    is_default: bool = True
    is_about_naming: bool = False
    page: str = ""
    reports_names: bool = False
    statuses: tuple[int, ...] = ()
    reads_defaults: bool = False

    @property
    def documentation(self) -> str:
        """The page of the rule, as Markdown."""
        from inspect import cleandoc

        return self.page or cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.documentation.partition("\n")[0].rstrip(".")

    @property
    def reference(self) -> str:
        """The address of the first reference on the page, or nothing."""
        references = self.documentation.partition("## References")[2]
        return references.partition("<")[2].partition(">")[0]
