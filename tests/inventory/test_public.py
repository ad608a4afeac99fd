"""The inventory of applications that others have published is what their frameworks say."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from statusfix.inventory import take_inventory
from statusfix.inventory.model import Inventory

FORGOTTEN = ("PYTEST_", "COV_", "DJANGO_SETTINGS_MODULE", "PYTHONWARNINGS")
HTTPBIN = """
import json
from httpbin import app
client = app.test_client()
rules = [rule for rule in app.url_map.iter_rules() if not rule.endpoint.endswith("static")]
routes = [[rule.rule, method] for rule in rules for method in rule.methods - {"HEAD", "OPTIONS"}]
answers = [[path, method, client.open(path, method=method).status_code]
           for path, method in routes if "<" not in path]
print(json.dumps([routes, answers]))
"""
DJANGO = """
import json, sys
import django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "oauth2_provider"],
    ROOT_URLCONF="oauth2_provider.urls", SECRET_KEY="x",
)
django.setup()
from django.urls import get_resolver
def walk(patterns, prefix):
    for one in patterns:
        path = prefix + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from walk(one.url_patterns, path)
            continue
        view = getattr(one.callback, "view_class", None)
        names = [name for name in view.http_method_names if hasattr(view, name)] if view else []
        yield from ([path, name.upper()] for name in names if name != "options")
        if view is None:
            yield [path, "ANY"]
print(json.dumps([list(walk(get_resolver().url_patterns, "/"))]))
"""


def inventory_of(package: str) -> Inventory:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        pytest.skip(f"{package} is not installed")
    folder = Path(found.origin).parent
    paths = [
        path
        for path in sorted(folder.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.parts)
    ]
    return take_inventory((str(path), path.read_bytes()) for path in paths)


def run(script: str) -> list[Any]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(FORGOTTEN)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def plain(path: str) -> str:
    """Write a regular expression of Django's router as its path."""
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", path).replace("^", "").removesuffix("$")


def test_httpbin() -> None:
    """Its routes are those of the url_map, and what it answers to a plain request is listed."""
    inventory = inventory_of("httpbin")
    listed = {(one.path, one.method): one for one in inventory.endpoints}
    routes, answers = run(HTTPBIN)
    assert len(routes) > 60
    assert listed.keys() == {(path, method) for path, method in routes}
    assert not inventory.unknown
    for path, method, code in answers:
        endpoint = listed[path, method]
        assert code in endpoint.codes or endpoint.is_dynamic, (path, method, code)
    surely = [one for one in answers if not listed[one[0], one[1]].is_dynamic]
    assert len(surely) > 25


def test_django_oauth_toolkit() -> None:
    """Its routes and methods are those of Django's resolver."""
    inventory = inventory_of("oauth2_provider")
    (routes,) = run(DJANGO)
    assert len(routes) > 30
    found = {(plain(one.path), one.method) for one in inventory.endpoints}
    assert found == {(plain(path), method) for path, method in routes}
    assert not inventory.unknown
