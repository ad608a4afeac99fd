"""Small applications that misuse a status, or don't, for each framework that a bug rule knows.

Each one answers GET /parcel. `breaks` is what a client gets where the status is misused: the
status of the answer, and a part of its content; `keeps` is the status that was meant.
"""

from __future__ import annotations

from typing import NamedTuple

FASTAPI = """\
from fastapi import FastAPI, HTTPException, Response, status
from fastapi.responses import JSONResponse, RedirectResponse

app = FastAPI()


"""
STARLETTE = """\
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route


"""
FLASK = """\
from flask import Flask, abort, jsonify, make_response, redirect

app = Flask(__name__)


"""
DJANGO = """\
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseNotFound, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.views import View
from rest_framework.decorators import api_view
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response


"""
NINJA = """\
from django.http import HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema, Status

app = NinjaAPI(urls_namespace="NAME")


class Parcel(Schema):
    number: int


"""
ROUTED = '@app.get("/parcel")\n'
ENDPOINT = "class parcel(HTTPEndpoint):\n    async def get(self, request):\n"
VIEW = "def parcel(request):\n"
API_VIEW = '@api_view(["GET"])\ndef parcel(request):\n'


class Misuse(NamedTuple):
    """A body of a handler with a misuse, and the one that does what was meant."""

    code: str
    framework: str
    head: str
    wrong: str
    right: str
    breaks: int
    keeps: int
    content: str = ""

    @property
    def name(self) -> str:
        return f"{self.code}-{self.framework}-{self.wrong.strip().partition(chr(10))[0][:50]}"

    def source(self, is_wrong: bool) -> str:
        """Return the module with one of the two bodies."""
        heads = {"fastapi": FASTAPI, "starlette": STARLETTE, "flask": FLASK, "ninja": NINJA}
        body = self.wrong if is_wrong else self.right
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        if self.head == ENDPOINT:
            lines = "".join(f"    {line}\n" for line in lines.splitlines())
        text = heads.get(self.framework, DJANGO) + self.head + lines
        if self.framework == "starlette":
            text += '\n\napp = Starlette(routes=[Route("/parcel", parcel)])\n'
        return text


F, S, L, D, N = "fastapi", "starlette", "flask", "django", "ninja"
KEYED = """\
@app.get("/parcel", response={"200": Parcel})
def parcel(request):
    return {"number": 7}
"""
INJECTED = ROUTED + "def parcel(response: Response):\n"
NINJA_INJECTED = ROUTED + "def parcel(request, response: HttpResponse):\n"
CREATED = '@app.get("/parcel", status_code=201)\ndef parcel():\n'
SET = "answer = {}\nanswer.{} = 404\nreturn answer"
SET_FIRST = "response.status_code = 404\n"
SHOW = ROUTED + "def parcel():\n"

MISUSES = (
    Misuse(
        "HSC020",
        F,
        SHOW,
        "raise HTTPException(status=404)",
        "raise HTTPException(status_code=404)",
        500,
        404,
    ),
    Misuse(
        "HSC020",
        F,
        SHOW,
        "return JSONResponse({}, status=404)",
        "return JSONResponse({}, status_code=404)",
        500,
        404,
    ),
    Misuse(
        "HSC020",
        S,
        ENDPOINT,
        "return JSONResponse({}, status=404)",
        "return JSONResponse({}, status_code=404)",
        500,
        404,
    ),
    Misuse(
        "HSC020",
        L,
        SHOW,
        "return make_response('x', status=404)",
        "return make_response('x', 404)",
        500,
        404,
    ),
    Misuse(
        "HSC020", L, SHOW, "return jsonify({}, status=404)", "return jsonify({}), 404", 500, 404
    ),
    Misuse(
        "HSC020",
        D,
        VIEW,
        "return HttpResponse('x', status_code=404)",
        "return HttpResponse('x', status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC020",
        D,
        VIEW,
        "return JsonResponse({}, 404)",
        "return JsonResponse({}, status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC020",
        D,
        API_VIEW,
        "return Response({}, status_code=404)",
        "return Response({}, status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC021",
        F,
        SHOW,
        "return HTTPException(status_code=404)",
        "raise HTTPException(status_code=404)",
        200,
        404,
        '"status_code":404',
    ),
    Misuse(
        "HSC021", S, ENDPOINT, "return HTTPException(404)", "raise HTTPException(404)", 500, 404
    ),
    Misuse(
        "HSC022",
        F,
        SHOW,
        "return {'a': 1}, 404",
        "return JSONResponse({'a': 1}, 404)",
        200,
        404,
        '[{"a":1},404]',
    ),
    Misuse(
        "HSC022",
        F,
        SHOW,
        "return 404, {'a': 1}",
        "return JSONResponse({'a': 1}, 404)",
        200,
        404,
        '[404,{"a":1}]',
    ),
    Misuse(
        "HSC022",
        F,
        SHOW,
        "return JSONResponse({'a': 1}), 404",
        "return JSONResponse({'a': 1}, 404)",
        200,
        404,
        '"status_code":200',
    ),
    Misuse(
        "HSC022",
        S,
        ENDPOINT,
        "return JSONResponse({}), 404",
        "return JSONResponse({}, 404)",
        500,
        404,
    ),
    Misuse("HSC022", L, SHOW, "return 404, 'x'", "return 'x', 404", 500, 404),
    Misuse("HSC022", L, SHOW, "return 404, jsonify(a=1)", "return jsonify(a=1), 404", 500, 404),
    Misuse(
        "HSC022",
        L,
        SHOW,
        "return 404, {'a': 1}, {'b': 'c'}",
        "return {'a': 1}, 404, {'b': 'c'}",
        500,
        404,
    ),
    Misuse(
        "HSC022",
        D,
        VIEW,
        "return JsonResponse({}), 404",
        "return JsonResponse({}, status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC022", D, API_VIEW, "return {'a': 1}, 404", "return Response({'a': 1}, 404)", 500, 404
    ),
    Misuse(
        "HSC022",
        D,
        API_VIEW,
        "return Response({'a': 1}), 404",
        "return Response({'a': 1}, status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC022",
        N,
        ROUTED + "def parcel(request):\n",
        "return {'number': 1}, 404",
        "return JsonResponse({'number': 1}, status=404)",
        500,
        404,
    ),
    Misuse(
        "HSC023", L, SHOW, "return redirect('/x', 401)", "return redirect('/x', 303)", 401, 303
    ),
    Misuse(
        "HSC023",
        D,
        VIEW,
        "return HttpResponseNotFound('x', status=400)",
        "return HttpResponseNotFound('x')",
        400,
        404,
    ),
    Misuse(
        "HSC023",
        D,
        VIEW,
        "return HttpResponseRedirect('/x', status=401)",
        "return HttpResponseRedirect('/x', status=303)",
        401,
        303,
    ),
    Misuse(
        "HSC023",
        F,
        SHOW,
        "return RedirectResponse('/x', 401)",
        "return RedirectResponse('/x', 303)",
        401,
        303,
    ),
    Misuse("HSC024", L, SHOW, "abort(402)", "abort(make_response('x', 402))", 500, 402),
    Misuse(
        "HSC025",
        D,
        VIEW,
        "return redirect('/x', status=201)",
        "return HttpResponse('x', status=201)",
        302,
        201,
    ),
    Misuse(
        "HSC025",
        D,
        VIEW,
        "return redirect('/x', HTTPStatus.UNAUTHORIZED)",
        "return HttpResponse('x', status=HTTPStatus.FORBIDDEN)",
        302,
        403,
    ),
    Misuse(
        "HSC025",
        D,
        VIEW,
        "return redirect('/x', status=303)",
        "return HttpResponseRedirect('/x', status=303)",
        302,
        303,
    ),
    Misuse(
        "HSC025",
        D,
        VIEW,
        "return HttpResponseRedirect('/x', 301)",
        "return HttpResponseRedirect('/x', status=301)",
        307,
        301,
    ),
    Misuse(
        "HSC025",
        D,
        VIEW,
        SET.format("HttpResponse('x')", "status"),
        SET.format("HttpResponse('x')", "status_code"),
        200,
        404,
    ),
    Misuse(
        "HSC025",
        D,
        VIEW,
        SET.format("JsonResponse({})", "status"),
        SET.format("JsonResponse({})", "status_code"),
        200,
        404,
    ),
    Misuse(
        "HSC025",
        D,
        API_VIEW,
        SET.format("Response({})", "status"),
        SET.format("Response({})", "status_code"),
        200,
        404,
    ),
    Misuse(
        "HSC025",
        D,
        API_VIEW,
        "raise ValidationError('x', code=HTTPStatus.CONFLICT)",
        "return Response({}, 409)",
        400,
        409,
    ),
    Misuse(
        "HSC025",
        D,
        API_VIEW,
        "raise APIException('x', HTTPStatus.NOT_FOUND)",
        "return Response({}, 404)",
        500,
        404,
    ),
    Misuse(
        "HSC025",
        F,
        INJECTED,
        SET_FIRST + "return JSONResponse({})",
        SET_FIRST + "return {}",
        200,
        404,
    ),
    Misuse(
        "HSC025",
        F,
        SHOW,
        SET.format("JSONResponse({})", "status"),
        SET.format("JSONResponse({})", "status_code"),
        200,
        404,
    ),
    Misuse(
        "HSC025", F, CREATED, "return JSONResponse({})", "return JSONResponse({}, 201)", 200, 201
    ),
    Misuse("HSC025", F, CREATED, "return RedirectResponse('/x')", "return {}", 307, 201),
    Misuse(
        "HSC025",
        N,
        NINJA_INJECTED,
        SET_FIRST + "return {'number': 1}",
        SET_FIRST + "return response",
        200,
        404,
    ),
)
