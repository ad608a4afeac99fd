"""The inventory of the applications is what the frameworks themselves and real requests say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statusfix.inventory import take_inventory
from statusfix.inventory.model import ANY_METHOD, Inventory

HERE = Path(__file__).resolve().parent
APPS = HERE.parent.parent / "fixtures" / "apps"
APP_OF = {"flask": "flask_shop", "django": "django_library", "fastapi": "fastapi_parcels"}
FORGOTTEN = ("PYTEST_", "COV_", "DJANGO_SETTINGS_MODULE", "PYTHONWARNINGS", "PYTHONPATH")
# A condition about data is taken both ways: without PUT there is no text that could be long.
NOT_REACHED = {
    ("DELETE", "/books/<int:pk>/note/", 201),
    ("DELETE", "/books/<int:pk>/note/", 413),
}

FLASK_ROUTES = """
import json
from shop import create_app
print(json.dumps([[rule.rule, sorted(rule.methods - {"HEAD", "OPTIONS"})]
                  for rule in create_app().url_map.iter_rules() if rule.endpoint != "static"]))
"""
DJANGO_ROUTES = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.urls import get_resolver
def walk(patterns, prefix):
    for one in patterns:
        path = prefix + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from walk(one.url_patterns, path)
        else:
            view = one.callback
            known = getattr(view, "actions", None) or getattr(view, "cls", None) or getattr(
                view, "view_class", None)
            methods = None
            if isinstance(known, dict):
                methods = sorted(name.upper() for name in known)
            elif known is not None and known.__name__ != "WrappedAPIView":
                methods = sorted(name.upper() for name in known.http_method_names
                                 if hasattr(known, name) and name != "options")
            elif known is not None:
                methods = sorted(set(known().allowed_methods) - {"OPTIONS"})
            yield path, methods
print(json.dumps(list(walk(get_resolver().url_patterns, "/"))))
"""
FASTAPI_ROUTES = """
import json
from parcels.main import app
print(json.dumps([[path, method.upper(), sorted(map(int, operation["responses"]))]
                  for path, operations in app.openapi()["paths"].items()
                  for method, operation in operations.items()]))
"""


def inventory_of(app: str) -> Inventory:
    folder = APPS / app
    paths = [path for path in sorted(folder.rglob("*.py")) if "tests" not in path.parts[-2:]]
    return take_inventory((str(path), path.read_bytes()) for path in paths)


def environment(**more: str) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(FORGOTTEN)}
    return own | {"PYTHONDONTWRITEBYTECODE": "1"} | more


def truth(app: str, script: str) -> list[list[object]]:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=APPS / app,
        env=environment(PYTHONPATH=str(APPS / app)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[object]] = json.loads(done.stdout)
    return found


def plain(path: str) -> str:
    """Write a regular expression of Django's router as its path."""
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", path).replace("^", "").removesuffix("$")


def test_flask_has_these_routes() -> None:
    pytest.importorskip("flask")
    found = {(one.path, one.method) for one in inventory_of("flask_shop").endpoints}
    expected = {
        (path, method)
        for path, methods in truth("flask_shop", FLASK_ROUTES)
        for method in methods  # type: ignore[attr-defined]
    }
    assert found == expected


def test_django_has_these_routes() -> None:
    pytest.importorskip("rest_framework")
    found: dict[str, set[str]] = {}
    for one in inventory_of("django_library").endpoints:
        found.setdefault(one.path, set()).add(one.method)
    expected = {
        plain(str(path)): methods for path, methods in truth("django_library", DJANGO_ROUTES)
    }
    assert found.keys() == expected.keys()
    for path, methods in expected.items():
        if methods is not None:
            assert found[path] == set(methods), path  # type: ignore[call-overload]


def test_fastapi_has_these_routes_and_documents_these_responses() -> None:
    pytest.importorskip("fastapi")
    endpoints = inventory_of("fastapi_parcels").endpoints
    found = [
        [one.path, one.method, list(one.documented or ())]
        for one in endpoints
        if one.framework == "fastapi"
    ]
    assert sorted(found) == sorted(truth("fastapi_parcels", FASTAPI_ROUTES))


@pytest.mark.parametrize("framework", APP_OF)
def test_a_request_reaches_every_status_that_is_listed(framework: str, tmp_path: Path) -> None:
    pytest.importorskip(framework)
    recorded = tmp_path / "recorded.jsonl"
    app = Path(shutil.copytree(APPS / APP_OF[framework], tmp_path / "app"))
    shutil.copy(HERE / f"more_{framework}.py", app / "tests" / "test_more.py")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "recorder",
            "-p",
            "no:cacheprovider",
            str(app),
        ],
        cwd=app,
        env=environment(
            PYTHONPATH=str(HERE),
            RECORDED=str(recorded),
            RECORDED_FRAMEWORK=framework,
            PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = {
        (method, plain(route), status)
        for method, route, status in map(json.loads, recorded.read_text().splitlines())
    }
    missed = set()
    for endpoint in inventory_of(APP_OF[framework]).endpoints:
        route = endpoint.view.rpartition(".")[2] if framework == "fastapi" else endpoint.path
        for answer in endpoint.answers:
            wanted = {"HEAD", "GET"} if endpoint.method == "HEAD" else {endpoint.method}
            if answer.is_certain and not any(
                (method in wanted or endpoint.method == ANY_METHOD)
                and (path, status) == (route, answer.code)
                for method, path, status in seen
            ):
                missed.add((endpoint.method, endpoint.path, answer.code))
    assert missed == {one for one in NOT_REACHED if framework == "django"}
