"""Where the line between safe and unsafe edits is drawn, held against the real libraries.

Each hazard is a program that prints what somebody outside could see. It runs with the number and
with the member of `http.HTTPStatus`, on a Python before 3.11 and on one from 3.11 on: that says
where the line is. Then the engine must draw it there: an edit that it calls safe changes no
output on any declared Python, and one that it calls unsafe changes some.

The old Python is `STATUSFIX_OLD_PYTHON`, this one if it is 3.10, or pyenv's; programs whose
libraries it doesn't have are skipped.
"""

from __future__ import annotations

import glob
import json
import os
import subprocess
import sys
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from statusfix.options import Options
from statusfix.process import Mode, Task, process

OLD, NEW = "3.10", "3.11"


class Line(Enum):
    """From which Python on a member of HTTPStatus can stand for the number."""

    ALWAYS = "nothing sees the difference"
    FROM_3_11 = "text shows the member's name before Python 3.11"
    NEVER = "every Python shows the member"
    REFUSED = "no edit at all"

    def is_safe(self, python: str) -> bool:
        return self is Line.ALWAYS or (self is Line.FROM_3_11 and python == NEW)


class Hazard(NamedTuple):
    """A program, the modules that it needs, and where the line is.

    `wrong` says on which declared Pythons the engine draws it elsewhere today: it goes with the
    defect.
    """

    name: str
    line: Line
    program: str
    needs: str = ""
    wrong: tuple[str, ...] = ()


def _view(
    name: str, line: Line, body: str, needs: str = "", wrong: tuple[str, ...] = ()
) -> Hazard:
    """A view of Flask whose status goes to something else as well."""
    imports = "".join(f"import {module}\n" for module in needs.split())
    lines = body.replace("\n", "\n    ")
    program = (
        f"{imports}from flask import Flask\n\napp = Flask(__name__)\n\n\n"
        f'@app.get("/")\ndef show():\n    code = 404\n    {lines}\n'
        '    return "missing", code\n\n\n'
        'response = app.test_client().get("/")\n'
        "print(response.status, response.headers, response.data)\n"
    )
    return Hazard(name, line, program, f"flask {needs}", wrong)


ALWAYS, FROM_3_11, NEVER, REFUSED = Line
BOTH = (OLD, NEW)
REPORTED = "reported to the engine: what reads the value afterwards is not looked at"

HAZARDS = (
    # -- a number everywhere ---------------------------------------------------------------------
    _view("only a response", ALWAYS, "pass"),
    _view("compared", ALWAYS, "print(code == 404, code >= 400, code in (404, 410))"),
    _view("f-string", ALWAYS, 'print(f"{code} {code:>5} {code:d}")'),
    _view("%d", ALWAYS, 'print("%d %i %x" % (code, code, code))'),
    _view("str.format", ALWAYS, 'print("{}".format(code))'),
    _view("arithmetic", ALWAYS, "print(code // 100, code + 0, -code)"),
    _view("int()", ALWAYS, "print(repr(int(code)))"),
    _view("json", ALWAYS, 'print(json.dumps({"status": code}))', "json"),
    _view("isinstance", ALWAYS, "print(isinstance(code, int))"),
    _view("lookup", ALWAYS, 'print({404: "missing"}[code])'),
    Hazard(
        "jsonify", ALWAYS,
        "from flask import Flask, jsonify\n\napp = Flask(__name__)\n\n\n"
        '@app.get("/")\ndef show():\n    code = 404\n    return jsonify(code=code), code\n\n\n'
        'print(app.test_client().get("/").data)\n',
        "flask",
    ),
    # -- text before 3.11 ------------------------------------------------------------------------
    _view("str()", FROM_3_11, "print(str(code))"),
    _view("%s", FROM_3_11, 'print("%s" % code)'),
    _view("concatenated", FROM_3_11, 'print("error " + str(code))'),
    _view("!s", FROM_3_11, 'print(f"{code!s}")'),
    _view("print()", FROM_3_11, "print(code)"),
    _view("joined", FROM_3_11, 'print(", ".join(map(str, [code])))'),
    _view(
        "logging", FROM_3_11,
        "log = logging.getLogger(__name__)\nlog.handlers = [logging.StreamHandler(sys.stdout)]\n"
        'log.warning("status %s", code)',
        "logging sys",
    ),
    _view("csv", FROM_3_11, "csv.writer(sys.stdout).writerow([code])", "csv sys"),
    _view(
        "urlencode", FROM_3_11, 'print(urllib.parse.urlencode({"status": code}))', "urllib.parse"
    ),
    _view("Template", FROM_3_11, 'print(string.Template("$s").substitute(s=code))', "string"),
    _view("tomli_w", FROM_3_11, 'print(tomli_w.dumps({"status": code}))', "tomli_w"),
    _view("ujson key", FROM_3_11, "print(ujson.dumps({code: 1}))", "ujson"),
    # -- every Python ----------------------------------------------------------------------------
    _view("repr()", NEVER, "print(repr(code))"),
    _view("!r", NEVER, 'print(f"{code!r}")'),
    _view("f-string =", NEVER, 'print(f"{code=}")'),
    _view("%r", NEVER, 'print("%r" % code)'),
    _view("pprint", NEVER, "pprint.pprint(code)", "pprint"),
    _view("ascii()", NEVER, "print(ascii(code))"),
    _view("text of a tuple", NEVER, "print((code, 1))"),
    _view("text of a dict", NEVER, 'print("%s" % {"status": code})'),
    _view("list in an f-string", NEVER, 'print(f"{[code]}")'),
    _view(
        "payload logged", NEVER, 'payload = {"status": code}\nprint("sent %s" % payload)',
    ),
    _view("alias", NEVER, "other = code\nprint(repr(other))"),
    _view("closure", NEVER, "def inner():\n    print(repr(code))\ninner()"),
    _view("max()", NEVER, "print(repr(max(code, 1)))"),
    _view("locals()", NEVER, "print(locals())"),
    _view("type is int", NEVER, "print(type(code) is int)"),
    _view("__class__", NEVER, "print(code.__class__)"),
    _view("is", REFUSED, "print(code is 404)"),
    _view("yaml", NEVER, "print(yaml.safe_dump(code))", "yaml"),
    _view(
        "yaml of a payload", NEVER, 'payload = {"status": code}\nprint(yaml.dump(payload))',
        "yaml",
    ),
    _view("toml", NEVER, 'print(toml.dumps({"status": code}))', "toml"),
    _view("msgpack strict", NEVER, "print(msgpack.packb(code, strict_types=True))", "msgpack"),
    _view("marshal", NEVER, "print(marshal.loads(marshal.dumps(code)))", "marshal"),
    _view("xmlrpc", NEVER, "print(xmlrpc.client.dumps((code,)))", "xmlrpc.client"),
    _view(
        "redis", NEVER,
        "client = redis.Redis()\n"
        "pack = redis.connection.Connection().pack_command\n"
        "client.execute_command = lambda *words, **options: print(pack(*words))\n"
        'client.set("status", code)',
        "redis",
    ),
    _view(
        "PyMySQL", NEVER,
        "connection = pymysql.connections.Connection(defer_connect=True)\n"
        "connection.server_status = 0\n"
        "cursor = connection.cursor()\n"
        "cursor._query = print\n"
        'cursor.execute("insert into answers values (%s)", (code,))',
        "pymysql",
    ),
    _view(
        "sqlite3", ALWAYS,
        'connection = sqlite3.connect(":memory:")\n'
        'print(connection.execute("select ?, typeof(?)", (code, code)).fetchall())',
        "sqlite3",
    ),
    _view(
        "structlog", NEVER,
        "log = structlog.wrap_logger(\n"
        "    structlog.PrintLogger(), processors=[structlog.processors.KeyValueRenderer()]\n)\n"
        'log.info("sent", status=code)',
        "structlog",
    ),
    _view("% of a constant", FROM_3_11, 'MESSAGE = "status %s"\nprint(MESSAGE % code)'),
    _view("% with names", FROM_3_11, 'print("status %(status)s" % {"status": code})'),
    _view("number by name", ALWAYS, 'print("status %(status)d" % {"status": code})'),
    _view("tuple in format()", NEVER, 'print("{}".format((code, 1)))'),
    _view(
        "item of a payload", NEVER,
        'payload = {}\npayload["status"] = code\nprint(yaml.dump(payload))', "yaml",
    ),
    _view("appended", NEVER, "seen = []\nseen.append(code)\nprint(seen)"),
    _view("updated", NEVER, "payload = {}\npayload.update(status=code)\nprint(payload)"),
    _view("dict()", NEVER, "print(dict(status=code))"),
    _view("list()", NEVER, "print(list((code,)))"),
    _view("joined tuples", NEVER, "print((code,) + (1,))"),
    _view("several at once", NEVER, "one, two = code, 1\nprint(repr(one))"),
    _view("comprehension", NEVER, "print([one for one in (code, 1)])"),
    Hazard(
        "walrus", NEVER,
        "from flask import Flask\n\napp = Flask(__name__)\n\n\n"
        '@app.get("/")\ndef show():\n    return repr(code := 404), code\n\n\n'
        'print(app.test_client().get("/").data)\n',
        "flask",
    ),
    # -- parameters, tables, collections ---------------------------------------------------------
    Hazard(
        "default", NEVER,
        "from flask import abort\n\n\n"
        "def fail(code=404):\n    print(repr(code))\n    abort(code)\n\n\n"
        "try:\n    fail()\nexcept Exception as error:\n    print(error)\n",
        "flask",
    ),
    Hazard(
        "argument", NEVER,
        "from flask import abort\n\n\n"
        "def fail(code):\n    print(repr(code))\n    abort(code)\n\n\n"
        "try:\n    fail(404)\nexcept Exception as error:\n    print(error)\n",
        "flask",
    ),
    Hazard(
        "argument, text", FROM_3_11,
        "from flask import abort\n\n\n"
        "def fail(code):\n    print('status %s' % code)\n    abort(code)\n\n\n"
        "try:\n    fail(404)\nexcept Exception as error:\n    print(error)\n",
        "flask",
    ),
    Hazard(
        "retries", ALWAYS,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\n"
        'print(policy.is_retry("GET", 503), policy.is_retry("GET", 500))\n',
        "urllib3",
    ),
    Hazard(
        "retries in YAML", NEVER,
        "import yaml\nfrom urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\nprint(yaml.safe_dump(RETRY))\n",
        "urllib3 yaml",
    ),
    Hazard(
        "retries printed", NEVER,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\nprint(RETRY)\n",
        "urllib3",
    ),
    Hazard(
        "retries in a loop", NEVER,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\n"
        "for code in RETRY:\n    print(repr(code))\n",
        "urllib3",
    ),
    Hazard(
        "retries in a comprehension", NEVER,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\nprint([repr(one) for one in RETRY])\n",
        "urllib3",
    ),
    Hazard(
        "retries joined", FROM_3_11,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\n"
        "print(', '.join(str(one) for one in RETRY))\n",
        "urllib3",
    ),
    Hazard(
        "retries counted", ALWAYS,
        "from urllib3.util import Retry\n\nRETRY = [429, 503]\n"
        "policy = Retry(total=3, status_forcelist=RETRY)\nprint(len(RETRY), 503 in RETRY)\n",
        "urllib3",
    ),
    Hazard(
        "loop", NEVER,
        "import requests\n\nresponse = requests.Response()\n"
        "response.status_code = int('404')\n\n\n"
        "def check(got):\n    for name, code in [('a', 200), ('b', 404)]:\n"
        "        print(name, repr(code), got.status_code == code)\n\n\ncheck(response)\n",
        "requests",
    ),
    # -- objects that hand the status back -------------------------------------------------------
    Hazard(
        "Starlette hands back", NEVER,
        "from starlette.responses import JSONResponse\n\n\n"
        "def answer():\n    response = JSONResponse({}, status_code=404)\n"
        "    print(repr(response.status_code))\n    return response\n\n\nanswer()\n",
        "starlette",
    ),
    Hazard(
        "Starlette hands back, text", FROM_3_11,
        "from starlette.responses import JSONResponse\n\n\n"
        "def answer():\n    response = JSONResponse({}, status_code=404)\n"
        "    print('%s' % response.status_code)\n    return response\n\n\nanswer()\n",
        "starlette",
    ),
    Hazard(
        "Flask does not", ALWAYS,
        "from flask import Response\n\nresponse = Response(status=404)\n"
        "response.status_code = 410\n"
        "print(repr(response.status_code), response.status)\n",
        "flask",
    ),
    Hazard(
        "Starlette's exception", NEVER,
        "from starlette.exceptions import HTTPException\n\n"
        "error = HTTPException(404)\nprint(str(error))\nprint(repr(error))\n",
        "starlette",
    ),
    Hazard(
        "attribute of a class", NEVER,
        "from werkzeug.exceptions import HTTPException\n\n\n"
        "class Lost(HTTPException):\n    code = 404\n\n"
        "    def told(self):\n        return repr(self.code)\n\n\nprint(Lost().told())\n",
        "flask",
    ),
    Hazard(
        "attribute of a class, text", FROM_3_11,
        "from werkzeug.exceptions import HTTPException\n\n\n"
        "class Lost(HTTPException):\n    code = 404\n\n"
        "    def told(self):\n        return 'lost, %s' % self.code\n\n\nprint(Lost().told())\n",
        "flask",
    ),
    Hazard(
        "attribute in YAML", NEVER,
        "import yaml\n\n\nclass Lost(Exception):\n    status_code = 404\n\n"
        "    def document(self):\n"
        "        return yaml.safe_dump({'status': self.status_code})\n\n\n"
        "print(Lost().document())\n",
        "yaml",
    ),
    Hazard(
        "dataclass", NEVER,
        "import requests\nfrom dataclasses import dataclass\n\n\n"
        "@dataclass\nclass Answer:\n    status_code: int = 200\n\n\nprint(Answer())\n",
        "requests",
    ),
    Hazard(
        "pydantic default", NEVER,
        "import fastapi\nfrom pydantic import BaseModel\n\n\n"
        "class Answer(BaseModel):\n    status_code: int = 200\n\n\n"
        "print(Answer().model_dump_json(), Answer())\n",
        "fastapi pydantic",
    ),
    Hazard(
        "Mock", FROM_3_11,
        "from unittest.mock import Mock\n\nresponse = Mock(status_code=404)\n"
        "print('%s' % response.status_code)\n",
        "",
    ),
    Hazard(
        "SimpleNamespace", NEVER,
        "from types import SimpleNamespace\n\nprint(SimpleNamespace(status_code=404))\n",
        "",
    ),
    # -- frameworks that make text of it ---------------------------------------------------------
    Hazard(
        "urllib's error", FROM_3_11,
        "from urllib.error import HTTPError\n\n"
        "print(HTTPError('http://localhost', 404, 'lost', {}, None))\n",
    ),
    Hazard(
        "Litestar's document", FROM_3_11,
        "from litestar import Litestar, get\n\n\n"
        "@get('/', status_code=201)\ndef show() -> str:\n    return ''\n\n\n"
        "print(list(Litestar([show]).openapi_schema.paths['/'].get.responses))\n",
        "litestar",
    ),
    Hazard(
        "FastAPI's status", ALWAYS,
        "import json\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
        "@app.get('/', status_code=201)\ndef show(): ...\n\n\n"
        "print(json.dumps(app.openapi()))\n",
        "fastapi",
    ),
    Hazard(
        "error handlers", ALWAYS,
        "from flask import Flask\n\napp = Flask(__name__)\n\n\n"
        "@app.errorhandler(404)\ndef lost(error):\n    return 'lost', 404\n\n\n"
        "print(app.test_client().get('/').data)\n",
        "flask",
    ),
    Hazard(
        "match", ALWAYS,
        "import requests\n\nresponse = requests.Response()\n"
        "response.status_code = int('404')\n\n\n"
        "def told(response):\n    match response.status_code:\n        case 200 | 201 as code:\n"
        "            return 'fine', repr(code)\n        case 404 as code:\n"
        "            return 'lost', repr(code)\n        case other:\n"
        "            return other\n\n\n"
        "print(told(response))\n",
        "requests",
    ),
    # -- no edit at all --------------------------------------------------------------------------
    Hazard(
        "start_response", REFUSED,
        "from wsgiref.util import setup_testing_defaults\n"
        "from wsgiref.validate import validator\n\n\n"
        "def app(environ, start_response):\n"
        "    start_response('404 Not Found', [('Content-Type', 'text/plain')])\n"
        "    return [b'']\n\n\n"
        "environ = {}\nsetup_testing_defaults(environ)\n"
        "list(validator(app)(environ, lambda status, fields, info=None: print(status)))\n",
    ),
    Hazard(
        "identity", REFUSED,
        "import requests\n\nresponse = requests.Response()\nresponse.status_code = int('200')\n"
        "print(response.status_code is 200)\n",
        "requests",
    ),
    Hazard(
        "a variable of Literal", REFUSED,
        "from typing import Literal\n\nfrom flask import abort\n\n\n"
        "def fail():\n    code: Literal[404] = 404\n    abort(code)\n",
        "flask",
    ),
)  # fmt: skip

# Keys of documented responses are unsafe on every Python by decision: the type of a mapping
# depends on its keys (DESIGN, 6). What runs differs before 3.11 only.
KEYED = (
    Hazard(
        "FastAPI's responses", FROM_3_11,
        "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
        "@app.get('/', responses={404: {'description': 'lost'}})\ndef show(): ...\n\n\n"
        "print(list(app.openapi()['paths']['/']['get']['responses']))\n",
        "fastapi",
    ),
    Hazard(
        "drf-spectacular's responses", FROM_3_11,
        "import django\nfrom django.conf import settings\n\n"
        "if not settings.configured:\n"
        "    settings.configure(\n"
        "        ROOT_URLCONF='__main__', SECRET_KEY='x',\n"
        "        INSTALLED_APPS=['rest_framework', 'drf_spectacular'],\n"
        "        REST_FRAMEWORK={\n"
        "            'DEFAULT_SCHEMA_CLASS': 'drf_spectacular.openapi.AutoSchema',\n"
        "            'UNAUTHENTICATED_USER': None,\n"
        "        },\n"
        "    )\n"
        "    django.setup()\n"
        "from django.urls import path\n"
        "from drf_spectacular.generators import SchemaGenerator\n"
        "from drf_spectacular.utils import extend_schema\n"
        "from rest_framework.response import Response\n"
        "from rest_framework.views import APIView\n\n\n"
        "class Show(APIView):\n"
        "    @extend_schema(responses={404: None})\n"
        "    def get(self, request):\n        return Response()\n\n\n"
        "patterns = [path('show', Show.as_view())]\n"
        "schema = SchemaGenerator(patterns=patterns).get_schema(public=True)\n"
        "print(list(schema['paths']['/show']['get']['responses']))\n",
        "django rest_framework drf_spectacular",
    ),
)  # fmt: skip

# -- running ------------------------------------------------------------------------------------

_RUNNER = r"""
import contextlib, importlib, io, json, re, sys, types, warnings
warnings.simplefilter("ignore")
outputs = {}
for name, (needs, program) in json.load(sys.stdin).items():
    missing = []
    for module in needs.split():
        try:
            importlib.import_module(module)
        except ImportError:
            missing.append(module)
    if missing:
        outputs[name] = [False, ", ".join(missing)]
        continue
    seen = io.StringIO()
    module = types.ModuleType("hazard")
    sys.modules["hazard"] = module
    with contextlib.redirect_stdout(seen), contextlib.redirect_stderr(seen):
        try:
            exec(compile(program, "hazard.py", "exec"), module.__dict__)
        except Exception as error:
            print("raises", type(error).__name__, error)
    outputs[name] = [True, re.sub(r"0x[0-9a-f]+", "0x", seen.getvalue())]
json.dump(outputs, sys.stdout)
"""


def _run(python: str, programs: dict[str, tuple[str, str]]) -> dict[str, tuple[bool, str]]:
    done = subprocess.run(
        [python, "-W", "ignore", "-c", _RUNNER],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: (ran, text) for name, (ran, text) in json.loads(done.stdout).items()}


@lru_cache
def _python(version: str) -> str | None:
    """The interpreter of a Python before or from 3.11 on, None where there is none."""
    if (sys.version_info < (3, 11)) is (version == OLD):
        return sys.executable
    named = os.environ.get("STATUSFIX_OLD_PYTHON" if version == OLD else "STATUSFIX_NEW_PYTHON")
    pattern = "3.10.*" if version == OLD else "3.1[1-9].*"
    found = sorted(glob.glob(str(Path.home() / ".pyenv/versions" / pattern / "bin/python")))
    return named or (found[0] if found else None)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder for each lowest Python that a project can declare."""
    folders: dict[str, Path] = {}
    for version in BOTH:
        folders[version] = tmp_path_factory.mktemp(f"python{version}")
        (folders[version] / "pyproject.toml").write_text(
            f'[project]\nname = "hazard"\nversion = "0"\nrequires-python = ">={version}"\n',
            encoding="utf-8",
        )
    return folders


def _fixed(hazard: Hazard, folder: Path, style: str = "httpstatus", unsafe: bool = False) -> str:
    """The program after --apply, in a project."""
    content = hazard.program.encode()
    task = Task(
        str(folder / "hazard.py"), Options(style=style), Mode.APPLY, unsafe, True, "", content
    )
    done = process(task)
    assert done.error is None
    return hazard.program if done.after is None else done.after


def _with_member(hazard: Hazard, folder: Path) -> str:
    """The program with members for numbers, whatever the engine thinks of it."""
    if hazard.line is not REFUSED:
        forced = _fixed(hazard, folder, unsafe=True)
        assert forced != hazard.program
        return forced
    program = hazard.program.replace("'404 Not Found'", "HTTPStatus.NOT_FOUND")
    program = program.replace("is 200", "is HTTPStatus.OK")
    program = program.replace("code = 404", "code = HTTPStatus.NOT_FOUND")
    return "from http import HTTPStatus\n" + program


class Outputs(NamedTuple):
    """What the programs print on one Python, by the name of the hazard."""

    number: dict[str, tuple[bool, str]]
    member: dict[str, tuple[bool, str]]
    plain: dict[str, tuple[bool, str]]


@pytest.fixture(scope="module")
def outputs(projects: dict[str, Path]) -> dict[str, Outputs]:
    """Every program on both Pythons: with numbers, with members, with plain constants."""
    every = (*HAZARDS, *KEYED)
    found: dict[str, Outputs] = {}
    for version in BOTH:
        python = _python(version)
        if python is None:
            continue
        folder = projects[OLD]
        programs: dict[str, tuple[str, str]] = {}
        for one in every:
            programs[f"number {one.name}"] = (one.needs, one.program)
            programs[f"member {one.name}"] = (one.needs, _with_member(one, folder))
            plain = _fixed(one, folder, "starlette")
            programs[f"plain {one.name}"] = (f"{one.needs} starlette", plain)
        ran = _run(python, programs)
        found[version] = Outputs(
            *({one.name: ran[f"{kind} {one.name}"] for one in every} for kind in Outputs._fields)
        )
    return found


def _seen(outputs: dict[str, Outputs], version: str, hazard: Hazard) -> Outputs:
    if version not in outputs:
        pytest.skip(f"no Python {'before' if version == OLD else 'from'} 3.11 is installed")
    ran, text = outputs[version].number[hazard.name]
    if not ran:
        pytest.skip(f"not installed for Python {version}: {text}")
    assert "raises" not in text, text
    return outputs[version]


def _name(hazard: Hazard) -> str:
    return hazard.name


# -- where the line is --------------------------------------------------------------------------


@pytest.mark.parametrize("version", BOTH)
@pytest.mark.parametrize("hazard", (*HAZARDS, *KEYED), ids=_name)
def test_the_line_is_where_the_library_draws_it(
    hazard: Hazard, version: str, outputs: dict[str, Outputs]
) -> None:
    if hazard.name == "a variable of Literal":
        pytest.skip("only a type checker sees it")
    seen = _seen(outputs, version, hazard)
    is_same = seen.number[hazard.name] == seen.member[hazard.name]
    assert is_same is hazard.line.is_safe(version), (
        seen.number[hazard.name],
        seen.member[hazard.name],
    )


@pytest.mark.parametrize("version", BOTH)
@pytest.mark.parametrize("hazard", (*HAZARDS, *KEYED), ids=_name)
def test_a_constant_that_is_a_plain_int_is_safe_everywhere(
    hazard: Hazard, version: str, outputs: dict[str, Outputs], projects: dict[str, Path]
) -> None:
    seen = _seen(outputs, version, hazard)
    ran, text = seen.plain[hazard.name]
    if not ran:
        pytest.skip(f"not installed for Python {version}: {text}")
    assert text == seen.number[hazard.name][1]
    if hazard.line is not REFUSED:
        assert _fixed(hazard, projects[version], "starlette") != hazard.program


# -- where the engine draws it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hazard", "version"),
    [
        pytest.param(
            hazard,
            version,
            id=f"{hazard.name}-{version}",
            marks=pytest.mark.xfail(reason=REPORTED, strict=True)
            if version in hazard.wrong
            else (),
        )
        for hazard in HAZARDS
        for version in BOTH
    ],
)
def test_the_engine_draws_the_line_there(
    hazard: Hazard, version: str, projects: dict[str, Path]
) -> None:
    """All that stands on the safe side is edited, nothing that stands on the other."""
    applied = _fixed(hazard, projects[version])
    if hazard.line.is_safe(version):
        assert applied == _fixed(hazard, projects[version], unsafe=True) != hazard.program
    else:
        assert applied == hazard.program


@pytest.mark.parametrize("hazard", KEYED, ids=_name)
@pytest.mark.parametrize("version", BOTH)
def test_keys_of_documented_responses_are_left_to_the_author(
    hazard: Hazard, version: str, projects: dict[str, Path]
) -> None:
    assert _fixed(hazard, projects[version]) == hazard.program
    assert _fixed(hazard, projects[version], unsafe=True) != hazard.program


# -- pytest's ids and type checkers -------------------------------------------------------------

_TABLE = """\
import pytest


@pytest.mark.parametrize("path, code", [("/", 200), ("/lost", 404)])
def test_show(client, path, code):
    assert client.get(path).status_code == code
"""


@pytest.mark.parametrize("version", BOTH)
def test_ids_of_parameters(version: str, projects: dict[str, Path], tmp_path: Path) -> None:
    """Ids that pytest makes show the member's name before 3.11: `test_show[/-HTTPStatus.OK]`.

    They are names of tests: the same tests run, and pass or fail as they did.
    """
    table = Hazard("table", ALWAYS, _TABLE)
    assert _fixed(table, projects[version]) == _fixed(table, projects[version], unsafe=True)
    python = _python(version)
    if python is None:
        pytest.skip(f"no Python {'before' if version == OLD else 'from'} 3.11 is installed")
    (tmp_path / "test_number.py").write_text(_TABLE, encoding="utf-8")
    forced = _fixed(table, projects[version], unsafe=True)
    (tmp_path / "test_member.py").write_text(forced, encoding="utf-8")
    done = subprocess.run(
        [python, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "."],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "No module named pytest" in done.stderr:
        pytest.skip(f"not installed for Python {version}: pytest")
    ids = {
        line.partition("::")[0]: [
            one.partition("::")[2]
            for one in done.stdout.splitlines()
            if one.startswith(line.partition("::")[0] + "::")
        ]
        for line in done.stdout.splitlines()
        if "::" in line
    }
    assert len(ids["test_number.py"]) == 2
    assert (ids["test_number.py"] == ids["test_member.py"]) is (version == NEW)


_NAMED = {
    "a snapshot": _TABLE.replace("path, code):", "path, code, snapshot):"),
    "a file of its own": _TABLE.replace("client, path", "data_regression, client, path"),
    "a cassette": _TABLE.replace("@pytest.mark.p", "@pytest.mark.vcr\n@pytest.mark.p"),
    "cassettes of a module": "import pytest\n\npytestmark = [pytest.mark.vcr]\n" + _TABLE,
    "its name": _TABLE.replace("client, path", "request, client, path")
    + "    assert client.log == request.node.name\n",
    "its name in a fixture": _TABLE
    + "\n\n@pytest.fixture(autouse=True)\ndef folder(request, tmp_path):\n"
    "    (tmp_path / request.node.name).mkdir()\n",
    "the environment": _TABLE + '\n\nimport os\nNAME = os.environ["PYTEST_CURRENT_TEST"]\n',
}


@pytest.mark.parametrize("name", _NAMED)
def test_ids_that_something_is_kept_by(name: str, projects: dict[str, Path]) -> None:
    hazard = Hazard(name, FROM_3_11, _NAMED[name])
    assert _fixed(hazard, projects[OLD]) == hazard.program
    assert "HTTPStatus.OK" in _fixed(hazard, projects[NEW])


_LITERALS = {
    "argument": (
        "from typing import Literal\n\nfrom flask import abort\n\n\n"
        "def fail(code: Literal[404, 500]) -> None:\n    abort(code)\n\n\nfail(404)\n"
    ),
    "keyword": (
        "from typing import Literal\n\n\n"
        "def fail(status_code: Literal[404, 500]) -> None: ...\n\n\nfail(status_code=404)\n"
    ),
    "alias": (
        "from typing import Literal\n\nfrom flask import abort\n\nCode = Literal[404, 500]\n\n\n"
        "def fail(code: Code = 404) -> None:\n    abort(code)\n"
    ),
    "returned": (
        "from typing import Literal\n\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n"
        '@app.get("/")\ndef show() -> tuple[str, Literal[404]]:\n    return "lost", 404\n'
    ),
    "attribute": (
        "from typing import Literal\n\n\nclass Lost(Exception):\n"
        "    status_code: Literal[404]\n\n"
        "    def __init__(self) -> None:\n        self.status_code = 404\n"
    ),
}
_LITERAL_BUGS: set[str] = set()


@pytest.mark.parametrize("style", ["httpstatus", "starlette"])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason="Literal is not seen", strict=True))
        if name in _LITERAL_BUGS
        else name
        for name in _LITERALS
    ],
)
def test_what_wants_a_literal_keeps_its_number(
    name: str, style: str, projects: dict[str, Path]
) -> None:
    hazard = Hazard(name, NEVER, _LITERALS[name])
    assert _fixed(hazard, projects[NEW], style) == _LITERALS[name]


@pytest.mark.parametrize("name", _LITERALS)
def test_a_type_checker_tells_a_member_from_a_literal(
    name: str, projects: dict[str, Path], tmp_path: Path
) -> None:
    api = pytest.importorskip("mypy.api", reason="mypy is not installed")
    pytest.importorskip("flask")
    hazard = Hazard(name, NEVER, _LITERALS[name])
    forced = _fixed(hazard, projects[OLD], unsafe=True)
    if forced == hazard.program:
        forced = "from http import HTTPStatus\n" + hazard.program.replace(
            "= 404", "= HTTPStatus.NOT_FOUND"
        ).replace("(404)", "(HTTPStatus.NOT_FOUND)").replace(", 404\n", ", HTTPStatus.NOT_FOUND\n")
    seen: list[str] = []
    for number, program in enumerate((hazard.program, forced)):
        path = tmp_path / f"program{number}.py"
        path.write_text(program, encoding="utf-8")
        out, _, _ = api.run(
            ["--strict", "--no-incremental", "--follow-imports=skip", "--config-file=",
             "--allow-untyped-decorators", "--no-warn-return-any", str(path)]
        )  # fmt: skip
        seen.append(out)
    assert "Literal" not in seen[0]
    assert "Literal" in seen[1]
