"""One call that the interpreter runs: its names, and what it returns and raises."""

from __future__ import annotations

from typing import NamedTuple

from statusfix.inventory.model import Place
from statusfix.inventory.program import Known
from statusfix.inventory.values import Value
from statusfix.reading.names.bindings import Scope


class Outcome(NamedTuple):
    """What a call gives: returned values with the place of their `return`, raised exceptions."""

    returned: tuple[tuple[Value, Place], ...] = ()
    raised: tuple[Value, ...] = ()


class Frame:
    """One call of a function: its names, and what it has returned and raised so far.

    `owner` is the class that `self` stands for; `response` the parameter that FastAPI fills with
    the response to be; `inner` what `super().dispatch_request()` gives.
    """

    def __init__(self, function: Known, owner: Known | None, inner: Outcome | None) -> None:
        self.module = function.module
        self.scope = Scope(function.node, function.scope)
        self.owner = owner
        self.inner = inner
        self.names: dict[str, Value] = {}
        self.response = ""
        self.returned: list[tuple[Value, Place]] = []
        self.raised: list[Value] = []
