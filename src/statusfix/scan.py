"""check(source, path, options): the one entry of detection, for flake8 and the command alike."""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from statusfix.model import (
    EnumSafety,
    Finding,
    Position,
    Role,
    Site,
    Span,
    Spelling,
)
from statusfix.options import DEFAULT_PYTHON, PREFIX, Options
from statusfix.project import Project, project_of
from statusfix.reading.noqa import read_noqa
from statusfix.reading.own import own_in, words
from statusfix.reading.prefilter import may_have_sites
from statusfix.reading.sites import Reading, read_sites
from statusfix.reading.text import parse
from statusfix.registry import family
from statusfix.rules import RULES, Rule
from statusfix.rules.naming import unnamed
from statusfix.selection import for_file, is_admitted, is_selected
from statusfix.sinks import OwnSink, own_sinks

# Families with a module of constants of their own, by the package that a file imports.
_PACKAGES = {
    "fastapi": "fastapi",
    "starlette": "starlette",
    "rest_framework": "drf",
    "litestar": "litestar",
}
_NEVER_PREFERRED = ("http.client", "requests", "httpx")
_FIRST_STATUS = 100  # from here on a rule's number is the status that it is about
_MIGRATION = re.compile(r"(?:^|[\\/])migrations[\\/][^\\/]+\.py\Z")


class Checked(NamedTuple):
    """What a check gives: findings sorted by place, and what a fix needs to know.

    `unnamed` counts numbers that stay because no constant has a name for them, by code.
    """

    findings: tuple[Finding, ...]
    unnamed: tuple[tuple[int, int], ...] = ()
    tree: ast.Module | None = None
    reading: Reading | None = None
    options: Options = Options()


NOTHING = Checked(())


def check(
    text: str,
    path: str,
    options: Options,
    tree: ast.Module | None = None,
    project: Project | None = None,
) -> Checked:
    """Return the findings of one file.

    `text` is the decoded source without a BOM; `tree` the same text parsed, where the caller has
    it already. `path` decides about per-file-ignores and migrations; `project` holds the versions
    that count, of the project nearest to `path` if not given.
    Raises StatusfixError where the text doesn't parse.
    """
    options = for_file(path, options)
    sinks = own_sinks(options.sinks)
    if not _may_have_sites(text, options, sinks):
        return NOTHING
    if tree is None:
        tree = parse(text)
    reading = read_sites(tree, text, own_in(text, sinks, path))
    sites = (*reading.sites, *_uses(reading))
    unsaid = _unsaid(reading, options)
    if not sites and not unsaid:
        return NOTHING
    settled = settle(options, path, reading, project)
    findings = [
        finding
        for site in sites
        for finding in _judge(site, settled, reading)
        if is_selected(
            finding.code,
            settled,
            is_admitted(finding.level, settled) and finding.code not in _OPT_IN,
        )
    ]
    findings.extend(
        finding for rule, site in unsaid if (finding := rule.check(site, settled)) is not None
    )
    if findings and not options.disable_noqa:
        noqa = read_noqa(text, {(one.line, one.code) for one in findings})
        findings = [one for one in findings if not noqa.silences(one.code, one.line)]
    findings.sort(key=lambda one: (one.position, one.code))
    counted = Counter(site.code or 0 for site in reading.sites if unnamed(site, settled))
    return Checked(tuple(findings), tuple(sorted(counted.items())), tree, reading, settled)


def _may_have_sites(text: str, options: Options, sinks: tuple[OwnSink, ...]) -> bool:
    return may_have_sites(
        text,
        reports_names(options),
        words(sinks),
        judged_statuses(options),
        reads_defaults(options),
    )


def settle(
    options: Options, path: str, reading: Reading, project: Project | None = None
) -> Options:
    """Return the options with what the file and its project decide: families and versions."""
    if project is None:
        project = project_of(path)
    python = options.target_version or project.python or DEFAULT_PYTHON
    return options._replace(
        families=preferred_families(options.style, reading),
        python=max(python, (3,)),
        versions=project.versions,
        is_migration=_MIGRATION.search(os.path.abspath(path)) is not None,
    )


def preferred_families(style: str, reading: Reading) -> tuple[str, ...]:
    """Return the families to take names from, best first.

    With `auto` that is the family that the file uses most for statuses, then the module of the
    framework that it imports, then http.HTTPStatus.
    """
    if style not in ("auto", "numeric"):
        return (style,) if style == "httpstatus" else (style, "httpstatus")
    frameworks = [_PACKAGES[name] for name in reading.packages if name in _PACKAGES]
    if "fastapi" in frameworks:
        frameworks = [
            "fastapi",
            *(one for one in frameworks if one not in ("fastapi", "starlette")),
        ]
    used = Counter(
        constant.family
        for constant, _ in reading.uses
        if constant.family not in _NEVER_PREFERRED
        and family(constant.family).kind in ("enum", "int")
    )
    by_use = sorted(
        used, key=lambda key: (-used[key], key not in frameworks[:1], key not in frameworks)
    )
    return tuple(dict.fromkeys((*by_use[:1], *frameworks[:1], "httpstatus")))


@lru_cache(maxsize=64)
def reports_names(options: Options) -> bool:
    """Return whether constants are reported that have nothing wrong with them."""
    return options.style == "numeric" or any(
        rule.reports_names and is_selected(rule.code, options, False) for rule in RULES
    )


@lru_cache(maxsize=64)
def judged_statuses(options: Options) -> frozenset[int]:
    """Return the statuses that the rules which are on judge, however they are written."""
    return frozenset(
        status
        for rule in RULES
        if is_selected(rule.code, options, rule.is_default or options.level != "must")
        for status in (int(rule.code.removeprefix(PREFIX)), *rule.statuses)
        if status >= _FIRST_STATUS
    )


@lru_cache(maxsize=64)
def reads_defaults(options: Options) -> bool:
    """Return whether the statuses are judged that calls send though they say none."""
    return any(
        rule.reads_defaults and is_selected(rule.code, options, rule.is_default) for rule in RULES
    )


def _uses(reading: Reading) -> list[Site]:
    """Constants that are named outside of any sink: only their name can be judged."""
    known = {site.span.start for site in reading.sites}
    sites: list[Site] = []
    for constant, span in reading.uses:
        is_read = reading.lines.encoded[span.end :].lstrip()[:1] == b"."  # its value, its phrase
        is_status = family(constant.family).kind in ("enum", "int")
        if span.start not in known and is_status and (constant.deprecated or not is_read):
            position: Position = reading.lines.position(Span(span.start, span.end))
            sites.append(
                Site(
                    constant.code,
                    Spelling.NAME,
                    Role.MENTION,
                    reading.lines.slice(span),
                    position,
                    span,
                    "a use of the constant",
                    "",
                    EnumSafety.SEEN,
                    is_certain=False,
                    family=constant.family,
                    name=constant.name,
                )
            )
    return sites


def _unsaid(reading: Reading, options: Options) -> list[tuple[Rule, Site]]:
    """Statuses that calls send though they say none, each with the rule that asks for them."""
    return [
        (rule, site._replace(response=reading.response(site)))
        for rule in RULES
        if rule.reads_defaults and is_selected(rule.code, options, rule.is_default)
        for site in reading.redirects()
    ]


def _judge(site: Site, options: Options, reading: Reading) -> list[Finding]:
    """Apply every rule to one site; a mistake in an expression silences its naming."""
    findings: list[Finding] = []
    is_sent = site.role.is_said and site.fault is None
    for rule in _CONTRACTS.get(site.code or 0, ()) if is_sent else ():
        if is_selected(rule.code, options, rule.is_default or options.level != "must"):
            found = rule.check(site._replace(response=reading.response(site)), options)
            findings.extend((found,) if found is not None else ())
    if site.role is Role.RESPONSE and is_selected(_UNDOCUMENTED, options, False):
        site = site._replace(documented=reading.documented(site))
    mistaken = False
    for rule in _ORDERED_RULES:
        if rule.is_about_naming and mistaken:
            continue
        finding = rule.check(site, options)
        if finding is not None:
            findings.append(finding)
            mistaken = mistaken or not rule.is_about_naming
    return findings


# The rule that asks what the endpoint around a site documents.
_UNDOCUMENTED = "HSC030"
_OPT_IN = frozenset(
    rule.code
    for rule in RULES
    if not rule.is_default and (rule.reads_defaults or not rule.statuses)
)
_ORDERED_RULES = sorted(
    (rule for rule in RULES if not rule.statuses), key=lambda rule: rule.is_about_naming
)
# Rules about one status, which look at the response around it, by that status.
_CONTRACTS = {
    status: tuple(rule for rule in RULES if status in rule.statuses)
    for status in {one for rule in RULES for one in rule.statuses}
}
