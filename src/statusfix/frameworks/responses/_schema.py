"""The columns of the tables about responses; no logic stands beside them.

CARRIERS: one row for each call that makes or sends a response.

    name       qualified name of what is called; `*.method` is a method on whatever object
    leaving    "returned" where the call makes an object that has to leave in another way,
               "raised" where an exception carries the response, "sent" where the call sends it
    headers    the keyword that takes header fields, as a mapping or as pairs ("" where none does;
               several, the usual first)
    position   its 0-based place among the positional arguments without self, -1: keyword only
    content    the keyword that takes the content ("" where none does; several, the usual first)
    place      its place among the positional arguments, -1: keyword only
    kind       what becomes of the content, see the constants below
    source     where the fact is from: package, version and place in its source

FIELDS: (name, code, parameter, position, field, source): an argument that sets one field; code 0
is any status, else the row holds for this one only (`flask.abort` hands its arguments to the
class of the code). A subclass inherits the rows of its base.
ADDED: (name, field, source): a field that the framework adds by itself to each such response.
SINCE: (name, distribution, version, source): the first version whose call takes header fields.
LOST: (framework, codes, what, source): statuses whose content never leaves, and what becomes of
it, as a clause.
BASES: (prefix, base, source): classes whose names begin so have the rows of their base.
"""

# What becomes of the argument for the content:
PLAIN = "plain"  # it is the content: nothing given, "", b"" and None are none
ALWAYS = "always"  # it is serialized: JSON of None is `null`, that is content too
FILLED = "filled"  # the framework writes a page of its own where nothing is given
NEVER = "never"  # the framework sends none
SERIALIZED = "serialized"  # None is no content, anything else is
BODY = "body"  # a body or a whole response, as Flask's views return them

Carrier = tuple[str, str, str, int, str, int, str, str]
Field = tuple[str, int, str, int, str, str]
Added = tuple[str, str, str]
Lost = tuple[str, tuple[int, ...], str, str]
Base = tuple[str, str, str]
