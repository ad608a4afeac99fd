"""The prefilter sees where a value is wrong, and stops files whose values are unknown."""

from __future__ import annotations

import pytest

from statusfix import scan
from statusfix.options import Options
from statusfix.project import Project
from statusfix.reading.prefilter import may_have_sites

WRONG = [
    "from flask import Flask\n\napp = Flask(__name__)\nGONE = (1000)\n\n\n@app.get('/')\n"
    "def f():\n    return 'x', GONE\n",
    "from fastapi import FastAPI, status\n\napp = FastAPI()\ngone = (status.HTTP_410_GONE)\n\n\n"
    "@app.get('/')\ndef f():\n    return {}, gone\n",
    "from fastapi import FastAPI, status as s\n\napp = FastAPI()\n"
    "gone = s.HTTP_410_GONE if old else s.HTTP_404_NOT_FOUND\n\n\n"
    "@app.get('/')\ndef f():\n    return {}, gone\n",
    "from django.http import HttpResponse\n\nr = (\n    HttpResponse\n    (status=1000)\n)\n",
    "from django.http import HttpResponse as R\n\nr = R(status='x')\n",
    "from django.http import HttpResponse\n\nR = HttpResponse\nr = R(status='x')\n",
    "from django import http\n\nR = (\n    http.HttpResponse\n)\nr = R(status=1000)\n",
    "from django import http\n\n(R := http.HttpResponse)\nr = R(status=1000)\n",
    "from django.http import HttpResponse\n\n\nclass Shop(HttpResponse):\n    pass\n\n\n"
    "r = Shop(status=1000)\n",
    "from django.http import HttpResponse\n\n\nclass Shop(\n    HttpResponse\n):\n"
    "    def __init__(self):\n        super().__init__('', 'text', 1000)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse('', 'text', 1000)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse('', 'text', f(1) or 1000)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status=(\n    1000\n))\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status=a if b else '4')\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(**{'status': 1000})\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(**dict(status=1000))\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(*['', None, 1000])\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status=CODES.get(key, 1000))\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status={'a': 1000}['a'])\n",
    "from django.http import HttpResponse\n\nGONE = 1000\nr = HttpResponse(status=GONE)\n",
    "from django.http import HttpResponse\n\nOTHER = 1000; GONE = OTHER\n"
    "r = HttpResponse(status=GONE)\n",
    "from django.http import HttpResponse\n\n(GONE) = 1000\nr = HttpResponse(status=GONE)\n",
    "from django.http import HttpResponse\n\nif (gone := 1000):\n"
    "    r = HttpResponse(status=gone)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status=False)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status=4.04)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse()\nr.status_code = '404'\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(); r.status_code = a = 1000\n",
    "from django.http import HttpResponse\n\nr = HttpResponse()\nr.status_code = \\\n    1000\n",
    "from django.http import HttpResponse\n\nr = HttpResponse()\n"
    "setattr(r, 'status_code', 1000)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(status_code=found)\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    return 'x', 1000\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    rv = ('x', (1000))\n    return rv\n",
    "from flask import Flask\n\napp = Flask(__name__)\nN = 1000\n\n\n@app.get('/')\n"
    "def f():\n    return (\n        'x',\n        N,\n    )\n",
    "from flask import Flask\n\napp = Flask(__name__)\nN: int = 1000\n\n\n@app.get('/')\n"
    "def f():\n    return 'x', N\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    return 'x', True\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    return 'x', '419'\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    return 'x', '4' '19'\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    return 'x', '404 Forbidden'\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef f():\n"
    "    line = '404 Forbidden'\n    return 'x', line\n",
    "from flask import Flask, jsonify\n\n\ndef f():\n    return jsonify({}), 1000\n",
    "from flask import Flask\n\napp = Flask(__name__)\n\n\ndef g():\n    return 'x', 1000\n"
    "\n\n@app.get('/')\ndef f():\n    return g()\n",
    "def f(environ, start_response):\n    start_response('404', [])\n",
    "def f(environ, start_response):\n    line = '404 Forbidden'\n    start_response(line, [])\n",
    "from fastapi import FastAPI, HTTPException\n\napp = FastAPI()\n\n\n@app.get('/')\n"
    "def f():\n    return HTTPException(code)\n",
    "from fastapi import FastAPI, HTTPException\n\napp = FastAPI()\n\n\n@app.get('/')\n"
    "def f():\n    return (\n        HTTPException(code)\n    )\n",
    "from fastapi import FastAPI, HTTPException\n\napp = FastAPI()\n\n\n@app.get('/')\n"
    "def f():\n    return 1 if a else HTTPException(code)\n",
    "from fastapi import FastAPI, status\n\napp = FastAPI()\n\n\n@app.get('/')\ndef f():\n"
    "    return {}, status.HTTP_404_NOT_FOUND\n",
    "from fastapi import FastAPI, status\n\napp = FastAPI()\n\n\n@app.get('/')\ndef f():\n"
    "    return ({}, (status.HTTP_404_NOT_FOUND)) if a else b\n",
    "from fastapi import FastAPI, status\n\napp = FastAPI()\n\n\n@app.get('/')\ndef f():\n"
    "    return (\n        ({}, status.HTTP_404_NOT_FOUND)\n    )\n",
    "from fastapi import FastAPI, status\n\napp = FastAPI()\ngone = status.HTTP_410_GONE\n"
    "\n\n@app.get('/')\ndef f():\n    return {}, gone\n",
    "from fastapi import FastAPI, Response, status\n\napp = FastAPI()\n\n\n@app.get('/')\n"
    "def f(response: Response):\n    response.status_code = status.HTTP_410_GONE\n"
    "    return Response('x')\n",
    "from fastapi import FastAPI, status\n"
    "from starlette.responses import RedirectResponse\n\napp = FastAPI()\n\n\n"
    "@app.get('/', status_code=status.HTTP_201_CREATED)\ndef f():\n"
    "    return RedirectResponse('/x')\n",
    "from flask import abort\nfrom http import HTTPStatus\n\nabort(HTTPStatus.PAYMENT_REQUIRED)\n",
    "from flask import abort\nfrom http import HTTPStatus as S\n\nabort((S.FOUND))\n",
    "from flask import abort\nfrom http import HTTPStatus as S\n\nabort(S.FOUND if a else b)\n",
    "from flask import redirect\nfrom http import HTTPStatus\n\n\ndef f():\n"
    "    return redirect('/x', code=HTTPStatus.OK)\n",
    "from django.shortcuts import redirect\nfrom http import HTTPStatus\n\n\n"
    "def f(request):\n    return redirect('/x', HTTPStatus.FOUND)\n",
    "from django.http import HttpResponseNotFound\nfrom http import HTTPStatus\n\n"
    "r = HttpResponseNotFound('', status=HTTPStatus.OK)\n",
    "from django.http import HttpResponse\nfrom http import HTTPStatus\n\n"
    "r = HttpResponse('')\nr.status = HTTPStatus.OK\n",
    "from rest_framework.exceptions import ValidationError\n"
    "from rest_framework import status\n\n"
    "raise ValidationError('x', status.HTTP_404_NOT_FOUND)\n",
    "from django.http import HttpResponse\nfrom http import HTTPStatus\n\n"
    "r = HttpResponse('', None, HTTPStatus.OK, 'Created')\n",
    "from ninja import NinjaAPI\n\napi = NinjaAPI()\n\n\n"
    "@api.get('/', response={'404': None})\ndef f(request):\n    pass\n",
    "from aiohttp import web\n\nr = web.Response(status_code=found)\n",
    "from aiohttp import web\n\nr = web.Response(status=99)\n",
    "import fastapi\n\napp = fastapi.FastAPI(responses={1000: {}})\n",
    "from webob.exc import status_map\n\nx = status_map[1000]\n",
    "import fastapi\n\n\n@fastapi.FastAPI().get('/', status_code=1000)\ndef f(): ...\n",
    "from flask import make_response\n\nr = make_response('x', 1000)\n",
    "from flask import make_response\n\nr = make_response('x', status=code)\n",
    "from starlette.exceptions import HTTPException\n\n\nclass Gone(HTTPException):\n"
    "    status_code = 1000\n",
]
UNKNOWN = [
    "from django.http import HttpResponse\n\nr = HttpResponse(body, status=found.status)\n",
    "from django.http import HttpResponse\n\nr = HttpResponse(*rest, status=find(1)[0], **more)\n",
    "from django.shortcuts import redirect, render\n\n\ndef f(request):\n"
    "    return render(request, 'x', {'status': 1}) or redirect('/x')\n",
    "from fastapi import APIRouter, HTTPException, status\n\nrouter = APIRouter()\n\n\n"
    "@router.get('/')\ndef f():\n    raise HTTPException(status.HTTP_404_NOT_FOUND, detail='x')\n",
    "from flask import Blueprint\n\nbp = Blueprint('x', __name__)\n\n\n@bp.route('/')\n"
    "def f():\n    return show('a', 1), ['b', 2], {'c': 3}\n",
    "def f(environ, start_response, line):\n    start_response(line, [('a', '1')])\n",
    "from rest_framework.response import Response\nfrom rest_framework import status\n\n\n"
    "def f(r):\n    return Response({'a': 1}, status=status.HTTP_200_OK)\n",
    "from django.db import models\n\n\nclass Shop(models.Model):\n"
    "    status = models.CharField(max_length=100, choices=[('a', 'b')])\n",
]


def findings(text: str, monkeypatch: pytest.MonkeyPatch, options: Options) -> int:
    monkeypatch.setattr(scan, "may_have_sites", lambda *_: True)
    return len(scan.check(text, "x.py", options, None, Project()).findings)


@pytest.mark.parametrize("text", WRONG)
def test_it_lets_through_what_is_wrong(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert may_have_sites(text)
    assert findings(text, monkeypatch, Options()) > 0


@pytest.mark.parametrize("text", UNKNOWN)
def test_it_stops_what_is_unknown(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(text, monkeypatch, Options()) == 0
    assert not may_have_sites(text)


def test_redirects_without_a_status_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "from flask import Flask, redirect\n\napp = Flask(__name__)\n\n\n@app.post('/')\n"
        "def f():\n    return redirect('/x')\n"
    )
    options = Options(select=("HSC040",))
    assert not may_have_sites(text)
    assert may_have_sites(text, reads_defaults=scan.reads_defaults(options))
    assert findings(text, monkeypatch, options) == 1
