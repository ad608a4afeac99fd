"""What the project that a file belongs to declares: its lowest Python and dependency versions.

These are facts, not configuration: read from the nearest pyproject.toml above the file, never
from what happens to be installed beside the linter.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any, NamedTuple

from statusfix.configuration import load_toml
from statusfix.model import StatusfixError

# Whose version implies the version of another: (distribution, its version, implied, its version).
# fastapi's metadata: the first release that requires each starlette, as published on PyPI.
_IMPLIED = (
    ("fastapi", (0, 116), "starlette", (0, 40)),
    ("fastapi", (0, 135), "starlette", (0, 46)),
    ("fastapi", (0, 165), "starlette", (1, 6)),
)


class Project(NamedTuple):
    """The lower bounds that a project declares; None and empty where it declares nothing."""

    python: tuple[int, ...] | None = None
    versions: tuple[tuple[str, tuple[int, ...]], ...] = ()


def project_of(path: str) -> Project:
    """Return what the project nearest to a file declares; nothing where no project is found."""
    return _project_in(os.path.dirname(os.path.abspath(path)))


@lru_cache(maxsize=4096)
def _project_in(folder: str) -> Project:
    path = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(path):
        found = _read_pyproject(path)
        if found is not None:
            return found
    parent = os.path.dirname(folder)
    return _project_in(parent) if parent != folder else Project()


def _read_pyproject(path: str) -> Project | None:
    try:
        document = load_toml(path)
    except StatusfixError:
        return None  # somebody else's broken file says nothing; ours are reported by configuration
    project = document.get("project")
    poetry = document.get("tool", {}).get("poetry")
    if not isinstance(project, dict) and not isinstance(poetry, dict):
        return None
    python: tuple[int, ...] | None = None
    requirements: list[str] = []
    if isinstance(project, dict):
        python = lower_bound(str(project.get("requires-python", "")))
        requirements += _strings(project.get("dependencies"))
        optional = project.get("optional-dependencies")
        for group in optional.values() if isinstance(optional, dict) else ():
            requirements += _strings(group)
    groups = document.get("dependency-groups")
    for group in groups.values() if isinstance(groups, dict) else ():
        requirements += _strings(group)
    return Project(python, _versions(requirements))


def lower_bound(specifiers: str) -> tuple[int, ...] | None:
    """Return the lowest version that a set of specifiers admits: ">=3.10,<4" gives (3, 10)."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    try:
        parsed = SpecifierSet(specifiers)
    except InvalidSpecifier:
        return None
    bounds: list[Version] = []
    for one in parsed:
        if one.operator in (">=", "~=", "==", ">", "==="):
            try:
                bounds.append(Version(one.version.removesuffix(".*")))
            except InvalidVersion:
                return None
    return max(bounds).release if bounds else None


def _versions(requirements: list[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    from packaging.requirements import InvalidRequirement, Requirement

    found: dict[str, tuple[int, ...]] = {}
    for text in requirements:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue  # an include of another group, or a line for another tool
        bound = lower_bound(str(requirement.specifier))
        name = requirement.name.lower().replace("_", "-")
        if bound is not None:
            found[name] = max(bound, found.get(name, bound))
    for distribution, version, implied, implied_version in _IMPLIED:
        if found.get(distribution, ()) >= version:
            found[implied] = max(implied_version, found.get(implied, implied_version))
    return tuple(sorted(found.items()))


def _strings(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
