"""The code under analysis is read and never run; neither is what lies beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SOURCE = "from flask import abort\n\nabort(404)\n"
FIXED = "from http import HTTPStatus\n\nfrom flask import abort\n\nabort(HTTPStatus.NOT_FOUND)\n"
MARKER = "executed"
# What a careless reader might import or run: hooks of tools, our dependencies, what they import.
HOOKS = (
    "conftest.py", "setup.py", "sitecustomize.py", "usercustomize.py", "manage.py", "noxfile.py",
    "__init__.py", "__main__.py", "settings.py", "flask.py",
)  # fmt: skip
DEPENDENCIES = (
    "libcst/__init__.py", "libcst/metadata/__init__.py", "packaging/__init__.py", "tomllib.py",
    "packaging/specifiers.py", "packaging/requirements.py", "pathspec/__init__.py", "tomli.py",
    "flake8/__init__.py", "flake8/defaults.py", "pycodestyle.py", "pyflakes/__init__.py",
)  # fmt: skip
LIBRARY = (
    "argparse.py", "ast.py", "bisect.py", "concurrent/__init__.py", "configparser.py",
    "dataclasses.py", "difflib.py", "http.py", "json.py", "logging.py", "multiprocessing.py",
    "pickle.py", "queue.py", "random.py", "selectors.py", "signal.py", "socket.py", "struct.py",
    "tempfile.py", "textwrap.py", "threading.py", "tokenize.py", "typing.py", "xml.py",
)  # fmt: skip


def trap(name: str) -> str:
    """A module that says so when it is run, and has a finding."""
    return (
        f"open({MARKER!r}, 'a').write({name!r})\n"
        f"raise SystemExit({name!r})\n\n\nfrom flask import abort\n\nabort(404)\n"
    )


@pytest.fixture
def traps(write: Callable[..., Path]) -> Path:
    """A project of nothing but traps, beside enough files for several processes."""
    traps = {name: trap(name) for name in (*HOOKS, *DEPENDENCIES, *LIBRARY)}
    project = {
        "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.10'\n"
        "dependencies = ['flask>=3']\n[build-system]\nrequires = ['evil']\n"
        "build-backend = 'setup'\nbackend-path = ['.']\n"
        "[tool.statusfix]\nstyle = 'httpstatus'\n",
        ".gitignore": "*.log\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        "setup.cfg": "[metadata]\nname = attr: setup.name\n[options]\npython_requires = >=3.10\n",
    }
    files = {f"app/m{number}.py": SOURCE for number in range(30)}
    return write(traps | project | files)


@pytest.fixture(params=["script", "module"])
def command(request: pytest.FixtureRequest, statusfix: Any) -> Any:
    """Both ways to run the command, in a folder that holds the code under analysis.

    What `python -m` itself imports before us (runpy, warnings) nobody can keep it from.
    """
    if request.param == "script":
        statusfix.command = [str(Path(sysconfig.get_path("scripts")) / "statusfix")]
    return statusfix


def is_untouched(folder: Path) -> bool:
    return not list(folder.rglob(MARKER)) and not list(folder.rglob("__pycache__"))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("arguments", [[], ["--diff"], ["--format", "json"], ["--apply"]])
def test_nothing_of_the_project_is_run(
    arguments: list[str], jobs: str, traps: Path, command: Any
) -> None:
    done = command("-j", jobs, *arguments, ".")
    assert is_untouched(traps)
    assert done.err == "" or arguments == ["--diff"]
    assert done.status == (0 if arguments == ["--apply"] else 1)
    is_fixed = (traps / "app/m7.py").read_text() == FIXED
    assert is_fixed is (arguments == ["--apply"])
    text = (traps / "http.py").read_text()
    assert ("HTTPStatus" in text) is is_fixed, "the traps are fixed too, as any file"


@pytest.mark.parametrize("flag", ["--version", "--help", "--codes", "--show-settings"])
def test_nor_do_the_other_flags(flag: str, traps: Path, command: Any) -> None:
    assert command(flag).status == 0
    assert is_untouched(traps)


START = """
import multiprocessing, sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from statusfix.cli import run

    run()
"""


@pytest.mark.skipif(sys.version_info < (3, 11), reason="has no PYTHONSAFEPATH")
@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_nor_do_processes_that_are_not_forked(
    method: str, traps: Path, statusfix: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """They begin as `python -c`, which looks into the working directory first."""
    start = tmp_path_factory.mktemp("start") / "start.py"
    start.write_text(START)
    statusfix.command = [sys.executable, str(start), method]
    done = statusfix("-j2", "--apply", "-q", ".")
    assert is_untouched(traps)
    assert done == (0, b"", b"")


def test_a_file_for_each_hook_alone(write: Callable[..., Path], statusfix: Any) -> None:
    """What breaks no import is not run either."""
    quiet = f"open({MARKER!r}, 'a').close()\nfrom flask import abort\n\nabort(404)\n"
    folder = write(dict.fromkeys(HOOKS, quiet) | {"pkg/__init__.py": quiet, "pkg/a.py": quiet})
    assert statusfix("--apply", ".").status == 0
    assert is_untouched(folder)
    assert "HTTPStatus" in (folder / "conftest.py").read_text()


AUDIT = """
import json, os, sys

folder = os.path.realpath(os.getcwd())
seen = []


def hook(event, arguments):
    if event == "exec":
        name = arguments[0].co_filename
        if not name.startswith("<") and os.path.realpath(name).startswith(folder):
            seen.append([event, name])
    elif event == "open" and isinstance(arguments[0], str):
        writes = set(arguments[1] or "") & set("wax+")
        if writes and not os.path.realpath(arguments[0]).startswith(folder):
            seen.append([event, arguments[0]])
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.fork",
                           "os.posix_spawn", "os.spawn", "urllib.", "pickle.", "ctypes.",
                           "code.__new__", "os.putenv")):
        seen.append([event, repr(arguments)[:200]])


from statusfix.cli import main  # what it needs may be loaded first

import libcst.metadata

sys.addaudithook(hook)
status = main(sys.argv[1:])
print("AUDIT" + json.dumps([status, seen]))
"""


@pytest.mark.parametrize("arguments", [[], ["--diff"], ["--apply"]])
def test_no_event_of_running_anything(
    arguments: list[str], write: Callable[..., Path], statusfix: Any
) -> None:
    """Python's own audit: nothing of the folder executed, no process, no socket, no pickle."""
    folder = write(
        {
            "app.py": f"open({MARKER!r}, 'a')\n{SOURCE}",
            "conftest.py": SOURCE,
            "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.10'\n",
            "setup.cfg": "[flake8]\nper-file-ignores = b.py: HSC\n",
            ".gitignore": "c.py\n",
        }
    )
    done = subprocess.run(
        [sys.executable, "-c", AUDIT, "-j1", *arguments, "."],
        cwd=folder, env=statusfix.environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    status, seen = json.loads(done.stdout.rpartition("AUDIT")[2])
    assert seen == []
    assert status == (0 if arguments == ["--apply"] else 1)
    assert is_untouched(folder)


CONFIGURATIONS = {
    "an interpolation": {"setup.cfg": "[flake8]\nignore = %(__import__('os'))s\n"},
    "an option that is code": {
        "setup.cfg": "[flake8]\nstatusfix-style = __import__('os').system('touch executed')\n"
    },
    "a local plugin of flake8": {
        "setup.cfg": "[flake8:local-plugins]\nextension =\n    X = evil:Plugin\npaths = .\n",
        "evil.py": "open('executed', 'a')\n",
    },
    "a table that names a module": {
        "pyproject.toml": "[tool.statusfix]\nplugins = ['evil']\n",
        "evil.py": "open('executed', 'a')\n",
    },
    "a YAML tag": {".flake8": "[flake8]\nignore = !!python/object/apply:os.system [touch x]\n"},
    "a version that is code": {
        "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.10; import os'\n"
    },
    "a marker that is code": {
        "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.10'\n"
        "dependencies = [\"flask>=3; __import__('os').system('touch executed')\"]\n"
    },
    "a setup.py that computes": {
        "setup.py": "open('executed', 'a')\nfrom setuptools import setup\n"
        "setup(python_requires=open('executed', 'a').name or '>=3.10')\n"
    },
    "requirements that read others": {
        "requirements.txt": "-r $(touch executed)\n-e .\n`touch executed`\nflask>=3\n"
    },
    "a redirection": {"setup.cfg": "[flake8]\nexclude = $(touch executed),`touch executed`\n"},
}  # fmt: skip


@pytest.mark.parametrize("files", CONFIGURATIONS.values(), ids=CONFIGURATIONS.keys())
def test_configuration_cannot_run_code(
    files: dict[str, str], write: Callable[..., Path], statusfix: Any
) -> None:
    folder = write(files | {"a.py": SOURCE})
    for arguments in ([], ["--apply"], ["--show-settings"]):
        done = statusfix(*arguments)
        assert done.status in (0, 1, 2)
        assert "Traceback" not in done.err
        assert is_untouched(folder)


def test_nothing_is_kept_between_runs(
    write: Callable[..., Path], statusfix: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No cache: neither beside the files nor in the home folder, so none to corrupt or share."""
    home = tmp_path_factory.mktemp("home")
    folder = write({"a.py": SOURCE})
    names = {"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"}
    assert statusfix(env=dict.fromkeys(names, str(home))).status == 1
    assert statusfix("--apply", env=dict.fromkeys(names, str(home))).status == 0
    assert list(home.iterdir()) == []
    assert os.listdir(folder) == ["a.py"]
