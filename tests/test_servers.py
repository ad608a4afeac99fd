"""The applications of fixtures/apps answer under real servers as they did before the rewrite."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

for needed in ("gunicorn", "uvicorn", "websockets", "flask", "django", "fastapi"):
    pytest.importorskip(needed)

COMMAND = Path(__file__).resolve().parent.parent / "benchmarks" / "servers.py"
NAMES = ("shop", "shop, closed", "shop, no gateway", "library", "library, closed", "parcels")


def load() -> ModuleType:
    specification = importlib.util.spec_from_file_location("servers", COMMAND)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


servers = load()


def test_all_of_them_are_here() -> None:
    assert tuple(served.name for served in servers.SERVED) == NAMES
    assert {served.app for served in servers.SERVED} == {
        path.name for path in servers.APPS.iterdir() if path.is_dir()
    }


@pytest.mark.parametrize("served", servers.SERVED, ids=lambda served: served.name)
def test_the_answers_are_the_same_bytes(
    served: servers.Served, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list(servers.compare(sys.executable, "here", served, list(servers.STYLES)))
    assert [row.style for row in rows] == ["auto", "httpstatus"]
    assert [row.different for row in rows] == [0, 0], capsys.readouterr().out
    assert all(row.changed > 5 for row in rows)


def test_a_wrong_answer_is_noticed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_it(python: str, folder: Path, flags: object) -> int:
        path = folder / "shop" / "errors.py"
        path.write_text(path.read_text().replace("code = 409", "code = 410"))
        return 1

    monkeypatch.setattr(servers, "apply", break_it)
    shop = servers.SERVED[0]
    (row,) = servers.compare(sys.executable, "here", shop, ["auto"])
    assert row.different == 1
    assert "shop: POST /orders" in capsys.readouterr().out
