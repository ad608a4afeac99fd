"""Rules lead to the documentation that the package was published with, or to what they cite."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SOURCE = "from flask import abort\n\nabort(404)\n"
SPECIFICATION = "https://www.rfc-editor.org/rfc/rfc9110#section-15"
METADATA = "Metadata-Version: 2.1\nName: statusfix\nVersion: 0.1.0\n"


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        ("", SPECIFICATION),
        ("Project-URL: Source, https://example.org/code\n", SPECIFICATION),
        (
            "Project-URL: Source, https://example.org/code\n"
            "Project-URL: Documentation, https://docs.example.org/statusfix/\n",
            "https://docs.example.org/statusfix/rules/HSC001/",
        ),
    ],
)
def test_where_a_rule_leads(
    write: Callable[..., Path], statusfix: Any, addresses: str, expected: str
) -> None:
    folder = write(
        {
            "shop.py": SOURCE,
            "published/statusfix-0.1.0.dist-info/METADATA": METADATA + addresses,
        }
    )
    before = os.environ.get("PYTHONPATH", "")
    path = {"PYTHONPATH": os.pathsep.join(filter(None, [str(folder / "published"), before]))}
    document = json.loads(statusfix("--format", "sarif", "shop.py", env=path).out)
    rules = {one["id"]: one for one in document["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["HSC001"]["helpUri"] == expected
    full = statusfix("--format", "full", "--color", "always", "shop.py", env=path).out
    assert f"\x1b]8;;{expected}\x1b\\HSC001" in full
