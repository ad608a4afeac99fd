"""HSC012: does the reason phrase belong to the code?"""

from __future__ import annotations

from statusfix.model import Edit, Finding, Form, Site
from statusfix.options import Options
from statusfix.registry import find_status
from statusfix.registry.phrases import code_of_phrase
from statusfix.rules._rule import Rule
from statusfix.rules.edits import change, quoted


def phrase_of_another(site: Site, options: Options) -> Finding | None:
    """A status is sent with the reason phrase of another one.

    ## What it does
    Reports status lines and arguments for the reason phrase (`reason=`, the message of
    `send_response`) that hold the registered or former phrase of another status: `"401
    Forbidden"`, `"201 OK"`. Words of your own ("404 No such parcel") are free, and so are the
    phrases that a status had in earlier specifications ("413 Request Entity Too Large").

    ## Why is this bad?
    Clients go by the code and leave the phrase alone; people who read a log or a trace go by the
    phrase. One of the two is a mistake: 401 asks for credentials, 403 says that they won't help.

    ## Example
    ```python
    def application(environ, start_response):
        start_response("201 OK", [("Location", "/parcels/7")])
        return [b"sent"]
    ```

    ## Use instead
    ```python
    def application(environ, start_response):
        start_response("201 Created", [("Location", "/parcels/7")])
        return [b"sent"]
    ```

    ## Fix safety
    Unsafe: the fix writes the phrase of the code, because the code is what clients obey. Whether
    the code itself was meant, only its author knows.

    ## References
    - RFC 9112 section 4: <https://www.rfc-editor.org/rfc/rfc9112#section-4>
    - RFC 9110 section 15: <https://www.rfc-editor.org/rfc/rfc9110#section-15>
    """
    status = find_status(site.code or 0)
    if site.phrase is None or status is None:
        return None
    other = code_of_phrase(site.phrase.text)
    if other is None or other == site.code:
        return None
    message = (
        f"{status.code} is sent with {site.phrase.text}, the phrase of {other}: clients obey the "
        f"code, people the phrase, write {status.code} {status.phrase} or {other} (RFC 9112 4)"
    )
    text = quoted(f"{site.phrase.before}{status.phrase}", site.phrase.quote)
    edit = change(Form.EXPRESSION, site.phrase.span, text, site, options)
    if isinstance(edit, Edit):
        return Finding("HSC012", message, site.position, site.code, edit=edit)
    return Finding("HSC012", message, site.position, site.code, refused=edit)


PHRASES = (Rule("HSC012", "phrase-of-another", phrase_of_another, "unsafe"),)
