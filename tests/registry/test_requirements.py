"""What a status demands, and who uses a code without registration."""

from __future__ import annotations

import pytest

from statusfix import registry
from statusfix.registry.requirements import REQUIREMENTS
from statusfix.registry.vendors import VENDORS


def always(kind: str, level: str) -> set[tuple[int, str]]:
    """Code and field of every demand of a kind and level that has no condition."""
    return {
        (code, field)
        for code, row_kind, field, row_level, _, _, condition in REQUIREMENTS
        if (row_kind, row_level, condition) == (kind, level, "")
    }


@pytest.mark.parametrize("row", REQUIREMENTS, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_a_row_is_sound(row: tuple[int, str, str, str, str, str, str]) -> None:
    requirement = registry.Requirement._make(row)
    assert registry.is_registered(requirement.code)
    assert requirement.kind in ("field", "forbidden field", "content", "use")
    assert requirement.level in ("must", "should", "may", "advice")
    assert requirement.specification.startswith(("RFC ", "draft-"))
    assert requirement.section or requirement.specification.startswith("draft-")
    if requirement.kind == "content":
        assert requirement.field in ("none", "some")
    elif requirement.kind == "use":
        assert requirement.condition
        assert requirement.field in ("", "Cache-Control")
    else:
        assert requirement.field


def test_rows_are_sorted_and_unique() -> None:
    assert [row[0] for row in REQUIREMENTS] == sorted(row[0] for row in REQUIREMENTS)
    assert len(set(REQUIREMENTS)) == len(REQUIREMENTS)


def test_fields_that_are_always_a_must() -> None:
    assert always("field", "must") == {
        (101, "Upgrade"),
        (226, "ETag"),
        (401, "WWW-Authenticate"),
        (405, "Allow"),
        (407, "Proxy-Authenticate"),
        (426, "Upgrade"),
    }


def test_fields_that_are_always_weaker() -> None:
    assert always("field", "should") == {(code, "Location") for code in (301, 302, 307, 308)}
    assert always("field", "may") == {(429, "Retry-After"), (503, "Retry-After")}
    assert always("field", "advice") == {(303, "Location")}


def test_statuses_without_content() -> None:
    nothing = {(code, "none") for code in (100, 101, 102, 103, 104, 204, 205, 304)}
    assert always("content", "must") == nothing


def test_framing_fields_are_forbidden_without_content() -> None:
    codes = (100, 101, 102, 103, 104, 204)
    assert always("forbidden field", "must") == {
        (code, field) for code in codes for field in ("Content-Length", "Transfer-Encoding")
    }


def test_every_error_explains_itself() -> None:
    explained = {row[0] for row in REQUIREMENTS if row[1:4] == ("content", "some", "should")}
    errors = {status.code for status in registry.all_statuses() if status.code >= 400}
    assert explained == errors | {300}


def test_conditional_demands_keep_their_level() -> None:
    def level(code: int, field: str) -> str:
        (found,) = (row for row in registry.requirements_of(code) if row.field == field)
        return found.level

    assert level(413, "Retry-After") == "should"
    assert level(416, "Content-Range") == "should"
    assert level(201, "Location") == "should"
    assert level(451, "Link") == "should"
    assert level(103, "Link") == "may"
    assert level(415, "Accept-Patch") == "should"


def test_who_may_send_a_status() -> None:
    def use(code: int) -> list[tuple[str, str]]:
        rows = registry.requirements_of(code)
        return [(row.level, row.condition) for row in rows if row.kind == "use" and not row.field]

    assert ("should", "not by origin servers") in use(511)
    assert use(203) == [("advice", "for a transforming proxy")]
    assert use(402) == [("advice", "reserved for future use")]
    assert ("advice", "not in answer to GET or HEAD") in use(501)
    assert use(206) == [("advice", "not in answer to POST")]
    for code in (100, 101, 102, 103, 104):
        assert ("must", "one final response follows") in use(code)


def test_requirements_of_gives_named_tuples() -> None:
    requirement = registry.requirements_of(405)[0]
    assert requirement.field == "Allow"
    assert requirement.reference == "RFC 9110 15.5.6"
    assert registry.requirements_of(299) == ()


def test_fields_that_only_some_statuses_give_a_meaning() -> None:
    assert registry.statuses_giving_meaning_to("content-range") == (206, 416)
    assert 202 not in (registry.statuses_giving_meaning_to("Location") or ())
    assert 503 in (registry.statuses_giving_meaning_to("Retry-After") or ())
    assert registry.statuses_giving_meaning_to("Content-Type") is None


def test_vendors() -> None:
    assert [vendor.vendor.split()[0] for vendor in registry.vendors_of(499)] == ["nginx", "Esri"]
    assert registry.vendors_of(520)[0].vendor == "Cloudflare"
    assert registry.vendors_of(701)[0].vendor == "Falcon"
    assert [vendor.vendor for vendor in registry.vendors_of(783)] == ["Falcon", "Shopify"]
    assert registry.vendors_of(404) == ()
    assert registry.vendors_of(299) == ()


def test_vendor_codes_are_unregistered_but_for_two() -> None:
    registered = {row[0] for row in VENDORS if registry.is_registered(row[0])}
    assert registered == {306, 451}
    assert [row[0] for row in VENDORS] == sorted(row[0] for row in VENDORS)
    assert {row[3] for row in VENDORS} == {
        "vendor source",
        "vendor documentation",
        "library source",
        "specification",
        "secondary lists",
        "from memory",
    }
