"""The tables about responses against the packages that they describe: arguments and citations."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
import re
import warnings
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from statusfix.frameworks import documents
from statusfix.frameworks.responses import TABLES

NAMES = ("CARRIERS", "FIELDS", "ADDED", "LOST", "BASES")
CITATION = re.compile(r"(?P<package>\S+) (?P<version>\S+) (?P<path>\S+?\.py):(?P<line>\d+)")
# Names that no import leads to, and who else takes the same arguments.
STANDING_FOR = {
    "django.http.HttpResponseRedirectBase": "django.http.response.HttpResponseRedirectBase",
    "*.send_response": "http.server.BaseHTTPRequestHandler.send_response",
    "*.send_error": "http.server.BaseHTTPRequestHandler.send_error",
    "*.render_to_response": "django.views.generic.base.TemplateResponseMixin.render_to_response",
}
# Signatures say `*args, **kwargs`, or the name is an interface's.
UNTOLD = {
    "start_response", "*.start_response", "*.render_to_response", "flask.Flask.response_class",
    "quart.Quart.response_class",
}  # fmt: skip


class Row(NamedTuple):
    """A row of one table."""

    kind: str
    values: tuple[Any, ...]


ROWS = [
    Row(kind, row)
    for name in TABLES
    for kind in NAMES
    for row in getattr(importlib.import_module(f"statusfix.frameworks.responses.{name}"), kind, ())
]


def found(name: str) -> Any:
    """Return what a qualified name stands for; skip where its package isn't installed."""
    name = STANDING_FOR.get(name, name)
    package = name.partition(".")[0]
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    configure_django()
    parts = name.split(".")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for end in range(len(parts) - 1, 0, -1):
            with contextlib.suppress(ImportError, AttributeError):
                value: Any = importlib.import_module(".".join(parts[:end]))
                for part in parts[end:]:
                    value = getattr(value, part)
                return value
    return pytest.fail(f"{name} can't be imported")


def configure_django() -> None:
    from django.conf import settings

    if not settings.configured:
        settings.configure()


def parameters(value: Any) -> list[inspect.Parameter]:
    told = list(inspect.signature(value).parameters.values())
    if not inspect.isclass(value) and told and told[0].name == "self":
        return told[1:]
    return told


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "CARRIERS"], ids=str)
def test_arguments_for_fields_and_content_stand_where_we_say(row: Row) -> None:
    name, leaving, headers, position, content, place, *_ = row.values
    value = found(name) if name not in UNTOLD else None
    assert leaving in ("returned", "raised", "sent")
    if value is None or not (headers or content):
        return
    told = parameters(value)
    names = [one.name for one in told]
    takes_more = any(one.kind is inspect.Parameter.VAR_KEYWORD for one in told)
    takes_any = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in told)
    for words, at in ((headers, position), (content, place)):
        for index, word in enumerate(words.split()):
            assert word in names or takes_more, (name, word)
            if index == 0 and at >= 0 and not takes_any and names[at] not in words.split():
                assert "headers" in words or takes_more, (name, word, names)
            if index == 0 and at >= 0 and not takes_any and not takes_more:
                assert names[at] == word, (name, names)


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "FIELDS"], ids=str)
def test_arguments_that_set_a_field_exist(row: Row) -> None:
    name, code, parameter, position, *_ = row.values
    told = parameters(found(name))
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in told):
        return
    assert parameter != "**"
    assert parameter in [one.name for one in told]
    assert code == 0
    assert position < 0 or told[position].name == parameter


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind in ("ADDED", "BASES")], ids=str)
def test_names_exist(row: Row) -> None:
    name = row.values[0] if row.kind == "ADDED" else row.values[1]
    assert callable(found(name))


DOCUMENTED = [
    Row("DOCUMENTED", row)
    for row in (*documents.DECLARATIONS, *documents.ROUTERS, *documents.BY_ITSELF)
]


@pytest.mark.parametrize("row", [*ROWS, *DOCUMENTED], ids=str)
def test_citations_name_a_place_in_the_installed_version(row: Row) -> None:
    source = row.values[-1]
    if source.startswith(("PEP ", "CPython ")):
        return
    cited = CITATION.match(source)
    assert cited is not None, source
    try:
        distribution = metadata.distribution(cited["package"])
    except metadata.PackageNotFoundError:
        pytest.skip(f"{cited['package']} is not installed")
    if distribution.version != cited["version"]:
        pytest.skip(f"{cited['package']} is installed as {distribution.version}")
    path = Path(str(distribution.locate_file(cited["path"])))
    lines = path.read_text(encoding="utf-8").splitlines()
    line = lines[int(cited["line"]) - 1]
    told = re.compile(
        r"\b(def|class)\b|Location|Allow|location|Content-Range|content-range|WWW-|"
        r"Retry-After|Link|204|[24]0[45]|422|frozenset|status|_code|auth_header"
    )
    assert told.search(line), (source, line)
