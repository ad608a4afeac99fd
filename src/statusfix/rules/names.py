"""Choosing the constant for a code, and judging whether writing it keeps the behaviour."""

from __future__ import annotations

from statusfix.model import Applicability, Edit, EnumSafety, Reason, Refused, Role, Site
from statusfix.options import Options
from statusfix.registry import Constant, choose_name, family

# How a constant of a family is written in messages; a file may bind the module to another name.
OBJECTS = {
    "httpstatus": "HTTPStatus",
    "starlette": "status",
    "fastapi": "status",
    "drf": "status",
    "litestar": "status_codes",
}


_SAFE_FROM_3_11 = (EnumSafety.YES, EnumSafety.KEPT, EnumSafety.FROM_3_11)


def constant_for(code: int, options: Options) -> Constant | None:
    """Return the constant to write: the first family of the file that has a name for the code."""
    for key in options.families:
        found = choose_name(key, code, options.minimum(family(key).version_of))
        if found is not None:
            return found
    return None


def written(constant: Constant | Edit) -> str:
    """Return how a constant is written: `HTTPStatus.NOT_FOUND`."""
    return f"{OBJECTS[constant.family]}.{constant.name}"


def edit_to(constant: Constant, site: Site, options: Options) -> Edit | Refused:
    """Return the edit that puts a constant in a site's place, or why it can't be made."""
    if site.is_identity:
        return Refused(Reason.IDENTITY)
    is_enum = family(constant.family).kind == "enum"
    if is_enum and site.enum_safety is EnumSafety.NO:
        return Refused(Reason.NOT_AN_INT)
    if options.is_migration:
        return Refused(Reason.MIGRATION)
    applicability = Applicability.SAFE
    if site.enum_safety is EnumSafety.LITERAL or (is_enum and not is_safe_enum(site, options)):
        applicability = Applicability.UNSAFE
    return Edit(
        site.span, site.position, constant.family, constant.name, constant.code, applicability
    )


def is_safe_enum(site: Site, options: Options) -> bool:
    """Whether a member of an IntEnum does what the int did there, in every declared Python.

    str() of a member gives its name before Python 3.11: what the framework turns into text, or
    hands back to the program, differs there. A mapping's type depends on its keys.
    """
    if site.is_key and site.role is not Role.COMPARISON:
        return site.enum_safety is EnumSafety.YES
    if options.python >= (3, 11):
        return site.enum_safety in _SAFE_FROM_3_11
    return site.enum_safety is EnumSafety.YES
