"""What is proved piece by piece is proved by the whole: also of plans that lie."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from statusfix import api
from statusfix.fixing.edits import Insertion, TextEdit, splice
from statusfix.fixing.namer import File
from statusfix.fixing.plan import Plan, plan
from statusfix.fixing.prove import is_proved_by_pieces, prove
from statusfix.model import Refused, Span, StatusfixError
from statusfix.options import Options
from statusfix.scan import check

ROOT = Path(__file__).resolve().parents[2]
STYLES = ("auto", "starlette", "numeric")
# What an edit might say by mistake: each could change what stands around it.
SAID = (
    "HTTPStatus.OK", "404", "x", "x #", "x \\", "x;", "x; y", "x\n", "(x", "x)", "x,", "x if y",
    "x = 1", '"""', "'", "{", "lambda: x", "x\n\ny", ":", "", "0x", "x and", "*x", "\\\n x", "x:",
)  # fmt: skip


def planned(text: str, path: str, style: str) -> tuple[File, Plan] | None:
    options = Options(style=style, disable_noqa=True)
    try:
        checked = check(text, path, options)
    except StatusfixError:
        return None
    edits = [one.edit for one in checked.findings if one.edit is not None]
    if not edits or checked.tree is None or checked.reading is None:
        return None
    file = File(checked.tree, checked.reading.scope, checked.reading.lines, path)
    whole = plan(file, edits)
    return (file, whole) if whole.edits else None


def is_sound(file: File, text: str, whole: Plan) -> bool:
    """Whether the pieces prove nothing that the whole doesn't; return whether they prove it."""
    try:
        result = splice(text.encode("utf-8"), whole.text_edits)
    except UnicodeDecodeError:
        return False
    is_proved = is_proved_by_pieces(file, whole, result)
    if is_proved:
        proof = prove(file, text, whole, result)
        assert not isinstance(proof, Refused), (file.path, proof, whole.text_edits)
    return is_proved


def lies(whole: Plan, size: int, rng: random.Random) -> Iterator[Plan]:
    """Yield plans that err in one edit or one import: what they say, or where."""
    for place in rng.sample(range(len(whole.edits)), min(4, len(whole.edits))):
        one = whole.edits[place]
        for text in rng.sample(SAID, 6):
            yield _with(whole, place, one._replace(text=text))
        yield _with(whole, place, one._replace(text=f"{one.text} {rng.choice(SAID)}"))
        start, end = one.edit.span
        for moved in (Span(start - 1, end), Span(start, end + 1), Span(start + 1, end)):
            yield _with(whole, place, one._replace(edit=one.edit._replace(span=moved)))
    imports = whole.imports
    for insertion in imports.insertions:
        for offset in rng.sample(range(size), min(6, size)):
            yield _inserting(whole, insertion, offset, insertion.edit.text)
        at = insertion.edit.span.start
        for text in ("import os\n", "from http import HTTPStatus", "", " import http\n", "#"):
            yield _inserting(whole, insertion, at, text)
    yield whole._replace(imports=imports._replace(insertions=()))
    yield whole._replace(imports=imports._replace(changes=()))
    yield whole._replace(imports=imports._replace(removals=()))


def _with(whole: Plan, place: int, one) -> Plan:
    return whole._replace(edits=(*whole.edits[:place], one, *whole.edits[place + 1 :]))


def _inserting(whole: Plan, old: Insertion, offset: int, text: str) -> Plan:
    new = old._replace(edit=TextEdit(Span(offset, offset), text))
    return whole._replace(imports=whole.imports._replace(insertions=(new,)))


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_proved_by_pieces_alone(style: str) -> None:
    rng = random.Random(style)
    seen = proved = lied = believed = 0
    for path in sorted((ROOT / "fixtures").rglob("*.py"))[::2]:
        try:
            text = api.decode(path.read_bytes()).text
        except StatusfixError:
            continue
        found = planned(text, str(path), style)
        if found is None:
            continue
        file, whole = found
        seen += 1
        proved += is_sound(file, text, whole)
        for lie in lies(whole, len(text), rng):
            lied += 1
            believed += is_sound(file, text, lie)
    assert proved > seen * 0.5 > 20
    assert believed < lied * 0.2 < lied


SHAPES = """\
from flask import abort

x = 1; abort(404); y = abort(404)
if x: abort(404); y = 2
else: abort(404)
@abort(404)
@(
    abort(404)
)
class A(*[abort(404)]):
    '''é'''; x = abort(404)
    @ abort(404)
    async def view(self, x=abort(404)):
        if x: pass
        elif abort(404): return 1
        elif x:
            abort(404)
        else: return abort(404), '''
 a''', \\
   abort(404)
        try: pass
        except abort(404): pass
        match abort(404):
            case 1 if abort(404): abort(404)
        for x in abort(404): continue
        while abort(404): break
\tabort(404) if x else 2
"""


def test_statements_of_all_shapes() -> None:
    text = SHAPES.replace("\n\tabort(404) if x else 2", "\nabort(404) if x else 2")
    for variant in (text, text.replace("\n", "\r\n"), text.replace("    ", "\t")):
        found = planned(variant, "views.py", "auto")
        assert found is not None
        file, whole = found
        assert len(whole.edits) > 15
        assert is_sound(file, variant, whole)
        for lie in lies(whole, len(variant), random.Random(1)):
            assert not is_sound(file, variant, lie) or ast.parse(variant)
