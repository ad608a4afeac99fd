"""The columns of the framework tables, and the words that may stand in them.

Every table module of this package has some of these tuples; no logic stands beside them.

SINKS: one row for each place that takes a status.

    name       qualified name of what is called, subclassed or written to; `*.method` is a method
               (or function) of that name on an object that nothing else is known about
    kind       how the status gets there, see the constants below
    parameter  the keyword or attribute that takes it ("" where it has none)
    position   0-based place among the positional arguments without self, -1 for keyword only;
               for VIEW the place of the function (-1: the row is a decorator)
    accepts    the literal forms that work: INT, TEXT ("404") and LINE ("404 Not Found")
    enum       what happens to a member of http.HTTPStatus there, see statusfix.model.EnumSafety:
               "yes", "kept", "3.11" or "no"
    role       "response", "comparison", "declaration" or "elsewhere"
    source     where the fact is from: package, version and place in its source

TUPLES: (prefix, containers, places, source) rows: how the views of the package answer with a
    display, for VIEW and METHODS rows whose name starts with the prefix. `containers` are the
    types that it unpacks ("tuple", "list tuple"), `places` the 0-based place of the status for
    each length: "2:1 3:1" is Flask's (body, status) and (body, status, headers), "2:0" is
    (status, body), "1:0" a bare status. Where a length has two places, the one that holds a
    number or a constant counts.
ALIASES: (name, canonical name) rows; a name that ends with a dot stands for all that begins so.
SUBCLASSES: (class, base) rows where a class of the framework inherits the sinks of another.
NOT_SINKS: (name, why) rows: calls whose keywords look like a status and are none.
"""

ARGUMENT = "argument"  # f(404), f(status=404)
KEYS = "keys"  # f(responses={404: ...})
MEMBERS = "members"  # f(status_forcelist=[502, 503])
ATTRIBUTE = "attribute"  # an instance of the class: x.status_code = 404, x.status_code == 404
CLASS = "class attribute"  # class X(Base): status_code = 404
VIEW = "view"  # the decorated or registered function returns (body, status)
METHODS = "methods"  # the methods of a subclass return (body, status)
SUBSCRIPT = "subscript"  # name[404]

INT = "int"
INT_TEXT = "int text"
INT_TEXT_LINE = "int text line"
INT_LINE = "int line"
LINE = "line"

Row = tuple[str, str, str, int, str, str, str, str]
