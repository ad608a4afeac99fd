"""The values that travel from the source to the report: sites, findings, edits and refusals.

Every value is frozen, hashable and picklable. Lines are 1-based; columns are 0-based and count
UTF-8 bytes, as `ast` does; spans count bytes of the UTF-8 encoded text. Nothing else of ours is
imported here.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from statusfix.model.edits import Applicability, Edit, Fix, Form, Reason, Refused
from statusfix.model.places import Position, Span

__all__ = [
    "Applicability",
    "Content",
    "Edit",
    "EnumSafety",
    "Fault",
    "FileError",
    "Finding",
    "Fix",
    "Form",
    "Leaving",
    "Misuse",
    "Phrase",
    "Position",
    "Presence",
    "Reason",
    "Refused",
    "Response",
    "Role",
    "Room",
    "Site",
    "Span",
    "Spelling",
    "StatusfixError",
]


class Spelling(Enum):
    """How the source says the status."""

    NUMBER = "number"  # 404
    TEXT = "text"  # "404"
    LINE = "status line"  # "404 Not Found"
    NAME = "name"  # HTTPStatus.NOT_FOUND, status.HTTP_404_NOT_FOUND, codes.not_found
    CLASS = "class"  # NotFound(), HttpResponseNotFound(...)
    LOCAL = "local constant"  # MISSING, where the module says MISSING = 404
    OTHER = "other"  # a value that can't be a status: 4.04, True, "oops"


class Role(Enum):
    """What the status does at its site."""

    RESPONSE = "response"
    COMPARISON = "comparison"
    DECLARATION = "declaration"
    ELSEWHERE = "elsewhere"
    MENTION = "mention"  # a constant is named where nothing known takes it

    @property
    def is_said(self) -> bool:
        """True where the program sends or declares the status, false where it expects it."""
        return self in (Role.RESPONSE, Role.DECLARATION)


class EnumSafety(Enum):
    """What happens at a sink when an int becomes a member of an IntEnum."""

    YES = "yes"  # the framework turns it into an int, or only compares it
    KEPT = "kept"  # same bytes on the wire; the object hands the member back
    FROM_3_11 = "3.11"  # the framework calls str() on it: wrong before Python 3.11
    SEEN = "seen"  # something shows the difference on every Python: repr(), YAML, type()
    LITERAL = "literal"  # only the literal itself fits: its declared type, or `is`
    NO = "no"  # never


class Presence(Enum):
    """Whether a response carries a header field, as far as its file shows."""

    PRESENT = "present"  # on every path that it leaves on
    ABSENT = "absent"  # on some path it leaves without, and nothing unseen can add it
    UNKNOWN = "unknown"


class Content(Enum):
    """Whether a response has content, as far as its file shows."""

    NONE = "none"
    SOME = "some"
    UNKNOWN = "unknown"


class Leaving(Enum):
    """How a response leaves the code that makes it."""

    RETURNED = "returned"
    RAISED = "raised"  # an exception, or a call that raises one: abort()
    SENT = "sent"  # the call that takes the status sends it: send_error(), start_response()
    DECLARED = "declared"  # a route's decorator gives its function's results this status
    UNSEEN = "unseen"  # stored, handed to other code, or not a response at all


class Room(NamedTuple):
    """Where a response takes one header field more, as an edit puts it there.

    `form` and `span` are the edit's; `before` and `after` stand around the field there. `pairs`
    says how a field is written: "" as an entry of a mapping, "text" or "bytes" as a pair of a
    list. `since` names a distribution and its first version that takes header fields so, where
    older ones don't.
    """

    form: Form
    span: Span
    before: str = ""
    after: str = ""
    pairs: str = ""
    since: tuple[str, tuple[int, ...]] | None = None


class Response(NamedTuple):
    """The response around a status: what it carries and where it goes.

    `carrier` is the qualified name of what makes or sends it ("" for a returned tuple). `sure`
    are the fields that every path sets, `possible` those that some path may set, in lower case;
    where `is_open`, code that the file doesn't show may set any other field. `methods` are those
    that the handler answers, empty where nothing tells. `handler` is the framework whose route
    the function around it answers, "" where nothing tells. `interface` is "wsgi" or "asgi" where
    one is certain. `lost` says what becomes of the content of this status before it leaves. `room`
    is where one more field can be added, or why nothing can be added; None where nobody looked.
    """

    carrier: str = ""
    leaving: Leaving = Leaving.UNSEEN
    sure: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    is_open: bool = True
    content: Content = Content.UNKNOWN
    methods: frozenset[str] = frozenset()
    handler: str = ""
    interface: str = ""
    lost: str = ""
    room: Room | Refused | None = None

    def field(self, name: str) -> Presence:
        """Return whether the response carries the field `name` (in any case of letters)."""
        name = name.lower()
        if name in self.sure:
            return Presence.PRESENT
        if self.is_open or name in self.possible or self.leaving is Leaving.UNSEEN:
            return Presence.UNKNOWN
        return Presence.ABSENT


class Misuse(Enum):
    """How a status is handed over, or compared, in a way that can't be meant."""

    KEYWORD = "keyword"  # no parameter of that name, or another one at that place
    UNRAISED = "unraised"  # an exception that a handler returns
    SHAPE = "shape"  # a tuple that means nothing to the framework
    CONTRADICTION = "contradiction"  # the name of what sends it says another status
    UNSENDABLE = "unsendable"  # the framework fails with that code
    RANGE = "range"  # a range of statuses whose end is one off
    CLASS = "class"  # a whole class of statuses, asked for by numbers
    IGNORED = "ignored"  # something else decides which status is sent


class Change(NamedTuple):
    """One change of the source that mends a fault: what an edit of `form` needs, and where.

    `function` is the qualified name of the function that the text calls, if the module has that
    in another place only.
    """

    form: Form
    span: Span
    text: str
    function: str = ""


class Fault(NamedTuple):
    """A misused status: what was found, what follows, what to write; `changes` do it."""

    misuse: Misuse
    found: str
    outcome: str
    instead: str
    source: str
    changes: tuple[Change, ...] = ()


class Phrase(NamedTuple):
    """A reason phrase that is written beside its status: the text, and where its literal stands.

    `before` is what the literal has in front of the phrase: the code of a status line. `quote` is
    what it is quoted with.
    """

    text: str
    before: str
    span: Span
    quote: str = '"'


class Documented(NamedTuple):
    """The statuses that an endpoint documents.

    `codes` are all of them, `said` those that its own declaration names. `span` is the mapping
    that a further one could be added to, and `entry` its value there, with `{phrase}`.
    """

    codes: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()
    span: Span | None = None
    entry: str = ""


class Site(NamedTuple):
    """A status code in the source: what it is, how it is spelled, and where it flows.

    `code` is None where the value can't be a status. `sink` is the qualified name (or the plain
    words) of what takes the status; `framework` is the table that knows it, `accepts` the literal
    forms that it takes ("int", "text", "line"). `family` and `name` say which constant a NAME or
    LOCAL spelling is. `response` is the response around it: only there for rules that ask.
    `fault` is what is wrong with the way it is handed over, `phrase` the reason phrase beside it.
    `documented` is what the endpoint documents that answers with it: only there for a rule that
    asks.
    """

    code: int | None
    spelling: Spelling
    role: Role
    text: str
    position: Position
    span: Span
    sink: str
    framework: str
    enum_safety: EnumSafety = EnumSafety.YES
    accepts: str = "int"
    is_certain: bool = True
    is_identity: bool = False
    is_key: bool = False
    is_pattern: bool = False
    family: str = ""
    name: str = ""
    response: Response | None = None
    fault: Fault | None = None
    phrase: Phrase | None = None
    documented: Documented | None = None


class Finding(NamedTuple):
    """What a rule says about a site. The message doesn't repeat the code of the rule.

    `code` is the rule's, `status` the code of HTTP that it is about. `fix` is the fix where one
    was planned, `refused` the reason where a wanted fix can't be made. `edit` is what the
    rewriting starts from. `level` is the specification's word for what is demanded, where it is
    weaker than must: "should" or "may".
    """

    code: str
    message: str
    position: Position
    status: int | None = None
    edit: Edit | None = None
    refused: Refused | None = None
    fix: Fix | None = None
    level: str = "must"

    @property
    def line(self) -> int:
        """The line, 1-based."""
        return self.position.line

    @property
    def column(self) -> int:
        """The column as flake8 prints it: 1-based, in UTF-8 bytes."""
        return self.position.column + 1

    @property
    def end_line(self) -> int:
        """The line that the expression ends on, 1-based."""
        return self.position.end_line

    @property
    def end_column(self) -> int:
        """The column behind the expression: 1-based, in UTF-8 bytes."""
        return self.position.end_column + 1


class FileError(NamedTuple):
    """A file that could not be read, parsed or written, and why."""

    path: str
    message: str


class StatusfixError(Exception):
    """Anything the user must know and can act on: configuration, usage, a file."""
