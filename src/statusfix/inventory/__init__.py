"""The endpoints of a program, read from its source: routes, methods and statuses."""

from __future__ import annotations

from collections.abc import Iterable

from statusfix.inventory.django import DjangoRoutes
from statusfix.inventory.fastapi import FastapiRoutes
from statusfix.inventory.flask import FlaskRoutes
from statusfix.inventory.model import Endpoint, Inventory
from statusfix.inventory.program import Module, Program
from statusfix.model import StatusfixError
from statusfix.reading.text import decode, parse

__all__ = ["take_inventory"]


def take_inventory(sources: Iterable[tuple[str, bytes]], folder: str = "") -> Inventory:
    """Return the endpoints of the program that the files make up.

    `sources` are paths with the bytes of their files; `folder` is where relative paths start, if
    not in the working directory. A file that doesn't parse is an entry of
    `errors`; what can't be followed is an entry of `unknown`.
    """
    modules: list[Module] = []
    errors: list[tuple[str, str]] = []
    for path, content in sources:
        try:
            text = decode(content).text
            modules.append(Module(path, text, parse(text), folder))
        except StatusfixError as error:
            errors.append((path, str(error)))
    program = Program(modules)
    readers = (FlaskRoutes(program), DjangoRoutes(program), FastapiRoutes(program))
    for reader in readers:
        reader.read()
    endpoints = {one for reader in readers for one in reader.endpoints()}
    everywhere = {one for reader in readers for one in reader.everywhere()}
    unknown = {one for reader in readers for one in reader.unknown}
    return Inventory(
        tuple(sorted(endpoints, key=_order)),
        tuple(
            sorted(
                everywhere,
                key=lambda one: (
                    one.what,
                    one.answer.code or 1000,
                    one.answer.place,
                    one.answer.why,
                ),
            )
        ),
        tuple(sorted(unknown)),
        tuple(errors),
    )


def _order(one: Endpoint) -> tuple[object, ...]:
    """Return a key that gives the same order in every run."""
    answers = tuple((answer.code or 1000, *answer[1:]) for answer in one.answers)
    documented = one.documented or ()
    return one.framework, one.path, one.method, one.place, one.view, answers, documented
