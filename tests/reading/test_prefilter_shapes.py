"""The prefilter looks at the shape that a number or a phrase stands in: it must not be fooled."""

from __future__ import annotations

import pytest

from statusfix import scan
from statusfix.options import Options
from statusfix.project import Project
from statusfix.reading.outline import code_of, groups_in
from statusfix.reading.prefilter import may_have_sites

FOUND = [
    "def t(c):\n    check_status(c, 404)\n",
    "from flask import abort\n\nabort(code=404)\n",
    "from flask import abort\n\nabort(**dict(code=404))\n",
    "from flask import abort\n\nabort(**{'code': 404})\n",
    "from flask import abort\n\n\ndef stop(limit):\n    abort(limit)\n\n\nstop(limit=404)\n",
    "from flask import abort\n\n\ndef stop(limit=404):\n    abort(limit)\n",
    "from flask import abort\n\n\ndef stop(**rest):\n    abort(rest['size'])\n\n\n"
    "stop(size=404)\n",
    "from flask import abort\n\n\ndef f():\n    "
    "for n in dict(days=404).values():\n        abort(n)\n",
    "from flask import abort\nfrom x import Page\n\n\ndef f():\n    page = Page(size=404)\n"
    "    abort(page.size)\n",
    "from flask import abort\nfrom functools import partial\n\n\ndef stop(size):\n"
    "    abort(size)\n\n\ngone = partial(stop, size=404)\n",
    "from flask import abort\n\n\nclass Shop:\n    def stop(self, size):\n        abort(size)\n\n"
    "    def f(self):\n        self.stop(size=404)\n",
    "from flask import abort\n\nabort(404) if 1 else 2 * 3\n",
    "from flask import abort\n\nabort(\n    404  # * 2\n)\n",
    "from flask import abort\n\nabort \\\n    (404)\n",
    "from flask import abort; x = f'{a[\"it's\"]}'; abort(404)\n",
    "from flask import abort\rx = 1 # it's\rabort(404)\r",
    "from flask import abort\n\nx = '''a'b''' + \"c\\\"\"; abort(404)\n",
    "from flask import abort\n\nabort(404 if missing else 4 - 2)\n",
    "from flask import abort\n\nabort(code := 404)\n",
    "def f(r):\n    return r.status_code in (404,\n        410)\n",
    "def f(r):\n    return r.status_code \\\n        == 404\n",
    "def f(r):\n    match r.status_code:\n        case 404 | 410:\n            return 1\n",
    "from django.shortcuts import redirect\n\n\ndef f(request):\n    return redirect('/x', 301)\n",
    "from django.http import *\n\nr = HttpResponse(status=404)\n",
    "from django.http import HttpResponse as R\n\nr = R(status=404)\n",
    "from django.http import JsonResponse\n\n\ndef f(request):\n"
    "    return JsonResponse({}), 404\n",
    "from rest_framework.decorators import api_view\n\n\n@api_view()\ndef f(r):\n"
    "    return {'a': 1}, 404\n",
    "from aiohttp import web\n\nr = web.Response(status=web.HTTPOk.status_code, reason='Gone')\n"
    "s = web.Response(status=404, reason='Gone')\n",
    "class H:\n    def do_GET(self):\n        self.send_response(404, 'Forbidden')\n",
]
IDLE = [
    "from django.db import models\n\n\nclass Shop(models.Model):\n"
    "    state = models.CharField(max_length=100, blank=True)  # its status\n",
    "import requests\n\n\ndef f(r):\n    return r.status - 404, text[:200], 100 * share\n",
    "from django.db import models\n\nMOST = 500\n",
    "import pytest\nfrom aiohttp import web\n\n\n@pytest.mark.skipif(True, reason='Gone')\n"
    "def test_it():\n    assert web\n",
    "import requests\n\n\ndef f(page):\n    return page(status=find(limit=500))\n",
]


def findings(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(scan, "may_have_sites", lambda *_: True)
    return len(scan.check(text, "x.py", Options(), None, Project()).findings)


@pytest.mark.parametrize("text", FOUND)
def test_it_lets_through_what_has_a_finding(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert may_have_sites(text)
    if "it's\"]" not in text:  # Python 3.12 alone reads that
        assert findings(text, monkeypatch) > 0


@pytest.mark.parametrize("text", IDLE)
def test_it_stops_what_is_idle(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(text, monkeypatch) == 0
    assert not may_have_sites(text)


def test_strings_and_comments_are_left_out() -> None:
    text = b'x = \'it\\\'s\' + f"{y}"  # "404"\n"""a "404" b"""\nz = 1 + \\\n    2\n'
    assert code_of(text) == b'x = " + f"  \n"\nz = 1 +      2\n'
    assert code_of(b"x = 'a\n") is None


def test_brackets_are_told_from_the_inside() -> None:
    groups, outside = groups_in(b"z = f(a, [b, (c)], x.y(d=1)) + 1")
    assert outside == b"z = f$ + 1"
    assert groups == [
        (b"", b"(", b"c"),
        (b"", b"[", b"b, $"),
        (b"x.y", b"(", b"d=1"),
        (b"f", b"(", b"a, $, x.y$"),
    ]
