"""The documentation builds without a warning, and every link inside it leads somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from statusfix import registry
from statusfix.cli import main
from statusfix.report.pages import linked, status_page, status_summary
from statusfix.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
NOTHING_FROM_ELSEWHERE = {"link", "script", "img", "iframe", "source"}


class Page(HTMLParser):
    """The anchors of a page, the addresses that it links to and those that it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        address = given.get("href", given.get("src"))
        if address is None or "canonical" in given.get("rel", ""):
            return
        self.links.append(address)
        if tag in NOTHING_FROM_ELSEWHERE:
            self.loaded.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `mkdocs build --strict` does, once."""
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return target


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """The pages by their address below the root of the site."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): Page(
            path.read_text(encoding="utf-8")
        )
        for path in site.rglob("*.html")
    }


def test_every_rule_and_every_status_has_a_page(site: Path) -> None:
    for rule in RULES:
        text = (site / "rules" / rule.code / "index.html").read_text(encoding="utf-8")
        assert rule.name in text
        assert "Why is this bad?" in text
    for status in registry.all_statuses():
        text = (site / "statuses" / str(status.code) / "index.html").read_text(encoding="utf-8")
        assert "rfc-editor.org" in text or status.specification.startswith("draft-")


def test_nothing_that_is_generated_is_stored() -> None:
    assert not (DOCS / "rules").exists()
    assert not (DOCS / "statuses").exists()


def test_links_lead_somewhere(site: Path, pages: dict[str, Page]) -> None:
    checked = 0
    for place, page in pages.items():
        if place == "/404.html":
            continue  # the server's page for what is missing: its addresses are absolute
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            target = urlsplit(urljoin(place, link))
            goal = pages.get(target.path)
            assert goal is not None or (site / unquote(target.path).lstrip("/")).is_file(), (
                f"{place}: {link}"
            )
            if goal is not None and target.fragment:
                assert unquote(target.fragment) in goal.anchors, f"{place}: {link}"
            checked += 1
    assert checked > len(pages)


def test_the_site_loads_nothing_from_elsewhere(pages: dict[str, Page]) -> None:
    for place, page in pages.items():
        foreign = [address for address in page.loaded if urlsplit(address).netloc]
        assert foreign == [], place


def test_no_script_of_ours_is_published(site: Path) -> None:
    assert [path.name for path in site.rglob("*.py")] == []


def test_search_finds_the_pages(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "statuses/404/" in index
    assert "rules/HSC001/" in index


def test_the_tutorial_is_a_real_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    (source, _), (report,), (diff,) = (
        re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
        for language in ("python", "text", "diff")
    )
    (tmp_path / "shop.py").write_text(source, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--isolated", "shop.py"]) == 1
    assert capsys.readouterr().out == report
    assert main(["--isolated", "--diff", "shop.py"]) == 1
    assert capsys.readouterr().out == diff


def test_a_status_page_says_what_the_registry_says() -> None:
    page = status_page(405)
    assert page.startswith("# 405 Method Not Allowed\n")
    assert "| must | have Allow | [RFC 9110 15.5.6](https://www.rfc-editor.org" in page
    assert "`METHOD_NOT_ALLOWED`" in page
    assert "nginx" in status_page(499)
    with pytest.raises(LookupError):
        status_page(299)
    assert status_summary(299) == ""
    assert status_summary(405).startswith("**405 Method Not Allowed**")
    assert "- must: have Allow" in status_summary(405)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RFC 9110 15.5", "[RFC 9110 15.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.5)"),
        ("(RFC 9110)", "([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110))"),
        ("`RFC 9110`", "`RFC 9110`"),
        ("[RFC 9110](x)", "[RFC 9110](x)"),
        ("<https://x/RFC 9110>", "<https://x/RFC 9110>"),
        ("```\nRFC 9110\n```", "```\nRFC 9110\n```"),
    ],
)  # fmt: skip
def test_specifications_are_linked(text: str, expected: str) -> None:
    assert linked(text) == expected
