"""What a project declares about versions, in every file in which people declare it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.project import lower_bound, project_of

PROJECT = "[project]\nname = 'x'\n"
PYTHON = "requires-python = '>=3.9'\n"
POETRY = "[tool.poetry.dependencies]\n"


@pytest.mark.parametrize(
    ("specifiers", "expected"),
    [
        (">=3.10", (3, 10)),
        (">=3.10,<4", (3, 10)),
        ("<4, >= 3.9", (3, 9)),
        (">3.10", (3, 10)),
        ("~=0.48", (0, 48)),
        ("==1.2.3", (1, 2, 3)),
        ("==3.11.*", (3, 11)),
        (">=2.7,!=3.0.*,!=3.1.*", (2, 7)),
        (">=1,>=2", (2,)),
        ("^3.11", (3, 11)),
        ("~3.11", (3, 11)),
        ("^0.115.2", (0, 115, 2)),
        ("3.*", (3,)),
        ("5.0.1", (5, 0, 1)),
        (">=3.8 <4.0", (3, 8)),
        ("^3.9 || ^3.8", (3, 8)),
        ("^3.9 || *", None),
        ("*", None),
        ("", None),
        ("<2", None),
        ("!=1.0", None),
        ("nonsense", None),
        (">=1.0rc1", (1, 0)),
    ],
)
def test_lower_bounds(specifiers: str, expected: tuple[int, ...] | None) -> None:
    assert lower_bound(specifiers) == expected


CASES: dict[str, tuple[dict[str, str], Any, dict[str, tuple[int, ...]]]] = {
    "nothing": ({}, None, {}),
    "[project]": ({"pyproject.toml": PROJECT}, None, {}),
    "requires-python": ({"pyproject.toml": PROJECT + PYTHON}, (3, 9), {}),
    "dependencies": (
        {"pyproject.toml": PROJECT + "dependencies = ['Flask>=3.0', 'x', 'X_Y[a]==1.2']\n"},
        None,
        {"flask": (3, 0), "x-y": (1, 2)},
    ),
    "markers, the lowest counts": (
        {
            "pyproject.toml": PROJECT + "dependencies = [\n"
            "\"django>=5; python_version>='3.10'\", \"django>=4.2; python_version<'3.10'\"]\n"
        },
        None,
        {"django": (4, 2)},
    ),
    "optional-dependencies": (
        {
            "pyproject.toml": PROJECT + "dependencies = ['flask>=2']\n"
            "[project.optional-dependencies]\na = ['starlette>=0.48']\n"
            "b = ['starlette>=0.40', 'flask>=3']\n"
        },
        None,
        {"flask": (2,), "starlette": (0, 40)},
    ),
    "dependency-groups": (
        {
            "pyproject.toml": PROJECT + "[dependency-groups]\n"
            "test = ['httpx>=0.27', {include-group = 'x'}]\nx = ['litestar~=2.12']\n"
        },
        None,
        {"httpx": (0, 27), "litestar": (2, 12)},
    ),
    "uv": (
        {"pyproject.toml": "[tool.uv]\ndev-dependencies = ['starlette>=0.48']\n"},
        None,
        {"starlette": (0, 48)},
    ),
    "poetry": (
        {
            "pyproject.toml": "[tool.poetry]\nname = 'x'\n" + POETRY + "python = '^3.11'\n"
            "django = '~4.2'\nflask = {version = '>=2,<4', extras = ['a']}\n"
            "local = {path = '.'}\n"
            "starlette = [{version = '^0.48', python = '>=3.10'}, {version = '^0.40'}]\n"
            "any = '*'\n[tool.poetry.group.test.dependencies]\nhttpx = '^0.27'\ndjango = '^5'\n"
            "[tool.poetry.dev-dependencies]\nlitestar = '2.1'\n"
        },
        (3, 11),
        {
            "django": (4, 2), "flask": (2,), "starlette": (0, 40), "httpx": (0, 27),
            "litestar": (2, 1),
        },
    ),
    "poetry with [project]": (
        {"pyproject.toml": PROJECT + PYTHON + POETRY + "python = '^3.12'\ndjango = '^5'\n"},
        (3, 9),
        {"django": (5,)},
    ),
    "setup.cfg": (
        {
            "setup.cfg": "[metadata]\nname = x\n[options]\npython_requires = >=3.8\n"
            "install_requires =\n    Django>=4.2\n    # a comment\n    flask\n"
            "[options.extras_require]\ntest =\n    starlette>=0.48\n"
        },
        (3, 8),
        {"django": (4, 2), "starlette": (0, 48)},
    ),
    "setup.cfg beside a pyproject for tools": (
        {
            "pyproject.toml": "[build-system]\nrequires = []\n[tool.black]\nline-length = 99\n",
            "setup.cfg": "[options]\npython_requires = ~=3.9\n",
        },
        (3, 9),
        {},
    ),
    "requirements beside a pyproject": (
        {
            "pyproject.toml": PROJECT + PYTHON + "dependencies = ['flask>=2']\n",
            "requirements.txt": "flask==3.1.0\nstarlette==0.48.0 \\\n    --hash=sha256:aa\n",
            "requirements-dev.txt": "-r requirements.txt\nhttpx==0.27 # why\n--pre\n-e .\n./x\n",
            "requirements/ci.txt": "\ufefflitestar>=2.1 ; python_version > '3.8'\n",
            "requirements.in": "django>=1\n",
        },
        (3, 9),
        {"flask": (2,), "starlette": (0, 48, 0), "httpx": (0, 27), "litestar": (2, 1)},
    ),
    "requirements alone": ({"requirements.txt": "Django==4.2\n"}, None, {"django": (4, 2)}),
    "requirements at the root of a repository": (
        {".git/HEAD": "", "requirements.txt": "Django==4\n", "src/requirements.txt": "x==3\n"},
        None,
        {"django": (4,)},
    ),
    "a broken pyproject": (
        {"pyproject.toml": "[project\n", "setup.cfg": "[options]\npython_requires = >=3.8\n"},
        (3, 8),
        {},
    ),
    "a broken setup.cfg": (
        {"setup.cfg": "nonsense\n", "pyproject.toml": PROJECT + PYTHON}, (3, 9), {},
    ),
    "values of wrong types": (
        {
            "pyproject.toml": "dependency-groups = 3\n[project]\ndependencies = 'a>=1'\n"
            "optional-dependencies = ['a>=1']\n[tool]\npoetry = 1\nuv = 2\n"
        },
        None,
        {},
    ),
    "fastapi brings its starlette": (
        {"pyproject.toml": PROJECT + "dependencies = ['fastapi>=0.135']\n"},
        None,
        {"fastapi": (0, 135), "starlette": (0, 46)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "python", "versions"), CASES.values(), ids=CASES.keys())
def test_declared(
    files: dict[str, str],
    python: tuple[int, ...] | None,
    versions: dict[str, tuple[int, ...]],
    write: Callable[..., Path],
) -> None:
    folder = write(files | {"src/app/a.py": ""})
    project = project_of(str(folder / "src/app/a.py"))
    assert project.python == python
    assert dict(project.versions) == versions


def test_the_nearest_project_wins(write: Callable[..., Path]) -> None:
    folder = write(
        {
            ".git/HEAD": "",
            "pyproject.toml": PROJECT + PYTHON + "dependencies = ['flask>=2']\n",
            "requirements.txt": "django==5\n",
            "docs/requirements.txt": "sphinx>=7\n",
            "tools/pyproject.toml": "[tool.black]\n",
            "services/a/pyproject.toml": PROJECT + "requires-python = '>=3.12'\n",
            "services/b/setup.cfg": "[options]\n",
            "services/c/.git/HEAD": "",
        }
    )

    def python(path: str) -> Any:
        return project_of(str(folder / path)).python

    assert python("a.py") == python("docs/conf.py") == python("tools/x/y.py") == (3, 9)
    assert dict(project_of(str(folder / "docs/conf.py")).versions) == {
        "flask": (2,),
        "django": (5,),
    }
    assert python("services/a/x/y.py") == (3, 12)
    assert python("services/b/a.py") is None
    assert python("services/c/a.py") is None


def test_the_declared_python_decides_about_names(
    write: Callable[..., Path], statusfix: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    source = "from flask import abort\n\nabort(418)\n"
    projects = {"old": ">=3.8", "new": ">=3.9"}
    for name, python in projects.items():
        text = f"{PROJECT}requires-python = '{python}'\n"
        write({f"{name}/pyproject.toml": text, f"{name}/x/a.py": source})
    write({"none.py": source})
    lines = statusfix("--isolated").lines
    assert [line.split(":")[0] for line in lines] == ["./new/x/a.py", "./none.py"]
    assert flake8("--isolated", "--select=HSC").lines == lines
    assert statusfix("--target-version", "3.8").lines == []
    assert len(statusfix("--target-version", "3.9").lines) == 3
