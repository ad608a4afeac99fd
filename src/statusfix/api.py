"""The library: `check` a source, `fix` a source. The command and flake8's plugin call the same.

Both functions are pure: they print nothing, write nothing and keep nothing. What they take and
return can be pickled, so they run in any process. docs/api.md has examples and says what is
stable.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from statusfix.model import Applicability, Edit, Finding, Fix, Reason, Refused, StatusfixError
from statusfix.options import KEY_NAMES, Options
from statusfix.project import Project, project_of
from statusfix.reading.text import SourceText, decode
from statusfix.scan import Checked, reports_names
from statusfix.scan import check as scan

if TYPE_CHECKING:
    import ast
    from collections.abc import Sequence

    from statusfix.fixing.namer import File

__all__ = [
    "Edit",
    "Finding",
    "Fix",
    "Fixed",
    "Options",
    "Project",
    "Report",
    "SourceText",
    "StatusfixError",
    "check",
    "decode",
    "fix",
    "load_options",
    "project_of",
]

_BOM = "\ufeff"
_ROUNDS = 4  # an edit may make room for another: what stood inside of it, a better family
_LISTS = ("select", "extend_select", "ignore", "extend_ignore")


class Report(NamedTuple):
    """What `check` found: the findings, sorted by place.

    `unnamed` counts the numbers that stay because no constant names them in every version that
    the project declares, as pairs of a status and its count.
    """

    findings: tuple[Finding, ...]
    unnamed: tuple[tuple[int, int], ...] = ()


class Fixed(NamedTuple):
    """What `fix` made of a source.

    `text` is the source after the fix (the same object where nothing changed). `fixed` and `left`
    are the findings of the source, those that are gone and those that are left; `findings` are
    those of `text`, with the fixes that can still be made. `unnamed` is as in `Report`.
    """

    text: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    unnamed: tuple[tuple[int, int], ...] = ()


def check(
    source: str,
    path: str | os.PathLike[str] = "",
    options: Options | None = None,
    *,
    project: Project | None = None,
    tree: ast.Module | None = None,
    with_fixes: bool = True,
) -> Report:
    """Return the findings of one Python source.

    `source` is the text of a module (`decode` reads one from bytes). `path` decides about
    `per_file_ignores` and migrations, and finds the project whose declared versions count:
    give `project` to have nothing read from the disk, and no path to have none of this.
    `options` are the defaults if not given; no configuration is read (`load_options` does).
    `tree` is the source parsed, where the caller has it. Without `with_fixes` no finding has a
    `fix`, which is faster.

    Raises StatusfixError where the source doesn't parse, is nested too deeply to be read, or an
    option has no meaning.
    """
    text = source.removeprefix(_BOM)
    name = os.fspath(path)
    checked = _scan(text, name, _valid(options), tree, _project(name, project))
    findings = checked.findings
    if with_fixes:
        findings = _with_fixes(checked, name)
    return Report(findings, checked.unnamed)


def fix(
    source: str,
    path: str | os.PathLike[str] = "",
    options: Options | None = None,
    *,
    unsafe: bool = False,
    project: Project | None = None,
) -> Fixed:
    """Return one Python source with its findings fixed: the safe edits, or all with `unsafe`.

    Arguments are those of `check`. Every edit is proved against the source; what can't be
    proved is left out and its finding says why in `refused`.

    Raises StatusfixError where the source doesn't parse, is nested too deeply to be rewritten,
    or an option has no meaning.
    """
    name = os.fspath(path)
    options, project = _valid(options), _project(name, project)
    done, is_open = _fixed_once(source, name, options, unsafe, project)
    for _ in range(_ROUNDS):
        if not is_open:
            break
        again, is_open = _fixed_once(done.text, name, options, unsafe, project)
        if not again.fixed:
            break
        done = _joined(done, again)
    return done


def _fixed_once(
    source: str, name: str, options: Options, unsafe: bool, project: Project | None
) -> tuple[Fixed, bool]:
    """Return what one round makes of a source, and whether another may make more of it."""
    text = source.removeprefix(_BOM)
    checked = _scan(text, name, options, None, project)
    wanted = [
        one.edit
        for one in checked.findings
        if one.edit is not None and (unsafe or one.edit.applicability is Applicability.SAFE)
    ]
    if not wanted:
        planned = _with_fixes(checked, name)
        return Fixed(source, (), planned, planned, checked.unnamed), False
    from statusfix.fixing.apply import fix as apply
    from statusfix.fixing.rest import is_all_named

    file = _file(checked, name)
    is_last = (
        len(wanted) == len(checked.findings)
        and not reports_names(options)
        and is_all_named(file, wanted)
    )
    try:
        result = apply(file, text, wanted, wants_tree=not is_last)
    except RecursionError as error:
        raise StatusfixError("not rewritten: nested too deeply") from error
    made, refused = set(result.made), dict(result.refused)
    fixed = tuple(one for one in checked.findings if one.edit in made)
    left = tuple(_refused(one, refused) for one in checked.findings if one.edit not in made)
    if result.text == text:
        planned = _with_fixes(checked._replace(findings=left), name)
        return Fixed(source, (), planned, planned, checked.unnamed), False
    bom = source[: len(source) - len(text)]
    if is_last and not left:
        return Fixed(bom + result.text, fixed, (), (), checked.unnamed), False
    after = _moved(left, _scan(result.text, name, options, result.tree, project))
    findings = _with_fixes(after, name)
    is_open = any(one.fix and (unsafe or one.fix.is_safe) for one in findings)
    done = Fixed(bom + result.text, fixed, left, findings, checked.unnamed)
    return done, is_open or bool(refused)


def _joined(first: Fixed, again: Fixed) -> Fixed:
    """Join two rounds: what the first made may tip the family, and let others fit.

    Findings of the source come with its places, so those of the second round are paired with
    what the first left: the nth of a rule and a status is the nth. Those that only the first
    round brought (a keyword is right now, and its number could be a name) are left out.
    """
    gone = set(again.fixed)
    between = sorted((*again.fixed, *again.left), key=lambda one: (one.position, one.code))
    later: dict[tuple[str, int | None], list[bool]] = {}
    for one in between:
        later.setdefault((one.code, one.status), []).append(one in gone)
    fixed: list[Finding] = []
    left: list[Finding] = []
    for one in first.left:
        rest = later.get((one.code, one.status))
        is_gone = rest.pop(0) if rest else True
        (fixed if is_gone else left).append(one)
    everything = sorted((*first.fixed, *fixed), key=lambda one: (one.position, one.code))
    return again._replace(fixed=tuple(everything), left=tuple(left))


def load_options(folder: str | os.PathLike[str] = os.curdir) -> Options:
    """Return the options of the configuration files that flake8 and the command find there.

    They are looked for from `folder` upward. Raises StatusfixError, naming the file, for what
    can't be read, for unknown keys and for bad values.
    """
    from statusfix.configuration import load

    return load(directory=os.fspath(folder))


def _scan(
    text: str, path: str, options: Options, tree: ast.Module | None, project: Project | None
) -> Checked:
    try:
        return scan(text, path, options, tree, project)
    except RecursionError as error:
        raise StatusfixError("nested too deeply to be read") from error


def _valid(options: Options | None) -> Options:
    if options is None:
        return Options()
    return _validated(  # a set is as good, but can't be remembered
        options._replace(
            allow_codes=frozenset(options.allow_codes),
            known_codes=frozenset(options.known_codes),
            sinks=tuple(options.sinks),
        )
    )


@lru_cache(maxsize=64)
def _validated(options: Options) -> Options:
    """Raise StatusfixError for values that the configuration files would be refused for."""
    from statusfix.configuration import check_codes, parse_key

    for key in KEY_NAMES:
        value = getattr(options, key.replace("-", "_"))
        if key == "target-version" and value is not None:
            value = ".".join(str(part) for part in value)
        if value is not None:
            parse_key(key, value, f"option {key}")
    for name in _LISTS:
        check_codes(getattr(options, name) or (), name)
    return options


def _project(path: str, project: Project | None) -> Project | None:
    """Return the project that counts; None where the file's path finds it, if it comes to that."""
    return Project() if project is None and not path else project


def _with_fixes(checked: Checked, path: str) -> tuple[Finding, ...]:
    """Return the findings with their planned fixes, or the reasons that the plan refuses."""
    edits = [one.edit for one in checked.findings if one.edit is not None]
    if not edits:
        return checked.findings
    from statusfix.fixing.plan import plan, planned_fixes

    file = _file(checked, path)
    findings: Sequence[Finding] = checked.findings
    while edits:
        whole = plan(file, edits, removes_unused=False)
        edits = [edit for edit, one in whole.refused if one.reason is Reason.OVERLAPS]
        findings = planned_fixes(file, findings, whole)
    return tuple(findings)


def _moved(left: tuple[Finding, ...], after: Checked) -> Checked:
    """Return the check of the fixed text, with what only the fix could know: its refusals."""
    new = after.findings
    if [(one.code, one.status) for one in new] != [(one.code, one.status) for one in left]:
        return after
    return after._replace(
        findings=tuple(
            one._replace(edit=None, refused=old.refused)
            if old.refused and old.refused.reason is not Reason.OVERLAPS
            else one
            for one, old in zip(new, left, strict=True)
        )
    )


def _refused(finding: Finding, refused: dict[Edit, Refused]) -> Finding:
    reason = refused.get(finding.edit) if finding.edit else None
    return finding if reason is None else finding._replace(edit=None, refused=reason)


def _file(checked: Checked, path: str) -> File:
    from statusfix.fixing.namer import File

    if checked.tree is None or checked.reading is None:
        raise ValueError("a file with findings has been parsed")
    return File(checked.tree, checked.reading.scope, checked.reading.lines, path)
