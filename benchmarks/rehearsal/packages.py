"""What is rehearsed: packages of other people, pinned, with what their suites need.

Each one is taken from its sdist, since wheels leave the tests out. No line of them is ever part
of this repository.
"""

from __future__ import annotations

from typing import NamedTuple


class Package(NamedTuple):
    """A package, and how its suite runs.

    `install` is what pip installs from its folder (extras included), `needs` what its tests need
    beside that. `families` are the styles of its framework, rehearsed after `httpstatus`;
    `extra` are further flags for statusfix. `arguments` go to pytest as they are; `left_out` are
    tests that can't be run here, as pytest's arguments, each with its reason. `files` are put
    beside the tests where the sdist has left out what they need: the place in the tree, and the
    file in support/, which is our own. `workers` are the processes of pytest-xdist, 0 for suites
    that want to be alone.
    """

    name: str
    version: str
    needs: tuple[str, ...] = ()
    install: str = "."
    families: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ("tests",)
    left_out: tuple[tuple[str, str], ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    workers: int = 0


_FRAMEWORKS = (
    Package("flask", "3.1.2", ("asgiref", "python-dotenv")),
    Package(
        "starlette",
        "0.46.2",
        ("trio==0.29.0", "typing_extensions", "anyio<4.9"),
        install=".[full]",
        families=("starlette",),
    ),
    Package(
        "djangorestframework",
        "3.16.0",
        ("pytest-django", "django>=5.1,<5.2", "pytz", "inflection", "pyyaml", "uritemplate",
         "django-guardian<3", "django-filter", "markdown", "pygments", "setuptools<80"),
        families=("drf",),
        workers=2,
    ),
    Package(
        "django-ninja",
        "1.4.3",
        ("pytest-django", "pytest-asyncio<1", "django>=5.1,<5.2", "psycopg2-binary",
         "django-stubs", "pydantic<2.12"),
    ),
    Package(
        "fastapi-users",
        "14.0.1",
        ("pytest-asyncio<1", "pytest-mock", "httpx", "asgi_lifespan", "fastapi<0.116",
         "httpx-oauth", "pydantic<2.12"),
        install=".[sqlalchemy,oauth,redis]",
        families=("starlette",),
    ),
    Package(
        "flask-restx",
        "1.3.0",
        ("blinker", "Faker<20", "mock", "pytest-benchmark", "pytest-flask", "pytest-mock",
         "tzlocal", "flask<3.1", "werkzeug<3.1", "setuptools<80", "pytest<8"),
        left_out=(
            ("--benchmark-disable", "measures speed"),
            ("--ignore=tests/test_postman.py", "its schema is not in the sdist"),
        ),
        files=(("tests/conftest.py", "flask_restx.py"),),
    ),
    Package("falcon", "4.0.2", ("pyyaml", "requests", "aiofiles", "httpx", "uvicorn", "websockets",
                                "cbor2", "msgpack", "mujson", "ujson", "orjson", "pytest<8.2")),
)  # fmt: skip

_CLIENTS = (
    Package(
        "httpx",
        "0.28.1",
        ("chardet", "trio==0.29.0", "trustme", "uvicorn==0.32.1", "zstandard", "anyio<4.9"),
        install=".[brotli,cli,http2,socks,zstd]",
    ),
    Package(
        "requests",
        "2.32.4",
        ("pytest-httpbin==2.1.0", "httpbin~=0.10.0", "trustme", "pytest-mock"),
        install=".[socks]",
        left_out=tuple(
            (f"--deselect=tests/test_requests.py::TestTimeout::{test}", "needs a route outside")
            for test in ("test_connect_timeout", "test_total_timeout_connect")
        ),
    ),
    Package(
        "aiohttp",
        "3.12.13",
        ("blockbuster", "freezegun", "isal", "pytest-mock", "pytest_codspeed<4", "re-assert",
         "trustme", "zlib_ng", "proxy.py", "cython", "setuptools-git", "brotli", "aiodns<3.6",
         "pycares<5"),
        # The files that say a status, but for the proxies, which need the network, and the
        # benchmarks: the whole suite takes half an hour.
        arguments=tuple(
            f"tests/test_{name}.py"
            for name in (
                "classbasedview", "client_exceptions", "client_functional", "client_middleware",
                "client_middleware_digest_auth", "client_response", "formdata", "http_exceptions",
                "test_utils", "web_app", "web_exceptions", "web_functional", "web_log",
                "web_middleware", "web_request", "web_response", "web_sendfile",
                "web_sendfile_functional", "web_server", "web_urldispatcher",
            )
        ),
        environment=(("AIOHTTP_NO_EXTENSIONS", "1"),),
        workers=2,
    ),
    Package(
        "responses",
        "0.25.7",
        ("pytest-asyncio<1", "pytest-httpserver", "tomli-w"),
        arguments=("responses/tests",),
    ),
)  # fmt: skip

_APPLICATIONS = (
    Package("httpbin", "0.10.2", ("setuptools<80",)),
    Package("pypiserver", "2.3.2", ("httpx", "passlib>=1.6", "webtest", "setuptools<71", "wheel",
                                    "twine", "build", "bcrypt<4")),
    Package("flask-smorest", "0.46.1", ("packaging", "flask==3.1.0", "werkzeug==3.1.3",
                                        "marshmallow==4.0.0"), install=".[tests]"),
    Package("apiflask", "2.4.0", ("asgiref", "openapi-spec-validator<0.8", "pyyaml",
                                  "python-dotenv", "requests")),
    Package(
        "ihatemoney",
        "7.2.1",
        ("pytest-flask", "pytest-mock"),
        workers=2,
        arguments=("ihatemoney/tests/api_test.py", "ihatemoney/tests/budget_test.py",
                   "ihatemoney/tests/history_test.py", "ihatemoney/tests/import_test.py",
                   "ihatemoney/tests/main_test.py"),
    ),
    Package("isso", "0.14.0", ("setuptools<80",), arguments=("isso/tests",)),
    Package(
        "jupyter-server",
        "2.21.1",
        install=".[test]",
        workers=2,
        left_out=(("--ignore=tests/services/kernels", "starts hundreds of kernels"),),
    ),
    Package(
        "django-oauth-toolkit",
        "3.4.1",
        install=".[test]",
        needs=("django>=5.1,<5.2",),
        environment=(("DJANGO_SETTINGS_MODULE", "tests.settings"),),
        families=("drf",),
    ),
    Package(
        "djangorestframework-simplejwt",
        "5.5.0",
        ("pytest-django", "freezegun", "cryptography", "python-jose==3.3.0", "django>=5.1,<5.2",
         "djangorestframework==3.16.0"),
        families=("drf",),
    ),
    Package(
        "drf-spectacular",
        "0.28.0",
        ("pytest-django", "django>=5.1,<5.2", "djangorestframework==3.16.0", "django-filter",
         "djangorestframework-simplejwt", "setuptools<80", "drf-nested-routers",
         "djangorestframework-recursive", "djangorestframework-dataclasses", "pydantic<2.12",
         "django-rest-knox", "drf-spectacular-sidecar"),
        families=("drf",),
    ),
)  # fmt: skip

# Rows that nobody has seen through to the end yet: they run where they are named.
_UNTRIED = frozenset(
    (
        "apiflask",
        "django-oauth-toolkit",
        "drf-spectacular",
        "falcon",
        "jupyter-server",
    )
)
ALL = _FRAMEWORKS + _CLIENTS + _APPLICATIONS
PACKAGES = tuple(one for one in ALL if one.name not in _UNTRIED)
