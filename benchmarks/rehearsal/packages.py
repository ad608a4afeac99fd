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
    tests that can't be run here, as pytest's arguments, each with its reason.
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
    workers: int = 0
    note: str = ""


PACKAGES = (
    Package("flask", "3.1.2", ("asgiref", "python-dotenv")),
    Package(
        "starlette",
        "0.46.2",
        ("trio==0.29.0", "typing_extensions"),
        install=".[full]",
        families=("starlette",),
    ),
    Package(
        "djangorestframework",
        "3.16.0",
        ("pytest-django", "django>=5.1,<5.2", "pytz", "coreapi", "inflection", "pyyaml", "uritemplate",
         "django-guardian<3", "django-filter", "markdown", "pygments", "setuptools<80", "legacy-cgi"),
        families=("drf",),
        workers=2,
    ),
    Package(
        "django-ninja",
        "1.4.3",
        ("pytest-django", "pytest-asyncio<1", "django>=5.1,<5.2", "psycopg2-binary", "django-stubs"),
        left_out=(("--ignore=tests/test_docs", "needs a browser's static files"),),
    ),
    Package(
        "fastapi-users",
        "14.0.1",
        ("pytest-asyncio<1", "pytest-mock", "httpx", "asgi_lifespan", "fastapi<0.116"),
        install=".[sqlalchemy,oauth,redis]",
        families=("starlette",),
        extra=("--extend-select", "HSC005"),
        note="has no numbers: its names are rewritten instead (HSC005)",
    ),
    Package(
        "flask-restx",
        "1.3.0",
        ("blinker", "Faker<20", "mock", "pytest-benchmark", "pytest-flask", "pytest-mock",
         "tzlocal", "flask<3.1", "werkzeug<3.1", "setuptools<80"),
        left_out=(("--benchmark-disable", "measures speed only"),),
    ),
    Package(
        "httpx",
        "0.28.1",
        ("chardet", "trio==0.29.0", "trustme", "uvicorn==0.32.1", "zstandard"),
        install=".[brotli,cli,http2,socks,zstd]",
    ),
    Package(
        "requests",
        "2.32.4",
        ("pytest-httpbin==2.1.0", "httpbin~=0.10.0", "trustme", "pytest-mock"),
        install=".[socks]",
    ),
)  # fmt: skip
