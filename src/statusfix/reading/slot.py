"""The slot that takes a status: all of a site that doesn't depend on the value put there."""

from __future__ import annotations

from typing import NamedTuple

from statusfix.frameworks import OWN_TABLE, Sink
from statusfix.model import EnumSafety, Role


class Slot(NamedTuple):
    """What takes a status at one place.

    `is_certain` is false where only a name speaks for the slot: then it takes registered codes
    only. `is_shared` is true where not even that is enough: the function must expect the same
    code of a response elsewhere. `strings_matter` tells whether a string there can be wrong
    (HSC011). `is_followed` is true where a name was followed: its readers count whatever else is
    known of the place.
    """

    role: Role
    name: str
    framework: str = ""
    enum_safety: EnumSafety = EnumSafety.YES
    accepts: str = "int"
    is_certain: bool = True
    is_shared: bool = False
    is_identity: bool = False
    is_key: bool = False
    is_pattern: bool = False
    strings_matter: bool = True
    is_followed: bool = False


def slot_of(sink: Sink, name: str = "") -> Slot:
    """Return the slot that a row of a framework's table describes."""
    return Slot(
        sink.role,
        name or sink.name.removeprefix("*."),
        sink.framework,
        sink.enum_safety,
        sink.accepts,
        is_certain=not sink.is_convention,
        strings_matter=not sink.is_convention and sink.framework != OWN_TABLE,
    )


def weak_slot(role: Role, name: str) -> Slot:
    """Return a slot that only a name speaks for."""
    return Slot(role, name, is_certain=False, strings_matter=False)
