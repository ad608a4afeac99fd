"""The terminal's view of a status and of the table."""

from __future__ import annotations

import pytest

from statusfix import registry
from statusfix.report.codes import render_status, render_table


def test_a_status_in_full() -> None:
    assert (
        render_status(405)
        == """\
405 Method Not Allowed
======================
client error, standard, came with HTTP/1.1
RFC 9110 15.5.6

The method is known but this resource doesn't support it. The methods that it does
support have to stand in Allow.

What it demands
  must    have Allow                                RFC 9110 15.5.6
  should  have content (not in answer to HEAD)      RFC 9110 15.5
  should  the method is known, but not allowed here  RFC 9110 9.1
"""
    )


def test_placeholder() -> None:
    render_table()
    registry.all_statuses()
    with pytest.raises(LookupError):
        render_status(1)
