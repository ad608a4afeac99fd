"""What every form of the inventory says alike: the summary line, groups by code, labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from statusfix.registry import find_status, vendors_of
from statusfix.report.text import counted

if TYPE_CHECKING:
    from statusfix.inventory.model import Answer, Inventory


def summary(inventory: Inventory) -> str:
    """Return one line that counts."""
    endpoints = inventory.endpoints
    paths = len({(one.repository, one.framework, one.path) for one in endpoints})
    codes = {code for one in endpoints for code in one.codes}
    dynamic = sum(one.is_dynamic for one in endpoints)
    repositories = len({one.repository for one in endpoints})
    several = f" of {repositories} repositories" if repositories > 1 else ""
    parts = [
        f"{counted(len(endpoints), 'endpoint')} at {counted(paths, 'path')}{several}",
        f"{len(codes)} different statuses",
    ]
    if dynamic:
        parts.append(f"{counted(dynamic, 'endpoint')} with an answer that only the program knows")
    undocumented = sum(bool(one.undocumented) for one in endpoints)
    if undocumented:
        parts.append(f"{counted(undocumented, 'endpoint')} with an undocumented status")
    if inventory.unknown:
        parts.append(f"{counted(len(inventory.unknown), 'place')} not followed")
    return "; ".join(parts)


def is_several(inventory: Inventory) -> bool:
    """Return whether the endpoints belong to more than one repository."""
    return len({one.repository for one in inventory.endpoints}) > 1


def grouped(answers: Iterable[Answer]) -> list[tuple[int | None, list[Answer]]]:
    """Return the answers by code, in order, what is dynamic last."""
    found: dict[int | None, list[Answer]] = defaultdict(list)
    for answer in answers:
        found[answer.code].append(answer)
    return sorted(found.items(), key=lambda item: item[0] or 1000)


def label(code: int | None) -> str:
    """Return `404 Not Found`, or a word for a status that only the running program knows."""
    if code is None:
        return "dynamic"
    status = find_status(code)
    if status is not None:
        return f"{code} {status.phrase}"
    vendors = vendors_of(code)
    return f"{code} {vendors[0].name}" if vendors else str(code)
