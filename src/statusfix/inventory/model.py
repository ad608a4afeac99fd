"""What an inventory says: endpoints, the statuses that each can answer, and who says so."""

from __future__ import annotations

from typing import NamedTuple

ANY_METHOD = "ANY"


class Place(NamedTuple):
    """A line of a file; `path` as it was given or found."""

    path: str
    line: int


class Answer(NamedTuple):
    """A status that an endpoint can answer.

    `code` is None where only the running program knows it. `why` says what speaks: `literal`,
    `name`, `exception`, `default`, `framework`. `is_certain` is false where something that is
    not read here (an exception handler's condition, an authenticator) has the last word.
    """

    code: int | None
    place: Place
    why: str
    is_certain: bool = True


class Endpoint(NamedTuple):
    """A method of a route, with what answers it.

    `path` is written as the framework writes it; a part that isn't known is `{?}`. `method` is
    ANY where the view looks at no method. `documented` are the codes of the endpoint's declared
    responses, None where the framework documents nothing. `repository` is the folder of the
    repository that it belongs to.
    """

    framework: str
    path: str
    method: str
    view: str
    place: Place
    answers: tuple[Answer, ...] = ()
    documented: tuple[int, ...] | None = None
    repository: str = ""

    @property
    def codes(self) -> tuple[int, ...]:
        """The known codes, sorted."""
        return tuple(sorted({one.code for one in self.answers if one.code is not None}))

    @property
    def is_dynamic(self) -> bool:
        """Whether some answer is known to the running program only."""
        return any(one.code is None for one in self.answers)

    @property
    def undocumented(self) -> tuple[int, ...]:
        """The codes that the endpoint can answer and doesn't document."""
        if self.documented is None:
            return ()
        return tuple(code for code in self.codes if code not in self.documented)


class Unknown(NamedTuple):
    """Something that could not be followed, and where it stands."""

    place: Place
    what: str


class Everywhere(NamedTuple):
    """A status that middleware, a hook or an error handler gives for any endpoint."""

    what: str
    answer: Answer


class Inventory(NamedTuple):
    """Everything that was found under the paths, sorted."""

    endpoints: tuple[Endpoint, ...] = ()
    everywhere: tuple[Everywhere, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
