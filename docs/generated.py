"""The pages that are made while the site is built: one a rule, one a status, and the changes.

A hook of MkDocs (see mkdocs.yml). Nothing of it is stored: the docstrings of the rules and the
registry of the package are the source.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from statusfix import registry
from statusfix.report.pages import linked, status_page, status_title, table
from statusfix.rules import RULES, Rule, find_rule

ROOT = Path(__file__).resolve().parent.parent
CODES = tuple(
    code for code in range(100, 600) if registry.find_status(code) or registry.vendors_of(code)
)
FIXES = {"none": "no fix", "safe": "safe fix", "unsafe": "unsafe fix"}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the generated pages into the navigation, where mkdocs.yml names their index."""
    for entry in config.nav or ():
        if "Rules" in entry:
            rules = [{f"{rule.code} {rule.name}": f"rules/{rule.code}.md"} for rule in RULES]
            entry["Rules"] = ["rules/index.md", *rules]
        elif "Statuses" in entry:
            entry["Statuses"] = ["statuses/index.md", *_classes()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those of the folder."""
    pages = {"rules/index.md": rules_index(), "statuses/index.md": statuses_index()}
    pages |= {f"rules/{rule.code}.md": rule_page(rule) for rule in RULES}
    pages |= {f"statuses/{code}.md": page_of_status(code) for code in CODES}
    pages["changes.md"] = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    return files


def rules_index() -> str:
    """Return the page that lists the rules."""
    rows = [
        (
            f"[{rule.code}]({rule.code}.md)",
            f"[{rule.name}]({rule.code}.md)",
            rule.summary,
            "on" if rule.is_default else "opt-in",
            rule.fix,
        )
        for rule in RULES
    ]
    return f"""# Rules

Codes below 100 are about the source. From 100 on, the number is the status that the rule is
about: HSC405 is about 405. On one expression, a rule about a wrong code (HSC010 and up) silences
the rules about names. `statusfix --explain HSC001` prints the same pages in a terminal.

{table(("code", "name", "what is wrong", "default", "fix"), rows)}

`select`, `ignore` and `# noqa` work as for any code of flake8: see
[configuration](../configuration.md). An opt-in rule is on when a selection names it.
"""


def rule_page(rule: Rule) -> str:
    """Return the page of one rule, with its status where it has one."""
    default = "on by default" if rule.is_default else "opt-in"
    badges = f'<span class="badge {rule.fix}">{FIXES[rule.fix]}</span>'
    badges = f'<span class="badge">{default}</span> {badges}'
    page = f"# {rule.code} {rule.name}\n\n{badges}\n\n{linked(rule.documentation.strip())}\n"
    code = int(rule.code.removeprefix("HSC"))
    if code in CODES:
        page += f"\n## The status\n\n[{status_title(code)}](../statuses/{code}.md)\n"
    return page


def statuses_index() -> str:
    """Return the page that lists the statuses."""
    parts = [
        "# Statuses\n",
        "Every status of the registry, with what it demands and its name in every library.",
        "`statusfix --explain 404` prints a page in a terminal, `statusfix --codes` the table.\n",
    ]
    for first in range(100, 600, 100):
        registered = [one for one in registry.all_statuses() if one.code // 100 * 100 == first]
        rows = [(_status_link(one.code), linked(one.explanation), one.state) for one in registered]
        name = registry.class_of(first)
        parts += [f"## {first // 100}xx {name}\n", table(("status", "meaning", "state"), rows), ""]
    unregistered = [code for code in CODES if registry.find_status(code) is None]
    rows = [
        (_status_link(code), ", ".join(one.vendor for one in registry.vendors_of(code)), "")
        for code in unregistered
    ]
    parts += ["## Used without registration\n", table(("status", "who uses it", ""), rows), ""]
    return "\n".join(parts)


def page_of_status(code: int) -> str:
    """Return the page of one status, with the rule of its number where there is one."""
    heading, _, rest = status_page(code).partition("\n")
    first = code // 100
    page = f"{heading} {{ .status .s{first}xx }}\n{rest}"
    rule = find_rule(f"HSC{code}")
    if rule is not None:
        link = f"[{rule.code} {rule.name}](../rules/{rule.code}.md)"
        page += f"\n## What statusfix reports\n\n{link}: {rule.summary}.\n"
    return page


def _status_link(code: int) -> str:
    return f"[{status_title(code)}]({code}.md)"


def _classes() -> list[dict[str, Any]]:
    return [
        {
            f"{first // 100}xx {registry.class_of(first)}": [
                {status_title(code): f"statuses/{code}.md"}
                for code in CODES
                if code // 100 * 100 == first
            ]
        }
        for first in range(100, 600, 100)
    ]
