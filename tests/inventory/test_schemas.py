"""What views of Django REST framework document is what drf-spectacular and drf-yasg write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from statusfix.inventory import take_inventory
from statusfix.inventory.model import Inventory

COMMON = """
from rest_framework import status
COMMON = {401: None, "403": None}
MORE = {**COMMON, status.HTTP_429_TOO_MANY_REQUESTS: None}
"""
SPECTACULAR = """
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from django.urls import include, path
from rest_framework import generics, routers, serializers, status, viewsets
from rest_framework.decorators import action, api_view
from rest_framework.response import Response
from rest_framework.views import APIView
from common import COMMON, MORE


class Item(serializers.Serializer):
    name = serializers.CharField()


@extend_schema(responses={200: Item, (404, "application/json"): Item, **COMMON})
@api_view(["GET"])
def plain(request):
    return Response({})


@extend_schema(methods=["POST"], responses={status.HTTP_202_ACCEPTED: None})
@extend_schema(methods=["GET"], responses=MORE)
@api_view(["GET", "POST"])
def two(request):
    return Response({})


@extend_schema(responses={200: Item})
class Things(APIView):
    def get(self, request):
        return Response({})

    @extend_schema(responses={201: Item, 409: OpenApiResponse(description="there")})
    def post(self, request):
        return Response({}, status=201)

    @extend_schema(responses=None)
    def delete(self, request):
        return Response(status=204)

    @extend_schema(responses=OpenApiTypes.STR)
    def put(self, request):
        return Response({})


@extend_schema_view(post=extend_schema(responses=Item), get=extend_schema(responses={206: Item}))
class Created(generics.ListCreateAPIView):
    queryset = []
    serializer_class = Item
    pagination_class = None


@extend_schema_view(
    list=extend_schema(responses={"200": Item, "418": None}),
    create=extend_schema(responses=Item),
)
class Set(viewsets.ViewSet):
    serializer_class = Item

    def list(self, request):
        return Response([])

    def create(self, request):
        return Response({}, status=201)

    @extend_schema(responses={204: None, 410: None})
    @action(detail=False, methods=["post"])
    def clear(self, request):
        return Response(status=204)


router = routers.SimpleRouter()
router.register("set", Set, basename="set")
urlpatterns = [
    path("plain/", plain),
    path("two/", two),
    path("things/", Things.as_view()),
    path("created/", Created.as_view()),
    path("", include(router.urls)),
]
"""
YASG = """
from drf_yasg.utils import swagger_auto_schema
from django.urls import path
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.response import Response
from rest_framework.views import APIView
from common import COMMON


class Item(serializers.Serializer):
    name = serializers.CharField()


@swagger_auto_schema(method="get", responses={404: "none"})
@swagger_auto_schema(methods=["post"], responses=COMMON)
@api_view(["GET", "POST"])
def two(request):
    return Response({})


class Things(APIView):
    @swagger_auto_schema(responses={202: "later", 400: "bad"})
    def post(self, request):
        return Response({}, status=202)

    @swagger_auto_schema(responses={404: "none"})
    def delete(self, request):
        return Response(status=204)


urlpatterns = [path("two/", two), path("things/", Things.as_view())]
"""
SETTINGS = """
import json, warnings
warnings.simplefilter("ignore")
import django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework"],
    ROOT_URLCONF="urls", SECRET_KEY="x", USE_I18N=False,
    REST_FRAMEWORK={"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"},
)
django.setup()
"""
DOCUMENT = {
    "drf_spectacular": SETTINGS + """
from drf_spectacular.generators import SchemaGenerator
paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
""",
    "drf_yasg": SETTINGS + """
from drf_yasg import openapi
from drf_yasg.generators import OpenAPISchemaGenerator
made = OpenAPISchemaGenerator(openapi.Info(title="x", default_version="1"))
document = made.get_schema(request=None, public=True)
base = document.base_path.rstrip("/")
paths = {base + path: item for path, item in document.paths.items()}
""",
}  # fmt: skip
PRINT = """
print(json.dumps([[path, method.upper(), sorted(map(int, operation["responses"]))]
                  for path, item in paths.items() for method, operation in item.items()
                  if method in ("get", "post", "put", "patch", "delete")]))
"""


def inventory_of(folder: Path) -> Inventory:
    paths = sorted(folder.glob("*.py"))
    return take_inventory((str(path), path.read_bytes()) for path in paths)


@pytest.mark.parametrize(
    ("library", "source"), [("drf_spectacular", SPECTACULAR), ("drf_yasg", YASG)]
)
def test_the_documented_codes(tmp_path: Path, library: str, source: str) -> None:
    pytest.importorskip(library)
    (tmp_path / "common.py").write_text(COMMON)
    (tmp_path / "urls.py").write_text(source)
    own = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
    done = subprocess.run(
        [sys.executable, "-c", DOCUMENT[library] + PRINT],
        cwd=tmp_path, env=own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    expected = {(path, method): codes for path, method, codes in json.loads(done.stdout)}
    found = {
        (one.path, one.method): list(one.documented)
        for one in inventory_of(tmp_path).endpoints
        if one.documented is not None
    }
    assert found == expected


def test_what_is_not_said_is_not_documented(tmp_path: Path) -> None:
    undecided = SPECTACULAR.replace("responses=None", "summary='gone'")
    undecided = undecided.replace("responses=MORE", "responses=unknown()")
    undecided = undecided.replace("responses=OpenApiTypes.STR", "responses=elsewhere.CODES")
    (tmp_path / "common.py").write_text(COMMON)
    (tmp_path / "urls.py").write_text(undecided)
    found = {(one.path, one.method): one for one in inventory_of(tmp_path).endpoints}
    assert found["/things/", "DELETE"].documented == (200,)  # the class says it
    assert found["/things/", "PUT"].documented is None
    assert found["/two/", "POST"].undocumented == (200,)
    assert found["/two/", "GET"].documented is None
