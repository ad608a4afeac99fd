"""Random programs with real sinks spliced in: every rewrite must hold, whatever the module is.

    python benchmarks/fuzz.py                     20,000 programs from seed 0, two processes
    python benchmarks/fuzz.py --count 500 --seed 7 --keep failed
    python benchmarks/fuzz.py --show 7:123        one program, and what becomes of it

Each program compiles and has at least three edits. What is held against each one:

    crash       nothing raises, no file is given up
    compiles    the result of --apply, and of --apply --unsafe-fixes, compiles
    idempotent  a second run changes nothing
    only edits  besides imports the result differs from the source at the edits only
    right name  CPython's own compiler reads each new name from the import that was meant
    back        --style numeric brings result and source to the same program, imports aside

Ends with 1 if anything failed; prints counts of edits and of refusals by reason.
"""

from __future__ import annotations

import argparse
import ast
import dis
import io
import multiprocessing
import random
import sys
import tempfile
import time
import tokenize
import types
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from statusfix.model import Applicability
from statusfix.options import Options
from statusfix.process import Done, Mode, Task, process
from statusfix.registry import resolve_constant

STYLES = ("auto", "auto", "httpstatus", "httpstatus", "starlette", "fastapi", "drf", "litestar")
CODES = (200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 404, 405, 409, 410, 413, 414, 416, 418,
         422, 429, 500, 502, 503, 504)  # fmt: skip
FEWEST_EDITS = 3
NEW_NAMES = {  # Python 3.13 has them, the Python that runs this may not
    "CONTENT_TOO_LARGE": 413, "URI_TOO_LONG": 414, "RANGE_NOT_SATISFIABLE": 416,
    "UNPROCESSABLE_CONTENT": 422,
}  # fmt: skip

# -- programs -----------------------------------------------------------------------------------

# What a sink needs, and how a module may spell it.
OBJECTS = {
    "abort": "flask.abort",
    "Flask": "flask.Flask",
    "make_response": "flask.make_response",
    "HttpResponse": "django.http.HttpResponse",
    "JsonResponse": "django.http.JsonResponse",
    "DrfResponse": "rest_framework.response.Response",
    "APIException": "rest_framework.exceptions.APIException",
    "FastAPI": "fastapi.FastAPI",
    "HTTPException": "fastapi.HTTPException",
    "JSONResponse": "starlette.responses.JSONResponse",
    "requests_get": "requests.get",
    "httpx_get": "httpx.get",
    "Retry": "urllib3.util.Retry",
    "parametrize": "pytest.mark",
    "Mock": "unittest.mock.Mock",
}
SHADOWS = ("HTTPStatus", "status", "http", "HTTPStatus", "status_codes")
BINDINGS = (  # of the constants themselves, in any module's head
    "from http import HTTPStatus",
    "from http import HTTPStatus as S",
    "import http",
    "import http.client",
    "import http.client as http_client",
    "from http import HTTPStatus, HTTPMethod as Method",
    "from http.client import NOT_FOUND",
    "from rest_framework import status",
    "from rest_framework import serializers, status as codes",
    "from starlette import status",
    "from starlette.status import HTTP_404_NOT_FOUND",
    "import starlette.status",
    "import starlette.status as status",
    "from fastapi import status",
    "from litestar import status_codes",
    "from . import status",
    "from .http import HTTPStatus",
    "from mine import HTTPStatus as HTTPStatus",
    "from mine import status as HTTPStatus",
    "from http import *",
    "from flask import *",
    "from mine import *",
)
NAMED = {
    "HTTPStatus.NOT_FOUND": "from http import HTTPStatus",
    "HTTPStatus.OK": "from http import HTTPStatus",
    "HTTPStatus.CREATED.value": "from http import HTTPStatus",
    "S.CONFLICT": "from http import HTTPStatus as S",
    "http.HTTPStatus.GONE": "import http",
    "status.HTTP_404_NOT_FOUND": "from starlette import status",
    "HTTP_404_NOT_FOUND": "from starlette.status import HTTP_404_NOT_FOUND",
}
TEXTS = ("", "x", "404", "é ☃ 𝄞", "it's", "HTTPStatus", "\\n")


class Program(NamedTuple):
    """A generated module: its bytes, where it stands, the style that is asked for."""

    name: str
    content: bytes
    path: str
    style: str


class Generator:
    """Writes one random module. A tab at the start of a line stands for one level."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.imports: list[str] = []
        self.late: dict[str, str] = {}
        self.spelled: dict[str, str] = {}
        self.count = 0
        self.depth = 0

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def name(self, stem: str = "name") -> str:
        self.count += 1
        return f"{stem}{self.count}"

    def text(self) -> str:
        return repr(self.rng.choice(TEXTS))

    # -- what a sink is called -----------------------------------------------------------------

    def ref(self, key: str) -> str:
        """The expression for an object of a framework; its import is written down."""
        if key not in self.spelled:
            self.spelled[key] = self._spell(OBJECTS[key])
        return self.spelled[key]

    def _spell(self, qualified: str) -> str:
        module, _, last = qualified.rpartition(".")
        way = self.rng.randrange(6)
        if qualified == "pytest.mark":
            self.imports.append("import pytest")
            return qualified
        if way < 3:
            self.imports.append(f"from {module} import {last}")
            return last
        alias = self.name(last.lower())
        if way == 3:
            self.imports.append(f"from {module} import {last} as {alias}")
            return alias
        if way == 4:
            self.imports.append(f"import {module} as {alias}")
            return f"{alias}.{last}"
        self.imports.append(f"import {module}")
        return qualified

    def code(self) -> str:
        """A status, written in some way."""
        number = self.rng.choice(CODES)
        way = self.rng.randrange(40)
        if way == 0:
            return hex(number)
        if way == 1:
            return f"({number})"
        if way == 2:
            return f"{number} if {self.name('flag')} else {self.rng.choice(CODES)}"
        if way == 3:
            return f"{number // 100}_{number % 100:02d}"
        if way == 4:
            named = self.rng.choice(list(NAMED))
            self.imports.append(NAMED[named])
            return named
        return str(number)

    # -- statements ----------------------------------------------------------------------------

    def sink(self) -> list[str]:
        """A statement that takes a status, for any place where statements stand."""
        return self.rng.choice(self.SINKS)(self)

    def _call(self, function: str, *arguments: str) -> list[str]:
        """A call, on one line or on several, with comments among its arguments."""
        if self.chance(0.75):
            return [f"{function}({', '.join(arguments)})"]
        lines = [f"{function}(  # é {self.text()}"]
        for argument in arguments:
            lines.append(f"\t{argument},{self.rng.choice(['', '  # 404', '  # é'])}")
        return [*lines, ")"]

    def _abort(self) -> list[str]:
        return self._call(self.ref("abort"), self.code())

    def _raise(self) -> list[str]:
        keyword = self.rng.choice(["", "status_code="])
        return ["if flag:", *_in(_before("raise ", self._call(
            self.ref("HTTPException"), f"{keyword}{self.code()}")))]  # fmt: skip

    def _respond(self) -> list[str]:
        key = self.rng.choice(["HttpResponse", "JsonResponse", "DrfResponse"])
        call = self._call(self.ref(key), self.text(), f"status={self.code()}")
        return _before(f"{self.name('answer')} = ", call)

    def _starlette(self) -> list[str]:
        call = self._call(self.ref("JSONResponse"), "{}", f"status_code={self.code()}")
        return _before(f"{self.name('answer')} = ", call)

    def _assign(self) -> list[str]:
        name = self.name("response")
        return [
            f"{name} = {self.ref('make_response')}({self.text()})",
            f"{name}.status_code = {self.code()}",
        ]

    def _compare(self) -> list[str]:
        name = self.name("response")
        get = f"{name} = {self.ref(self.rng.choice(['requests_get', 'httpx_get']))}('/')"
        status = f"{name}.status_code"
        test = self.rng.choice([
            f"{status} == {self.code()}",
            f"{self.code()} != {status}",
            f"{status} in ({self.code()}, {self.code()})",
            f"{status} not in {{{self.code()}, {self.code()}}}",
            f"200 <= {status} < 300 or {status} == {self.code()}",
            f"{status} == ({self.code()})",
            f"'é' and {status} == {self.code()}",
        ])  # fmt: skip
        way = self.rng.randrange(4)
        if way == 0:
            return [get, f"assert {test}, {self.text()}"]
        if way == 1:
            return [get, f"if {test}:", "\tpass"]
        if way == 2:
            return [get, f"{self.name('same')} = [one for one in 'ab' if {test}]"]
        return [get, f"{self.name('same')} = lambda: {test}"]

    def _match(self) -> list[str]:
        name = self.name("response")
        return [
            f"{name} = {self.ref('requests_get')}('/')",
            f"match {name}.status_code:",
            f"\tcase {self.rng.choice(CODES)}:",
            "\t\tpass",
            f"\tcase {self.rng.choice(CODES)} | {self.rng.choice(CODES)} as {self.name('code')}:",
            f"\t\t{self.rng.choice(['pass', 'flag = 1', 'x = 1; y = 2'])}",
            f"\tcase {self.rng.choice(['_', self.name('rest'), 'status'])}:",
            "\t\tpass",
        ]

    def _variable(self) -> list[str]:
        name = self.name("code")
        first = f"{name} = {self.code()}"
        lines = [first]
        if self.chance(0.3):
            lines.append(f"{name} = {self.code()}")
        if self.chance(0.4):
            lines.append(self.rng.choice([
                f"print({name})", f"print(repr({name}))", f"print(f'{{{name}}}')",
                f"payload = {{'status': {name}}}", f"del payload, {self.name('x')}",
            ]))  # fmt: skip
        return [*lines, f"{self.ref('abort')}({name})"]

    def _walrus(self) -> list[str]:
        name = self.name("code")
        if self.chance(0.5):
            return [f"if ({name} := {self.code()}):", f"\t{self.ref('abort')}({name})"]
        return [f"{self.ref('abort')}({name} := ({self.code()}))"]

    def _lambda(self) -> list[str]:
        parameter = self.rng.choice(["x", "status", "HTTPStatus", "*http", "x=404"])
        call = f"{self.ref('abort')}({self.code()})"
        return [f"{self.name('later')} = lambda {parameter}: {call}"]

    def _comprehension(self) -> list[str]:
        target = self.rng.choice(["x", "status", "HTTPStatus", "x, http"])
        call = f"{self.ref('JsonResponse')}({{}}, status={self.code()})"
        left, right = self.rng.choice([("[", "]"), ("{", "}"), ("(", ")")])
        return [f"{self.name('many')} = {left}{call} for {target} in flag{right}"]

    def _double(self) -> list[str]:
        return [f"{self.name('double')} = {self.ref('Mock')}(status_code={self.code()})"]

    def _retry(self) -> list[str]:
        codes = ", ".join(self.code() for _ in range(self.rng.randint(1, 3)))
        return [
            f"{self.name('policy')} = {self.ref('Retry')}(total=3, status_forcelist=[{codes}])"
        ]

    def _formatted(self) -> list[str]:
        return [f'{self.name("text")} = f"é{{{self.ref("HttpResponse")}(status=404)!r}} 404"']

    SINKS: tuple[Callable[[Generator], list[str]], ...] = (
        _abort, _abort, _raise, _respond, _respond, _starlette, _assign, _compare, _compare,
        _match,
        _variable, _variable, _walrus, _lambda, _comprehension, _double, _retry, _formatted,
    )  # fmt: skip

    def noise(self) -> list[str]:
        """A statement without a status; some rebind the very names that a fix needs."""
        name = self.rng.choice(SHADOWS)
        way = self.rng.randrange(26)
        if way < 8:
            return [self.rng.choice([
                f"{self.name()} = {self.rng.choice(CODES)}", "pass", f"print({self.text()})",
                f"# {self.rng.choice(['404', 'é', 'noqa', 'HTTPStatus'])}", "...",
                f"{self.name()} = {self.text()} \\\n  + 'é'", f"'''one\n{self.text()}\n'''",
                f"{self.name()}: int = 404",
                f"import {self.rng.choice(['os', 'os.path', 'json'])}",
            ])]  # fmt: skip
        shadowing: list[list[str]] = [
            [f"{name} = None"],
            [f"{name}: object"],
            [f"{name} += 1"],
            [f"for {name} in ():", "\tpass"],
            [f"with flag as {name}:", "\tpass"],
            ["try:", "\tpass", f"except ValueError as {name}:", "\tpass"],
            [f"def {name}():", "\tpass"],
            [f"class {name}:", "\tNOT_FOUND = 3"],
            [f"{self.name()} = ({name} := 3)"],
            [f"{self.name()} = [{name} for {name} in ()]"],
            [f"{self.name()} = [({name} := x) for x in ()]"],
            [f"import mine as {name}"],
            [f"from mine import {name}"],
            [f"from http import {name}" if name == "HTTPStatus" else f"import {name}"],
            [f"{name} = 1", f"del {name}"],
            ["match flag:", f"\tcase [{name}, *_]:", "\t\tpass"],
            [f"(x, [*{name}]) = flag"],
            [f"print({name})"],
        ]
        return self.rng.choice(shadowing)

    def body(self, sinks: int) -> list[str]:
        """The body of a block: sinks and noise, some of it nested, some of it on one line."""
        statements: list[list[str]] = []
        for _ in range(sinks):
            if self.chance(0.35):
                statements.append(self.noise())
            inner = self.sink()
            statements.append(self.nested(inner) if self.chance(0.3) else inner)
        if self.chance(0.35):
            statements.insert(self.rng.randrange(len(statements) + 1), self.noise())
        return self.joined(statements)

    def joined(self, statements: list[list[str]]) -> list[str]:
        lines: list[str] = []
        for statement in statements:
            if lines and self.chance(0.12) and _is_simple(statement) and _is_simple(lines[-1:]):
                lines[-1] += f"{self.rng.choice(['; ', ';', ' ;  '])}{statement[0]}"
            else:
                lines.extend(statement)
            if self.chance(0.1):
                lines.append("")
        return lines or ["pass"]

    def nested(self, inner: list[str]) -> list[str]:
        heads: list[list[str]] = [
            ["if flag:"], ["while flag:"], ["for one in flag:"], ["with flag as one:"],
            ["if flag:", "\tpass", "else:"], ["try:", "\tpass", "finally:"],
            ["try:", "\tpass", "except OSError as error:"],
            ["if not flag:", "\tpass", "elif flag:"],
        ]  # fmt: skip
        return [*self.rng.choice(heads), *_in(inner)]

    # -- definitions ---------------------------------------------------------------------------

    def parameters(self) -> str:
        names = ["request", *self.rng.sample(["status", "HTTPStatus", "http", "x", "y=404"], 1)]
        return ", ".join(names if self.chance(0.2) else names[:1])

    def function(self, sinks: int, decorators: tuple[str, ...] = ()) -> list[str]:
        self.depth += 1
        body: list[str] = []
        if self.chance(0.2):
            body.append(f'"""{self.rng.choice(["Text.", "é 404", "a" + chr(10) + "b"])}"""')
        if self.chance(0.06):
            name = self.rng.choice(SHADOWS)
            body += [f"global {name}", *([f"{name} = 1"] if self.chance(0.7) else [])]
        if self.chance(0.1):
            body.append(self.rng.choice(BINDINGS[:18]))
        body += self.body(sinks)
        if self.depth < 3 and self.chance(0.25):
            body += self.function(1)
        if self.chance(0.06):
            name = self.rng.choice(SHADOWS)
            body += [f"{name} = 1", "def inner():", f"\tnonlocal {name}", f"\t{name} = 2"]
        self.depth -= 1
        kind = "async def" if self.chance(0.15) else "def"
        head = f"{kind} {self.name('function')}({self.parameters()}):"
        if decorators or not self.chance(0.06) or not _is_simple(body):
            return [*decorators, head, *_in(body)]
        return [f"{head} {body[0]}"]

    def klass(self, sinks: int) -> list[str]:
        base = self.rng.choice([
            f"({self.ref('APIException')})", f"({self.ref('HTTPException')})", "(Exception)", ""
        ])  # fmt: skip
        body: list[str] = []
        if self.chance(0.7):
            body.append(f"status_code{self.rng.choice(['', ': int'])} = {self.code()}")
        if self.chance(0.2):
            body += self.noise()
        body += self.function(max(sinks, 1))
        return [f"class {self.name('Class')}{base}:", *_in(body)]

    def flask_view(self) -> list[str]:
        app = self.app("Flask", "(__name__)")
        body = [*self.body(1), f"return {self.text()}, {self.code()}"]
        decorator = self.rng.choice([f"@{app}.route('/')", f"@{app}.errorhandler({self.code()})"])
        return [decorator, f"def {self.name('view')}({self.parameters()}):", *_in(body)]

    def fastapi_view(self) -> list[str]:
        app = self.app("FastAPI", "()")
        responses = f", responses={{{self.code()}: {{}}, {self.code()}: {{}}}}"
        extra = responses if self.chance(0.4) else ""
        return self.function(1, (f"@{app}.get('/', status_code={self.code()}{extra})",))

    def tabled_test(self) -> list[str]:
        rows = ", ".join(f"('/é', {self.code()})" for _ in range(self.rng.randint(1, 3)))
        return [
            f"@{self.ref('parametrize')}.parametrize('path, code', [{rows}])",
            f"def test_{self.name('show')}(client, path, code):",
            "\tassert client.get(path).status_code == code",
        ]

    def helper(self) -> list[str]:
        name = self.name("fail")
        return [
            f"def {name}(code={self.code()}):", f"\t{self.ref('abort')}(code)", "",
            f"{name}({self.code()})",
        ]  # fmt: skip

    def app(self, key: str, arguments: str) -> str:
        name = f"app_{key.lower()}"
        if name not in self.spelled:
            self.spelled[name] = name
            self.apps.append(f"{name} = {self.ref(key)}{arguments}")
        return name

    def module(self) -> str:
        self.apps: list[str] = []
        units: list[list[str]] = []
        makers: tuple[Callable[[], list[str]], ...] = (
            lambda: self.function(self.rng.randint(1, 3)),
            lambda: self.function(self.rng.randint(1, 3)),
            lambda: self.klass(self.rng.randint(0, 2)),
            self.flask_view, self.fastapi_view, self.tabled_test, self.helper, self.sink,
            self.sink,
        )  # fmt: skip
        for _ in range(self.rng.randint(3, 6)):
            units.append(self.rng.choice(makers)())
            if self.chance(0.12):
                units.append(self.noise())
        if self.chance(0.1):
            main = self.nested(self.sink())
            units.append(['if __name__ == "__main__":', *_in(main)])
        if self.chance(0.05):
            units.append([self.rng.choice(BINDINGS)])  # a late import
        lines = [*self.head(), *self.apps]
        for unit in units:
            lines += [*[""] * self.rng.choice([0, 0, 1, 2]), *unit]
        return "\n".join(self.indented(lines)) + self.rng.choice(["\n", "\n", "\n", "", "\n\n"])

    def head(self) -> list[str]:
        """Everything above the first definition, in one of many shapes."""
        lines: list[str] = []
        if self.chance(0.1):
            lines.append("#!/usr/bin/env python3")
        if self.chance(0.3):
            lines += self.rng.choice([["# Licence: é"], ["# one", "# two", ""], ["", "", "# x"]])
        if self.chance(0.5):
            quote = self.rng.choice(['"""', "'''", '"'])
            text = self.rng.choice(["Text.", "é ☃", "404"])
            if len(quote) == 3 and self.chance(0.4):
                text += "\n\n    More text.\n"
            after = self.rng.choice(["", "", "  # comment", "; x = 1"])
            lines.append(f"{quote}{text}{quote}{after}")
        if self.chance(0.2) and not (lines and lines[-1].endswith("x = 1")):
            lines.append("from __future__ import annotations")
        imports = list(dict.fromkeys(self.imports))
        for _ in range(self.rng.choice([0, 0, 0, 1, 1, 2])):
            imports.append(self.rng.choice(BINDINGS))
        imports += self.rng.sample(["import os", "import sys, json", "from typing import Any"], 1)
        way = self.rng.randrange(3)
        if way == 0:
            imports.sort()
        elif way == 1:
            self.rng.shuffle(imports)
        block: list[str] = []
        for line in imports:
            block += self.import_line(line)
        return [*lines, *block]

    def import_line(self, line: str) -> list[str]:
        way = self.rng.randrange(34)
        if line.endswith("*"):
            return [line]
        if way == 0:
            return ["try:", f"\t{line}", "except ImportError:", "\tpass"]
        if way == 1:
            return ["from typing import TYPE_CHECKING", "if TYPE_CHECKING:", f"\t{line}"]
        if way == 2:
            return ["if flag:", f"\t{line}", "else:", "\tpass"]
        if way == 3:
            return [f"{line}  # noqa: F401"]
        if way == 4:
            return [f"import os; {line}"]
        if way == 5 and " import " in line and not line.startswith("import"):
            head, _, names = line.partition(" import ")
            return [f"{head} import (", f"\t{names},  # é", ")"]
        if way == 6:
            return ["", line, ""]
        if way == 7:
            return [f"# about {line}", line]
        if way == 8 and " import " in line:
            return [line.replace(" import ", " import \\\n    ")]
        return [line]

    def indented(self, lines: list[str]) -> Iterator[str]:
        unit = self.rng.choice(["    ", "    ", "    ", "  ", "\t"])
        for line in lines:
            bare = line.lstrip("\t")
            tail = "  " if self.chance(0.01) and bare and not bare.endswith("\\") else ""
            yield unit * (len(line) - len(bare)) + bare + tail


def _in(lines: list[str]) -> list[str]:
    return [f"\t{line}" if line else "" for line in lines]


def _before(prefix: str, lines: list[str]) -> list[str]:
    return [prefix + lines[0], *lines[1:]]


def _is_simple(lines: list[str]) -> bool:
    """Whether a statement may share its line with others."""
    if len(lines) != 1:
        return False
    line = lines[0].strip()
    return bool(line) and not (
        line.startswith(_COMPOUND)
        or line.endswith((":", "\\", ")" * 9))
        or line == ")"
        or "#" in line
        or "\n" in line
    )


_COMPOUND = (
    "@", "#", "if ", "for ", "while ", "with ", "def ", "class ", "async ", "try:", "else:",
    "match ", "case ", "except", "finally",
)  # fmt: skip


# -- the projects that the programs stand in ----------------------------------------------------

PROJECTS = (
    ("plain", "", "module.py"),
    ("python310", 'requires-python = ">=3.10"\ndependencies = []', "tests/test_module.py"),
    ("python311", 'requires-python = ">=3.11"\ndependencies = ["fastapi"]', "package/__init__.py"),
    ("python313", 'requires-python = ">=3.13"\ndependencies = ["starlette>=0.48"]', "a/views.py"),
)


@lru_cache
def projects() -> tuple[str, ...]:
    """The paths that programs pretend to have; the folders hold nothing but project files."""
    root = Path(tempfile.gettempdir()) / "statusfix-fuzz"
    paths: list[str] = []
    for name, declared, path in PROJECTS:
        folder = root / name
        folder.mkdir(parents=True, exist_ok=True)
        text = f'[project]\nname = "{name}"\nversion = "0"\n{declared}\n'
        target = folder / "pyproject.toml"
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
        paths.append(str(folder / path))
    return tuple(paths)


def generate(seed: int, number: int) -> Program:
    """The program of a seed and a number: always the same, valid Python."""
    attempt = 0
    while True:
        rng = random.Random(f"{seed}:{number}:{attempt}")
        text = Generator(rng).module()
        content = _encoded(text, rng)
        if _compiles(content):
            return Program(f"{seed}:{number}", content, rng.choice(projects()), rng.choice(STYLES))
        attempt += 1


def _encoded(text: str, rng: random.Random) -> bytes:
    """Some modules have a BOM, an encoding of their own, other line ends, a form feed."""
    way = rng.randrange(20)
    if way == 0:
        text = text.replace("☃", "ö").replace("𝄞", "ü")
        return f"# -*- coding: latin-1 -*-\n{text}".encode("latin-1")
    if way == 1:
        text = text.replace("\n\n", "\n\f\n", 1)
    newline = rng.choice(["\n"] * 8 + ["\r\n"] * 3 + ["\r"])
    return (b"\xef\xbb\xbf" if rng.random() < 0.1 else b"") + text.replace("\n", newline).encode()


def _compiles(content: bytes) -> bool:
    try:
        _compiled(content)
    except (SyntaxError, ValueError):
        return False
    return True


def _compiled(content: bytes) -> types.CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(content, "program", "exec", dont_inherit=True)


# -- checks -------------------------------------------------------------------------------------


class Failure(NamedTuple):
    """What did not hold for a program."""

    program: str
    check: str
    detail: str


class Report(NamedTuple):
    """What became of one program."""

    counts: Counter[str]
    failures: tuple[Failure, ...]


class Wrong(Exception):
    """A check did not hold: its name and what was seen."""


def check(program: Program) -> Report:
    """Hold all promises against one program."""
    counts: Counter[str] = Counter()
    try:
        forced = _applied(program, program.content, program.style, True)
        edits = forced.fixed
        for finding in forced.findings:
            if finding.refused is not None:
                counts[f"refused: {finding.refused.reason.value}"] += 1
        if edits < FEWEST_EDITS:
            return Report(Counter({"too few edits": 1}), ())
        safe = forced  # where no edit is unsafe, the two are one
        if _has_unsafe(program):
            safe = _applied(program, program.content, program.style, False)
        counts["programs"] = 1
        counts["edits"] = edits
        counts["safe edits"] = safe.fixed
        counts[f"style {program.style}"] = 1
        outputs = {
            "safe": _result(safe, program.content),
            "forced": _result(forced, program.content),
        }
        for name, output in outputs.items():
            if output != program.content and (name == "forced" or safe is not forced):
                _hold(name, program, output, counts)
        _back(program, outputs["forced"])
    except Wrong as wrong:
        return Report(counts, (Failure(program.name, str(wrong.args[0]), str(wrong.args[1])),))
    except Exception as error:
        return Report(
            counts, (Failure(program.name, "crash", f"{type(error).__name__}: {error}"),)
        )
    return Report(counts, ())


# The rules whose edits put one name or number for another; what other rules write is more.
NAMING = ("HSC001", "HSC002", "HSC003", "HSC004", "HSC006")


def _has_unsafe(program: Program) -> bool:
    options = Options(style=program.style, select=NAMING)
    found = process(Task(program.path, options, Mode.REPORT, False, True, "", program.content))
    return any(
        one.edit is not None and one.edit.applicability is Applicability.UNSAFE
        for one in found.findings
    )


def _applied(program: Program, content: bytes, style: str, unsafe: bool) -> Done:
    options = Options(style=style, select=NAMING)
    done = process(Task(program.path, options, Mode.APPLY, unsafe, True, "", content))
    if done.error is not None:
        raise Wrong("crash", done.error.message)
    for finding in done.findings:
        if finding.refused is not None and finding.refused.reason.name == "NOT_PROVED":
            raise Wrong("proof", f"{finding.line}: {finding.refused.message}")
    return done


def _result(done: Done, content: bytes) -> bytes:
    """The bytes that would be written."""
    if done.after is None:
        return content
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    bom = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return bom + done.after.encode("utf-8" if bom else encoding)


def _hold(name: str, program: Program, output: bytes, counts: Counter[str]) -> None:
    try:
        code = _compiled(output)
    except (SyntaxError, ValueError) as error:
        raise Wrong(f"{name}: compiles", str(error)) from error
    again = _applied(program, output, program.style, name == "forced")
    if again.after is not None or again.fixed:
        raise Wrong(f"{name}: idempotent", f"{again.fixed} more edits")
    new = list(_only_edits(name, program.content, output))
    _right_names(name, code, output, new, counts)


def _only_edits(name: str, before: bytes, after: bytes) -> Iterator[ast.expr]:
    """Yield the expressions that stand for numbers now; all else must be the same."""
    pending: list[tuple[object, object]] = [(_bare(before), _bare(after))]
    while pending:
        old, new = pending.pop()
        if isinstance(old, ast.Constant) and isinstance(new, ast.Attribute | ast.Name):
            if not isinstance(old.value, int):
                raise Wrong(f"{name}: only edits", f"{ast.dump(old)} became {ast.unparse(new)}")
            if _value(new) != old.value:
                raise Wrong(f"{name}: only edits", f"{old.value} became {ast.unparse(new)}")
            yield new
        elif isinstance(old, ast.AST) and isinstance(new, ast.AST) and type(old) is type(new):
            if isinstance(old, ast.Attribute | ast.Name) and ast.dump(old) != ast.dump(new):
                if _value(old) == _value(new) is not None:
                    yield new  # type: ignore[misc]
                    continue
            for field in old._fields:
                pending.append((getattr(old, field, None), getattr(new, field, None)))
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            pending.extend(zip(old, new, strict=True))
        elif old != new:
            raise Wrong(f"{name}: only edits", f"{_shown(old)} became {_shown(new)}")


def _shown(node: object) -> str:
    return ast.unparse(node) if isinstance(node, ast.AST) else repr(node)


def _value(expression: ast.expr) -> int | None:
    """The number that a constant's own name says, asked of the libraries' names."""
    last = expression.attr if isinstance(expression, ast.Attribute) else ast.unparse(expression)
    if last in NEW_NAMES:
        return NEW_NAMES[last]
    if last in HTTPStatus.__members__:
        return HTTPStatus[last].value
    parts = last.split("_")
    return int(parts[1]) if last.startswith("HTTP_") and parts[1].isdigit() else None


class _WithoutImports(ast.NodeTransformer):
    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None


def _bare(content: bytes) -> ast.Module:
    """The tree without imports."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = _WithoutImports().visit(ast.parse(content))
    assert isinstance(tree, ast.Module)
    return tree


# Where CPython reads a name from, by the opcode that it compiles it to.
_GLOBAL = ("LOAD_GLOBAL",)
_NAMED = ("LOAD_NAME", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_GLOBALS", "LOAD_FROM_DICT_OR_DEREF")
_STORES = ("STORE_NAME", "DELETE_NAME", "STORE_GLOBAL", "DELETE_GLOBAL")


def _right_names(
    name: str, code: types.CodeType, output: bytes, new: list[ast.expr], counts: Counter[str]
) -> None:
    """Ask the compiled program where each new name comes from."""
    if sys.version_info < (3, 11) or not new:
        return  # instructions have no columns
    imported = _imported(output)
    roots = {_root(one): one for one in new}
    loads: dict[tuple[int, int], tuple[types.CodeType, str]] = {}
    stored: dict[str, set[int]] = {}
    for block in _codes(code):
        for one in dis.get_instructions(block):
            at = one.positions
            if at is None or at.lineno is None or at.col_offset is None:
                continue
            if one.opname.startswith("LOAD_") and "ATTR" not in one.opname:
                loads.setdefault((at.lineno, at.col_offset), (block, one.opname))
            elif one.opname in _STORES and (block is code or "GLOBAL" in one.opname):
                stored.setdefault(str(one.argval), set()).add(at.lineno)
    for root, whole in roots.items():
        found = loads.get((root.lineno, root.col_offset))
        if found is None:
            counts["names in code that is never run"] += 1
            continue
        block, operation = found
        if operation not in _GLOBAL and operation not in _NAMED:
            if not _imported_locally(root.id, block, code, output):
                raise Wrong(f"{name}: right name", f"{operation} {ast.unparse(whole)}")
            counts["names from an import of their function"] += 1
            continue
        if block is not code and operation in _NAMED and root.id in block.co_names:
            if any(
                one.opname in ("STORE_NAME", "DELETE_NAME") and one.argval == root.id
                for one in dis.get_instructions(block)
            ):
                raise Wrong(f"{name}: right name", f"{root.id} is a name of the class")
        lines, meaning = imported.get(root.id, (set(), set()))
        if stored.get(root.id, set()) - lines:
            raise Wrong(f"{name}: right name", f"{root.id} is bound at {stored[root.id] - lines}")
        if len(meaning) != 1:
            raise Wrong(f"{name}: right name", f"{root.id} is imported as {meaning}")
        qualified = next(iter(meaning)) + ast.unparse(whole)[len(root.id) :]
        constant = resolve_constant(qualified)
        if constant is None or constant.code != _value(whole):
            raise Wrong(f"{name}: right name", f"{ast.unparse(whole)} is {qualified}")
        counts["names held against the compiler"] += 1


def _imported_locally(
    name: str, block: types.CodeType, code: types.CodeType, output: bytes
) -> bool:
    """Whether the function that a name of `block` belongs to binds it by imports only."""
    lines = {
        line
        for node in ast.walk(ast.parse(output))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    around = {id(inner): outer for outer in _codes(code) for inner in _inner(outer)}
    owner = block
    while name in owner.co_freevars:
        owner = around[id(owner)]
    arguments = owner.co_argcount + owner.co_kwonlyargcount
    if (
        name
        in owner.co_varnames[: arguments + bool(owner.co_flags & 4) + bool(owner.co_flags & 8)]
    ):
        return False
    return all(
        one.positions is not None and one.positions.lineno in lines
        for part in _binding(owner, name)
        for one in dis.get_instructions(part)
        if one.argval == name and one.opname.startswith(("STORE_", "DELETE_"))
    )


def _binding(code: types.CodeType, name: str) -> Iterator[types.CodeType]:
    """The blocks that share a variable of a function: those below that get it from above."""
    yield code
    for inner in _inner(code):
        if name in inner.co_freevars:
            yield from _binding(inner, name)


def _inner(code: types.CodeType) -> Iterator[types.CodeType]:
    yield from (one for one in code.co_consts if isinstance(one, types.CodeType))


def _root(expression: ast.expr) -> ast.Name:
    while isinstance(expression, ast.Attribute):
        expression = expression.value
    assert isinstance(expression, ast.Name)
    return expression


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for inner in _inner(code):
        yield from _codes(inner)


def _imported(output: bytes) -> dict[str, tuple[set[int], set[str]]]:
    """The names that the module's own imports bind: on which lines, to what."""
    found: dict[str, tuple[set[int], set[str]]] = {}
    for statement in ast.parse(output).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            for alias in statement.names:
                name = alias.asname or alias.name.partition(".")[0]
                if isinstance(statement, ast.ImportFrom):
                    target = f"{'.' * statement.level}{statement.module or ''}.{alias.name}"
                else:
                    target = alias.name if alias.asname else name
                lines, meanings = found.setdefault(name, (set(), set()))
                lines.update(range(statement.lineno, (statement.end_lineno or 0) + 1))
                meanings.add(target)
    return found


def _back(program: Program, output: bytes) -> None:
    """--style numeric takes the names away again."""
    one = _result(_applied(program, program.content, "numeric", True), program.content)
    two = _result(_applied(program, output, "numeric", True), output)
    left, right = ast.dump(_bare(one)), ast.dump(_bare(two))
    if left != right:
        at = next(
            (place for place, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0
        )
        raise Wrong("back", f"...{left[at - 60 : at + 40]} | ...{right[at - 60 : at + 40]}")


# -- the command --------------------------------------------------------------------------------


def run(numbers: range, seed: int, jobs: int = 1) -> Report:
    """Check the programs of a seed with these numbers."""
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    if jobs == 1:
        for number in numbers:
            one = check(generate(seed, number))
            counts += one.counts
            failures += one.failures
        return Report(counts, tuple(failures))
    projects()
    size = 50
    parts = [(range(at, min(at + size, numbers.stop)), seed) for at in numbers[::size]]
    with multiprocessing.Pool(jobs) as pool:
        for one in pool.starmap(run, parts, chunksize=1):
            counts += one.counts
            failures += one.failures
    return Report(counts, tuple(failures))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=20_000, help="programs with enough edits")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for programs that failed")
    parser.add_argument("--show", metavar="SEED:NUMBER", help="one program and its results")
    arguments = parser.parse_args()
    if arguments.show:
        return _show(arguments.show)
    started = time.monotonic()
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    first = 0
    while counts["programs"] < arguments.count:
        missing = arguments.count - counts["programs"]
        part = run(range(first, first + missing), arguments.seed, arguments.jobs)
        first += missing
        counts += part.counts
        failures += part.failures
        if len(failures) > 100:
            break
    for name, count in sorted(counts.items()):
        print(f"{count:9,}  {name}")
    print(f"{time.monotonic() - started:9.0f}  seconds")
    print(f"{len(failures):9,}  failures")
    for check_name, count in Counter(one.check for one in failures).most_common():
        print(f"{count:9,}  failed: {check_name}")
    for failure in failures[:20]:
        print(f"{failure.program}: {failure.check}: {failure.detail}")
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        for failure in failures:
            seed, _, number = failure.program.partition(":")
            target = arguments.keep / f"program_{seed}_{number}.py"
            target.write_bytes(generate(int(seed), int(number)).content)
    return 1 if failures else 0


def _show(name: str) -> int:
    seed, _, number = name.partition(":")
    program = generate(int(seed), int(number))
    print(program.path, program.style)
    print(program.content.decode("utf-8-sig", "replace"))
    for unsafe in (False, True):
        done = _applied(program, program.content, program.style, unsafe)
        print("=" * 30, "--unsafe-fixes" if unsafe else "--apply", done.fixed, "edits")
        print(done.after or "")
        for finding in done.findings:
            print(finding.line, finding.code, finding.refused)
    print(check(program))
    return 0


if __name__ == "__main__":
    sys.exit(main())
