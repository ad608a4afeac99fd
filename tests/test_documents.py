"""HSC030 against real OpenAPI documents: what it reports is answered and not documented."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from statusfix.model import Finding
from statusfix.options import Options
from statusfix.scan import check

FASTAPI = """\
from fastapi import FastAPI, HTTPException
from starlette.testclient import TestClient

app = FastAPI()


@app.get("/kept", responses={404: {"description": "Not Found"}, 410: {"description": "Gone"}})
def kept():
    raise HTTPException(410)


@app.get("/broken", responses={404: {"description": "Not Found"}})
def broken():
    raise HTTPException(410)


client = TestClient(app)
document = app.openapi()["paths"]
"""
NINJA = """\
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="parcels", USE_TZ=True)

import django

django.setup()

from django.test import Client
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import HttpError

api = NinjaAPI()


@api.get("/kept", response={200: dict, 404: dict, 410: dict})
def kept(request):
    raise HttpError(410, "gone")


@api.get("/broken", response={200: dict, 404: dict})
def broken(request):
    raise HttpError(410, "gone")


urlpatterns = [path("", api.urls)]
client = Client()
document = api.get_openapi_schema(path_prefix="/")["paths"]
"""
SPECTACULAR = """\
from django.conf import settings

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="parcels",
    USE_TZ=True,
    REST_FRAMEWORK={
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    },
)

import django

django.setup()

from django.test import Client
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.response import Response


@extend_schema(responses={200: None, 404: None, 410: None})
@api_view(["GET"])
def kept(request):
    return Response(status=410)


@extend_schema(responses={200: None, 404: None})
@api_view(["GET"])
def broken(request):
    return Response(status=410)


urlpatterns = [path("kept", kept), path("broken", broken)]
client = Client()
document = SchemaGenerator().get_schema(request=None, public=True)["paths"]
"""
SMOREST = """\
from flask import Flask
from flask_smorest import Api, Blueprint, abort

app = Flask(__name__)
app.config.update(API_TITLE="Parcels", API_VERSION="1", OPENAPI_VERSION="3.0.3")
api = Api(app)
blp = Blueprint("parcels", __name__)


@blp.get("/kept")
@blp.response(200)
@blp.alt_response(404)
@blp.alt_response(410)
def kept():
    abort(410)


@blp.get("/broken")
@blp.response(200)
@blp.alt_response(404)
def broken():
    abort(410)


api.register_blueprint(blp)
client = app.test_client()
document = api.spec.to_dict()["paths"]
"""
APIFLASK = """\
from apiflask import APIFlask, abort

app = APIFlask(__name__)


@app.get("/kept")
@app.doc(responses={404: "no such parcel", 410: "taken away"})
def kept():
    abort(410)


@app.get("/broken")
@app.doc(responses={404: "no such parcel"})
def broken():
    abort(410)


client = app.test_client()
with app.app_context():
    document = app.spec["paths"]
"""
LITESTAR = """\
from litestar import Litestar, get
from litestar.exceptions import HTTPException
from litestar.openapi import ResponseSpec
from litestar.testing import TestClient


@get("/kept", responses={404: ResponseSpec(dict), 410: ResponseSpec(dict)}, sync_to_thread=False)
def kept() -> dict:
    raise HTTPException(status_code=410)


@get("/broken", responses={404: ResponseSpec(dict)}, sync_to_thread=False)
def broken() -> dict:
    raise HTTPException(status_code=410)


app = Litestar([kept, broken])
client = TestClient(app)
document = app.openapi_schema.to_schema()["paths"]
"""
RESTX = """\
from flask import Flask
from flask_restx import Api, Resource

app = Flask(__name__)
api = Api(app)


@api.route("/kept")
class Kept(Resource):
    @api.doc(responses={404: "no such parcel", 410: "taken away"})
    def get(self):
        return {"error": "gone"}, 410


@api.route("/broken")
class Broken(Resource):
    @api.doc(responses={404: "no such parcel"})
    def get(self):
        return {"error": "gone"}, 410


client = app.test_client()
with app.test_request_context():
    document = api.__schema__["paths"]
"""
# What runs behind each application: the answers and what the document says of them.
PRINTING = """
import json as json_

found = {
    name: [
        client.get(f"/{name}").status_code,
        sorted(str(code) for code in document[f"/{name}"]["get"]["responses"]),
    ]
    for name in ("kept", "broken")
}
print(json_.dumps(found))
"""
SOURCES = {
    "fastapi": FASTAPI,
    "ninja": NINJA,
    "drf_spectacular": SPECTACULAR,
    "flask_smorest": SMOREST,
    "apiflask": APIFLASK,
    "litestar": LITESTAR,
    "flask_restx": RESTX,
}


def reported(source: str) -> list[Finding]:
    options = Options(select=("HSC030",))
    return [one for one in check(source, "parcels.py", options).findings if one.code == "HSC030"]


@pytest.mark.parametrize("package", SOURCES)
def test_the_document_lacks_what_is_reported_and_nothing_else(
    package: str, tmp_path: Path
) -> None:
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    source = SOURCES[package]
    script = tmp_path / "parcels.py"
    script.write_text(source + PRINTING)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answers = json.loads(done.stdout.splitlines()[-1])
    assert {name: status for name, (status, _) in answers.items()} == {"kept": 410, "broken": 410}
    assert "410" in answers["kept"][1]
    assert "410" not in answers["broken"][1]
    (finding,) = reported(source)
    around = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.lineno <= finding.line
    ]
    assert around[-1].name.lower() == "broken"
