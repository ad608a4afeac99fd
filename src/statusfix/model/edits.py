"""What a fix does to the source, and why one is refused."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from statusfix.model.places import Position, Span


class Reason(Enum):
    """Why an edit is refused: the value is the sentence that users read."""

    SHADOWED = "the name is something else at this place"
    STAR_IMPORT = "a star import of this file may bind the name"
    IDENTITY = "`is` compares identity: write == first"
    NOT_AN_INT = "this place takes no member of an enum"
    NO_ROUND_TRIP = "the file does not come back unchanged from the parser"
    NOT_FOUND = "the expression was not found again in the concrete syntax tree"
    NOT_PROVED = "the result could not be proved equal to the source"
    OVERLAPS = "another edit changes the code around it: run again"
    TAKEN = "the call may have this argument already"
    NO_ROOM = "nothing here takes a header field for sure"
    FIELDS_ELSEWHERE = "its header fields are put together elsewhere"
    OTHER_READERS = "other code may take apart what this function returns"
    TOO_OLD = "a version that the project declares doesn't take header fields here"
    NO_PLACE_FOR_IMPORT = "there is no safe place for the import"
    UNKNOWN_USE = "nothing tells what becomes of it here: another type may be seen"
    MIGRATION = "files of migrations are reported, not edited"


class Applicability(Enum):
    """Whether an edit keeps the program's behaviour."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Form(Enum):
    """What an edit does with the code at its span."""

    CONSTANT = "constant"  # an expression becomes a constant, or a number (family "numeric")
    EXPRESSION = "expression"  # an expression becomes the one in `text`
    KEYWORD = "keyword"  # the name of a keyword argument becomes `text`
    RAISE = "raise"  # the word `return` becomes `raise`
    ARGUMENT = "argument"  # a call gets the argument in `text`, behind all others
    ELEMENT = "element"  # a tuple or a list gets the element in `text`, behind all others
    ENTRY = "entry"  # the display of a mapping gets the entry in `text`, behind all others


class Edit(NamedTuple):
    """One change of the code at a span; `then` is made together with it, or neither is.

    The position is the site's. The span is that of the expression as `ast` gives it; for KEYWORD
    that of the argument's name, for RAISE that of the word `return`. A CONSTANT has its `family`
    and `name`; other forms have a `text`, which brings no names but those of the expressions that
    its edit replaces, and that of the function it calls: its qualified name is then the `name`.
    """

    span: Span
    position: Position
    family: str
    name: str
    code: int
    applicability: Applicability
    form: Form = Form.CONSTANT
    text: str = ""
    then: Edit | None = None

    @property
    def parts(self) -> tuple[Edit, ...]:
        """The edit and all that is made together with it."""
        return (self, *self.then.parts) if self.then else (self,)


class Refused(NamedTuple):
    """An edit that will not be made, and why."""

    reason: Reason
    detail: str = ""

    @property
    def message(self) -> str:
        """The reason as a sentence, with its detail in front where there is one."""
        return f"{self.detail}: {self.reason.value}" if self.detail else self.reason.value


class Fix(NamedTuple):
    """What a finding's fix writes, as it can be shown and carried out by anyone.

    `replacement` is the new expression (`HTTPStatus.NOT_FOUND`), `edits` are all replacements of
    text, the import included: they don't overlap and come in the order of the text.
    """

    replacement: str
    is_safe: bool
    edits: tuple[tuple[Position, str], ...]
