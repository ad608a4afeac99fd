"""The documentation says what is so: commands, flags, keys, rules, examples, picture, links."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from statusfix import configuration
from statusfix.cli import main
from statusfix.options import KEYS, STYLES, Options
from statusfix.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = sorted([README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")])

GENERATED = ("rules/", "statuses/", "changes.md")

# Flags of other programs that our pages show.
FOREIGN_FLAGS = {
    "--upgrade-deps": "python -m venv",
    "--group": "pip",
    "--check": "docs/make_picture.py, ruff format",
    "--fix": "ruff",
    "--cache": "the commands in benchmarks/",
    "--show": "the commands in benchmarks/",
    "--count": "the commands in benchmarks/",
    "--fresh": "the commands in benchmarks/",
    "--folder": "the commands in benchmarks/",
    "--times": "the commands in benchmarks/",
    "--here": "the commands in benchmarks/",
    "--profile": "the commands in benchmarks/",
    "--write": "the commands in benchmarks/",
    "--quick": "the commands in benchmarks/",
    "--rounds": "the commands in benchmarks/",
    "--parts": "the commands in benchmarks/",
    "--only": "the commands in benchmarks/",
    "--every": "the commands in benchmarks/",
    "--update-all": "ast-grep",
    "--nworkers": "dask worker",
    "--nthreads": "dask worker",
    **{f"--statusfix-{key.name}": "flake8" for key in KEYS},
}


class Block(NamedTuple):
    """A fenced block of code."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(*languages: str) -> list[Block]:
    found: list[Block] = []
    for page in PAGES:
        text = read(page)
        for match in re.finditer(r"^( *)```(\w+)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL):
            indent, language, code = match.groups()
            if language in languages:
                code = re.sub(f"^{indent}", "", code, flags=re.MULTILINE)
                line = text.count("\n", 0, match.start()) + 1
                found.append(Block(page.name, line, language, code))
    return found


def rows(page: Path, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its head."""
    section = read(page).partition(f"\n## {heading}\n")[2]
    table = section[section.index("|") :].partition("\n\n")[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()][2:]


def help_text(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(["--help"])
    return capsys.readouterr().out


def flags_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*[a-z0-9]", text))


# -- the README's two commands --------------------------------------------------------------------


def test_readme_opens_with_the_two_commands() -> None:
    text = read(README)
    first, second = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert "statusfix --exit-zero --diff fixtures/apps/flask_shop" in first
    assert "-m pytest -n auto" in second
    for command in (first, second):
        assert command.startswith("python3 -m venv --upgrade-deps .venv && ")
        assert command.replace("\\\n", "").count("\n") == 1, "one command, though on several lines"
    assert text[: text.index(second)].count("\n") < 25, "both stand on the first screen"
    assert len(text.split("\n\n")[1].splitlines()) == 3, "what it is, in three lines"


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = read(ROOT / ".ci" / "run")
    extract = re.search(r"^readme_command\(\) \{.*\}$", script, re.MULTILINE)
    assert extract is not None
    commands = re.findall(r"^```sh\n(.*?)^```$", read(README), re.MULTILINE | re.DOTALL)
    for number, command in enumerate(commands, 1):
        done = subprocess.run(
            ["bash", "-c", f"{extract[0]}\nreadme_command {number}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == command


def test_first_command_shows_findings_and_a_fix(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["--exit-zero", "fixtures/apps/flask_shop"]) == 0
    assert "HSC001 404 is a bare number" in capsys.readouterr().out
    assert main(["--exit-zero", "--diff", "fixtures/apps/flask_shop"]) == 0
    assert "\n+        return asdict(order), HTTPStatus.CREATED\n" in capsys.readouterr().out


# -- rules, flags, keys ---------------------------------------------------------------------------


def test_rules_table_is_the_rules() -> None:
    table = [(row[0], row[1], row[3], row[4]) for row in rows(README, "Rules")]
    assert table == [
        (rule.code, rule.name, "on" if rule.is_default else "off", rule.fix) for rule in RULES
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_code_exists(page: Path) -> None:
    known = {rule.code for rule in RULES}
    assert set(re.findall(r"\bHSC[0-9]{3}\b", read(page))) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_flag_that_a_page_shows_exists(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = flags_in(read(page)) - FOREIGN_FLAGS.keys()
    assert shown <= flags_in(help_text(capsys))


def test_every_flag_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(row[0] for row in rows(DOCS / "configuration.md", "Flags"))
    assert flags_in(said) == flags_in(help_text(capsys))


@pytest.mark.parametrize(
    ("page", "heading"), [(README, "Configuration"), (DOCS / "configuration.md", "Keys")]
)
def test_every_key_is_documented(page: Path, heading: str) -> None:
    assert [row[0].strip("`") for row in rows(page, heading)] == [key.name for key in KEYS]


def test_every_style_is_documented() -> None:
    style = next(row for row in rows(DOCS / "configuration.md", "Keys") if row[0] == "`style`")
    assert tuple(re.findall(r"`(\w+)`", style[2])) == STYLES
    assert all(f"`{name}`" in read(README) for name in STYLES[1:])


# -- examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", blocks("ini", "toml"), ids=str)
def test_configuration_loads(block: Block, tmp_path: Path) -> None:
    name = "setup.cfg" if block.language == "ini" else "pyproject.toml"
    (tmp_path / name).write_text(block.text, encoding="utf-8")
    loaded = configuration.load(directory=str(tmp_path))
    if "statusfix" in block.text or "per-file-ignores" in block.text:
        assert loaded != Options()
    if block.language == "toml":
        assert configuration.load_toml(str(tmp_path / name))


@pytest.mark.parametrize(
    "block", [one for one in blocks("yaml") if one.text.startswith("repos:")], ids=str
)
def test_pre_commit_examples_name_hooks_that_exist(block: Block) -> None:
    offered = {hook["id"] for hook in yaml.safe_load(read(ROOT / ".pre-commit-hooks.yaml"))}
    ours = [one for one in yaml.safe_load(block.text)["repos"] if "STATUSFIX" in one["repo"]]
    assert {hook["id"] for one in ours for hook in one["hooks"]} <= offered


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_parses(block: Block) -> None:
    ast.parse(block.text)


@pytest.mark.parametrize("block", blocks("sh"), ids=str)
def test_shell_parses(block: Block) -> None:
    subprocess.run(["bash", "-n"], input=block.text, text=True, check=True)
    for path in re.findall(r"\b(?:docs|fixtures|tests)/[\w/.]+", block.text):
        assert (ROOT / path).exists(), path


def test_json_example_is_a_real_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (source,) = (block for block in blocks("python") if block.page == "json.md")
    (document,) = (block for block in blocks("json") if block.page == "json.md")
    monkeypatch.chdir(tmp_path)
    Path("shop.py").write_text(source.text, encoding="utf-8")
    assert main(["--isolated", "--format", "json", "shop.py"]) == 1
    assert json.loads(capsys.readouterr().out) == json.loads(document.text)


def test_ruff_leaves_our_comments_and_our_numbers(tmp_path: Path) -> None:
    source = tmp_path / "test_shop.py"
    source.write_text(
        "def test(response):\n"
        "    assert response.status_code == 404  # noqa: HSC002\n"
        "    assert response.size == 77\n",
        encoding="utf-8",
    )
    for block in blocks("toml"):
        if "[tool.ruff.lint]" in block.text:
            (tmp_path / "pyproject.toml").write_text(block.text, encoding="utf-8")
            command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select"]
            done = subprocess.run(
                [*command, "PLR2004,RUF100,RUF102", "--output-format=concise", source.name],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )
            assert "PLR2004" in done.stdout
            assert done.stdout.count(f"{source.name}:") == 1, f"{block}: {done.stdout}"


# -- what is made, and what is linked -------------------------------------------------------------


def test_the_picture_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "make_picture.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_readme_shows_the_picture() -> None:
    assert "](docs/picture.svg)" in read(README)
    picture = read(DOCS / "picture.svg")
    assert "HSC003" in picture
    assert "@font-face" not in picture
    assert set(re.findall(r"https?://[\w.]+", picture)) <= {
        "http://www.w3.org",
        "https://www.textualize.io",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        if target.startswith(("http://", "https://", *GENERATED)):
            continue  # tests/test_docs_site.py follows links to generated pages
        name, _, anchor = target.partition("#")
        goal = (page.parent / name).resolve() if name else page
        assert goal.is_file(), target
        if anchor:
            assert anchor in anchors(goal), target


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
