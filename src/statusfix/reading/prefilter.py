"""Decides from the text alone that a file can have no finding, so that it is never parsed.

The words come from the tables themselves (`vocabulary`). The filter errs on one side only: what
it lets through may have nothing, what it stops has nothing. The tests hold it against the
unfiltered findings, and so does `benchmarks/soundness.py` on whole trees. Three things can make
a finding: a number that is a registered code beside a word that makes it a status, a constant
that is reported by its name, and a value of any kind where a status is sent or declared.
"""

from __future__ import annotations

import re
from functools import cache

from statusfix.reading import vocabulary
from statusfix.reading.rows import ANY_NAME, rows_named, rows_of
from statusfix.reading.vocabulary import (
    ANYWHERE,
    CLIENT_METHODS,
    CODES,
    HTTP_PACKAGES,
    MISREAD,
    PACKAGES,
    PHRASED,
    REDIRECTING,
    SAID_ANYWHERE,
    TEST_DOUBLES,
    TUPLES,
)

_SPACE, _ASCII = ord(" "), 128
_WORDS = bytes(
    byte if byte < _ASCII and (chr(byte).isalnum() or chr(byte) == "_") else _SPACE
    for byte in range(256)
)
_SHAPES = bytes.maketrans(b"123456789XoObBaefi", b"000000000xxxxxkkkk")
# A number may touch the keyword behind it: `404if missing else 200`.
_TOUCHED = re.compile(rb"[1-5][0-9]{2}(?:and|else|for|i[fns]|or)\b")
# Names that are a status wherever they stand (`conventions.STATUS_NAME`), and functions that
# compare one by their name (`conventions.ASSERT_NAME`), in lower case.
_STATUS_NAME = re.compile(rb"status_?code|http_?status|http_?code|status_int")
_ASSERTION = re.compile(rb"(?:assert|check|expect|verify|ensure)\w*status")
# Parts of the names of errors whose `code` is a status (`evidence`).
_ERROR = re.compile(rb"HTTP|Http|A[Pp][Ii]|Client|Response|Request|WebServiceException")
# A constant that is the end of a range: HTTPStatus.OK < status.
_CONSTANT = rb"(?:HTTPStatus|status|codes|client)\.[A-Za-z_0-9]+"
_NAMED_BOUNDS = (
    re.compile(rb"[<>]=?\s*\(?\s*(?:http\.)?%s" % _CONSTANT),
    re.compile(rb"%s\s*\)?\s*[<>]" % _CONSTANT),
)
_ALWAYS = b"0"
# Without one of these, a function of a module answers no request (`returned`, `ignored`).
_HANDLER = re.compile(rb"\brequest\b|@|(?:View|Set|set|Resource|Endpoint|Handler|Controller)\b")


ANY_STATUS = frozenset(range(100, 600))
NO_STATUS: frozenset[int] = frozenset()


def may_have_sites(
    text: str,
    reports_names: bool = False,
    own: re.Pattern[str] | None = None,
    codes: frozenset[int] = ANY_STATUS,
    reads_defaults: bool = False,
) -> bool:
    """Return False where no rule can have anything to say about the text.

    `reports_names` tells whether some rule reports constants that have nothing wrong with them,
    `own` is the pattern of the names of the user's own functions that take a status, and `codes`
    are the statuses of which a response is judged, however they are written. Phrases beside a
    status, and the ends of ranges, are judged however the status is written. `reads_defaults`
    tells whether the statuses are judged that calls send though they say none.
    """
    if own is not None and own.search(text) is not None:
        return True
    encoded = text.encode("utf-8", "surrogatepass")
    words = frozenset(encoded.translate(_WORDS).split())
    if reports_names and ANY_NAME.search(encoded) is not None:
        return True
    if reads_defaults and not REDIRECTING.isdisjoint(words):
        return True
    code: bytes | None = b""
    if _has_name(words, codes):
        code = _code_of(encoded)
        if code is None or _has_name(words, NO_STATUS) or _sends_name(code, codes):
            return True
    if _holds_constants(words) and any(one.search(encoded) for one in _NAMED_BOUNDS):
        return True
    has_number = not CODES.isdisjoint(words) or _has_odd_number(encoded)
    has_phrase = not PHRASED.isdisjoint(words)
    if (has_number or has_phrase) and _is_about_statuses(encoded, words):
        code = code or _code_of(encoded)
        if code is None or _says_one(code, encoded, has_number, has_phrase):
            return True
    return _may_be_wrong(encoded, words, code)


# -- constants ------------------------------------------------------------------------------------


def _has_name(words: frozenset[bytes], codes: frozenset[int]) -> bool:
    """Whether a text names a constant that some rule reports."""
    places, every = _reported_names(codes)
    if words.isdisjoint(every):
        return False
    return any(place <= words and not names.isdisjoint(words) for place, names in places)


def _sends_name(code: bytes, codes: frozenset[int]) -> bool:
    """Whether a constant whose status is judged stands where it can be sent."""
    from statusfix.reading.named import sends_name

    return sends_name(code, _reported_names(codes)[1])


@cache
def _reported_names(
    codes: frozenset[int],
) -> tuple[tuple[tuple[frozenset[bytes], frozenset[bytes]], ...], frozenset[bytes]]:
    """Return the places of constants, as their words, with the names to look for; all names."""
    wanted = {_ALWAYS, *(b"%d" % code for code in codes)}
    found: list[tuple[frozenset[bytes], frozenset[bytes]]] = []
    for places, table in vocabulary.NAMES:
        names = frozenset(
            name for code, row in rows_of(table).items() if code in wanted for name in row
        )
        found += [(frozenset(place.split(b".")), names) for place in places.split() if names]
    return tuple(found), frozenset().union(*(names for _, names in found))


# -- numbers --------------------------------------------------------------------------------------


def _is_about_statuses(encoded: bytes, words: frozenset[bytes]) -> bool:
    """Whether a text has a word without which a number is no status."""
    if not ANYWHERE.isdisjoint(words):
        return True
    lowered = encoded.lower()
    if _STATUS_NAME.search(lowered) is not None:
        return True
    if b"status" in lowered and _ASSERTION.search(lowered) is not None:
        return True
    packages = _imported(encoded, words)
    if _names_taker(packages, words):
        return True
    if b"return" in words and not MISREAD.isdisjoint(packages):
        if _HANDLER.search(encoded) is not None:
            return True
    if b"status" in lowered or b"code" in lowered:
        if not HTTP_PACKAGES.isdisjoint(packages) or _ERROR.search(encoded) is not None:
            return True
        if not TEST_DOUBLES.isdisjoint(words):
            return True
        if b"status" in words and not CLIENT_METHODS.isdisjoint(words):
            return True
    if any(message <= words for message in _messages()):
        return True
    return any(phrase in lowered for phrase in _phrases(CODES & words))


def _names_taker(packages: frozenset[bytes], words: frozenset[bytes]) -> bool:
    """Whether a text names something of an imported package that takes a status."""
    takers = rows_named("TAKERS")
    return any(not words.isdisjoint(takers.get(one, ())) for one in _with_kin(packages & PACKAGES))


def _with_kin(packages: frozenset[bytes]) -> frozenset[bytes]:
    """Return packages with those whose rows count for names of theirs."""
    return packages.union(*(rows_named("KIN").get(one, ()) for one in packages))


def _imported(encoded: bytes, words: frozenset[bytes]) -> frozenset[bytes]:
    """Return at least the packages that are imported: the words of the lines that import."""
    if b"\\\n" in encoded or b"\\\r" in encoded:  # the package may stand on the next line
        return words
    if b"\r" in encoded:
        encoded = encoded.replace(b"\r", b"\n")
    lines: list[bytes] = []
    place = encoded.find(b"import")
    while place >= 0:
        end = encoded.find(b"\n", place)
        lines.append(encoded[encoded.rfind(b"\n", 0, place) + 1 : end if end >= 0 else None])
        place = encoded.find(b"import", end) if end >= 0 else -1
    return frozenset(b" ".join(lines).translate(_WORDS).split())


def _phrases(codes: frozenset[bytes]) -> list[bytes]:
    """Return the phrases of codes: a text with one beside its code tells that it answers."""
    phrases = rows_named("PHRASES")
    return [b" ".join(phrases[code]) for code in codes & phrases.keys()]


def _has_odd_number(encoded: bytes) -> bool:
    """Whether a text has a number with a base, with an underscore, or with no space behind it."""
    shape = encoded.translate(_SHAPES)
    if b"0x" in shape or b"0_0" in shape:
        return True
    return b"00k" in shape and _TOUCHED.search(encoded) is not None


def _code_of(encoded: bytes) -> bytes | None:
    from statusfix.reading.outline import code_of

    return code_of(encoded)


def _says_one(code: bytes, encoded: bytes, has_number: bool, has_phrase: bool) -> bool:
    """Whether a number or a phrase stands where it can be one of a status."""
    from statusfix.reading.numbers import has_status
    from statusfix.reading.phrased import writes_phrase

    if has_number and (_has_odd_number(code) or has_status(code, encoded)):
        return True
    return has_phrase and writes_phrase(code)


# -- values ---------------------------------------------------------------------------------------


def _may_be_wrong(encoded: bytes, words: frozenset[bytes], code: bytes | None) -> bool:
    """Whether a text may send or declare what is no registered code, or no code at all.

    `code` is its code, where that is known already.
    """
    if any(message <= words for message in _messages()):
        return True
    if PACKAGES.isdisjoint(words) and SAID_ANYWHERE.isdisjoint(words):
        return False
    packages = PACKAGES & _imported(encoded, words)
    every = _with_kin(packages)
    answers = not (TUPLES | SAID_ANYWHERE).isdisjoint(packages | words) or any(
        not words.isdisjoint(rows_named("VIEWS").get(one, ())) for one in every
    )
    names_one = _holds_constants(words) and any(
        not words.isdisjoint(rows_named("MISUSED").get(one, ())) for one in every
    )
    from statusfix.reading.wrong import may_be_wrong

    return may_be_wrong(encoded, code, words, every, answers, names_one)


def _holds_constants(words: frozenset[bytes]) -> bool:
    """Whether a text can name a constant at all: whether it says where one lives."""
    return not words.isdisjoint(_holders()) and any(place <= words for place in _places())


@cache
def _holders() -> frozenset[bytes]:
    """Return the last words of where constants live."""
    return frozenset(one.rpartition(b".")[2] for row, _ in vocabulary.NAMES for one in row.split())


@cache
def _places() -> tuple[frozenset[bytes], ...]:
    """Return where constants live, as the words of the dotted names."""
    return tuple(frozenset(one.split(b".")) for row, _ in vocabulary.NAMES for one in row.split())


@cache
def _messages() -> tuple[frozenset[bytes], ...]:
    return tuple(frozenset(words) for words in rows_named("MESSAGES").values())
