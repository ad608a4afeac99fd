"""Edits that are no constant: what a rule says about code that works in another way than it reads.

Such an edit changes what the program does, on purpose: it is unsafe, whatever the rule.
"""

from __future__ import annotations

from statusfix.model import Applicability, Edit, Form, Reason, Refused, Site, Span
from statusfix.options import Options


def change(
    form: Form, span: Span, text: str, site: Site, options: Options, then: Edit | None = None
) -> Edit | Refused:
    """Return the edit of `form` at `span`, or why it can't be made.

    `text` is what `form` asks for: an expression, the new name of a keyword, an argument, an
    element, an entry; for RAISE the word. `then` is another edit, made together with this one or
    not at all. Reports show `text` as what is to be written.
    """
    if options.is_migration:
        return Refused(Reason.MIGRATION)
    code = site.code or 0
    return Edit(span, site.position, "", "", code, Applicability.UNSAFE, form, text, then)


def quoted(text: str, quote: str = "") -> str:
    """Return a text of ASCII letters as a literal, in double quotes unless it has some."""
    quote = quote or ("'" if '"' in text and "'" not in text else '"')
    inner = text.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\t", "\\t")
    return f"{quote}{inner}{quote}"
