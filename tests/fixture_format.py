"""How a file of fixtures/ says what it expects, and the variants of it that must behave alike.

An expectation stands on its line, `# HSC001:40`: the code and the column as flake8 prints it
(1-based, UTF-8 bytes). `# HSC001@-2:7` speaks of the line two above, where no comment fits.
Lines of their own give the setting:

    # statusfix: --style drf            flags of the command; --unsafe-fixes is about the golden
    # statusfix-project: requires-python=">=3.13" starlette>=0.48
    # statusfix-json: keeps-imports     --apply takes unused imports away, and orders new ones at
                                        one place: a single edit can't
    # statusfix-xfail: why              the tool is wrong here; remove the line when it isn't
"""

from __future__ import annotations

import ast
import io
import re
import shlex
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from statusfix.options import KEY_NAMES, Options, parse_value, with_values

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
UNSAFE = "--unsafe-fixes"

_EXPECTATION = re.compile(r"\b(HSC[0-9]{3})(?:@([+-][0-9]+))?:([0-9]+)")
_DIRECTIVE = re.compile(r"^# statusfix(?:-(project|xfail|json))?: (.+)$", re.MULTILINE)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=]")
_SELECTION = ("--select", "--extend-select", "--ignore", "--extend-ignore")


class Expected(NamedTuple):
    """One finding: line and column 1-based, the column in UTF-8 bytes."""

    line: int
    column: int
    code: str


class Case:
    """One file of fixtures/ with what it expects."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(FIXTURES).with_suffix("").as_posix()
        self.area = self.name.partition("/")[0]
        self.content = path.read_bytes()
        self.text = self.content.decode("utf-8-sig")
        said = dict(_DIRECTIVE.findall(self.text))
        self.flags: tuple[str, ...] = tuple(shlex.split(said.get("", "")))
        self.project: str = said.get("project", "")
        self.edits_keep_imports: bool = said.get("json") == "keeps-imports"
        self.known_bug: str = said.get("xfail", "")

    def __repr__(self) -> str:
        return self.name

    @property
    def is_unsafe(self) -> bool:
        return UNSAFE in self.flags

    @property
    def checking_flags(self) -> tuple[str, ...]:
        """The flags without --unsafe-fixes: the same findings, so the same run."""
        return tuple(flag for flag in self.flags if flag != UNSAFE)

    @property
    def golden_path(self) -> Path:
        return self.path.with_suffix(".fixed.py")

    @cached_property
    def golden(self) -> bytes:
        """What the fix makes of the file; the file itself where no golden stands beside it."""
        return self.golden_path.read_bytes() if self.golden_path.exists() else self.content

    @cached_property
    def expected(self) -> list[Expected]:
        return sorted(
            Expected(token.start[0] + int(offset or 0), int(column), code)
            for token in _comments(self.text)
            for code, offset, column in _EXPECTATION.findall(token.string)
        )

    @property
    def options(self) -> Options:
        """The flags as the Options that the command makes of them."""
        values: dict[str, Any] = {}
        changes: dict[str, Any] = {}
        for flag, value in zip(self.checking_flags[::2], self.checking_flags[1::2], strict=True):
            if flag in _SELECTION:
                changes[flag[2:].replace("-", "_")] = tuple(value.split(","))
            else:
                values[flag[2:]] = parse_value(flag[2:], value, flag)
        return with_values(Options(), values)._replace(**changes)

    @property
    def flake8_flags(self) -> list[str]:
        """The same flags in flake8's words."""
        flags: list[str] = []
        for flag in self.checking_flags:
            is_ours = flag.startswith("--") and flag[2:] in KEY_NAMES
            flags.append(f"--statusfix-{flag[2:]}" if is_ours else flag)
        return flags if "--select" in flags else ["--select", "HSC", *flags]

    def install(self, root: Path) -> Path:
        """Copy the file into a folder of its own under `root`, with its project beside it."""
        folder = root / self.name
        target = folder / self.path.relative_to(FIXTURES)
        target.parent.mkdir(parents=True)
        target.write_bytes(self.content)
        (folder / "pyproject.toml").write_text(self._pyproject(), encoding="utf-8")
        return target

    def _pyproject(self) -> str:
        lines = ["[project]", 'name = "fixture"', 'version = "0"']
        dependencies: list[str] = []
        for word in shlex.split(self.project):
            key, is_key, value = word.partition("=")
            if is_key and key == "requires-python":
                lines.append(f"requires-python = {value!r}")
            else:
                dependencies.append(word)
        return "\n".join([*lines, f"dependencies = {dependencies!r}", ""])


def all_cases() -> list[Case]:
    """Return every fixture, in order; goldens and the applications are no cases."""
    return [
        Case(path)
        for path in sorted(FIXTURES.rglob("*.py"))
        if not path.name.endswith(".fixed.py")
        and path.relative_to(FIXTURES).parts[0] != "apps"
        and "__pycache__" not in path.parts
    ]


# -- texts --------------------------------------------------------------------------------------


def _comments(text: str) -> Iterator[tokenize.TokenInfo]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token


def comments_of(content: bytes) -> list[str]:
    """Return the comments of a source, in order."""
    return [token.string for token in _comments(content.decode("utf-8-sig"))]


def apply_edits(text: str, edits: Iterable[tuple[int, int, int, int, str]]) -> str:
    """Apply edits as the JSON format gives them: lines and columns 1-based, columns in bytes."""
    lines = text.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    content = text.encode()
    ordered = sorted(
        {
            (starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1, new)
            for line, column, end_line, end_column, new in edits
        }
    )
    for start, end, new in reversed(ordered):
        content = content[:start] + new.encode() + content[end:]
    return content.decode()


# -- variants -----------------------------------------------------------------------------------


class Variant(NamedTuple):
    """The same file written another way: what comes out, what must come out, how they compare."""

    source: bytes
    golden: bytes
    ignores_blank_lines: bool = False


def with_crlf(case: Case) -> Variant | None:
    """Lines end as on Windows."""
    if b"\r" in case.content:
        return None
    return Variant(case.content.replace(b"\n", b"\r\n"), case.golden.replace(b"\n", b"\r\n"))


def with_bom(case: Case) -> Variant | None:
    """The file begins with a byte order mark."""
    bom = b"\xef\xbb\xbf"
    if case.content.startswith(bom) or _declares_encoding(case.content):
        return None
    return Variant(bom + case.content, bom + case.golden)


def with_foreign_line(case: Case) -> Variant | None:
    """The head has a comment whose letters take two, three and four bytes."""
    line = "# é ☃ 𝄞\n".encode()
    if b"\r" in case.content or _declares_encoding(case.content):
        return None
    return Variant(_behind_shebang(case.content, line), _behind_shebang(case.golden, line))


def with_foreign_statement(case: Case) -> Variant | None:
    """Statements with a finding have a string of foreign letters before them on their line."""
    prefix = '"é☃𝄞"; '
    lines = case.text.split("\n")
    tree = ast.parse(case.text)
    rows = {one.line for one in case.expected}
    touched = False
    for node in ast.walk(tree):
        if not isinstance(node, ast.Return | ast.Expr | ast.Assert | ast.Raise | ast.Assign):
            continue
        row = node.lineno
        before = lines[row - 1].encode()[: node.col_offset]
        if row in rows and not before.strip() and node is not tree.body[0]:
            at = len(before.decode())
            lines[row - 1] = lines[row - 1][:at] + prefix + lines[row - 1][at:]
            rows.discard(row)
            touched = True
    if not touched or "\r" in case.text or _declares_encoding(case.content):
        return None
    return Variant("\n".join(lines).encode(), case.golden)


FOREIGN_STATEMENT = '"é☃𝄞"; '.encode()


def with_indent(case: Case) -> Variant | None:
    """All that follows the imports stands one level deeper, under `if True:`."""
    source, golden = _indented(case.content), _indented(case.golden)
    if source is None or golden is None:
        return None
    return Variant(source, golden, ignores_blank_lines=True)


def with_noqa(case: Case) -> bytes:
    """Every finding has a bare noqa on the stretch of lines that flake8 reads as one."""
    rows = {one.line for one in case.expected}
    lines = case.text.split("\n")
    first = 0
    for token in tokenize.generate_tokens(io.StringIO(case.text).readline):
        if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
            continue
        first = first or token.start[0]
        if token.type in (tokenize.NL, tokenize.NEWLINE):
            last = token.start[0]
            if rows & set(range(first, last + 1)):
                lines[last - 1] = lines[last - 1].replace("noqa", "once") + "  # noqa"
            first = 0
    return "\n".join(lines).encode()


def _declares_encoding(content: bytes) -> bool:
    return any(_COOKIE.match(line) for line in content.splitlines()[:2])


def _behind_shebang(content: bytes, line: bytes) -> bytes:
    if not content.startswith(b"#!"):
        return line + content
    first, newline, rest = content.partition(b"\n")
    return first + newline + line + rest


def _indented(content: bytes) -> bytes | None:
    """Put everything behind the head under `if True:`; None where that would change its sense."""
    text = content.decode("utf-8-sig")
    tree = ast.parse(text)
    at = 0
    while at < len(tree.body) and _belongs_to_head(tree.body[at]):
        at += 1
    if at == len(tree.body) or "\r" in text or ";" in text or content.startswith(b"\xef\xbb\xbf"):
        return None
    rest = [node for statement in tree.body[at:] for node in [statement, *_nested(statement)]]
    if any(isinstance(node, ast.Import | ast.ImportFrom) for node in rest):
        return None
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    first = min(
        [
            tree.body[at].lineno,
            *(one.lineno for one in getattr(tree.body[at], "decorator_list", [])),
        ]
    )
    for token in tokens:
        is_string = token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT)
        if token.start[0] >= first and token.end[0] > token.start[0] and is_string:
            return None
        if token.type == tokenize.OP and "\\\n" in token.line:
            return None
    lines = text.split("\n")
    body = [f"    {line}" if line.strip() else line for line in lines[first - 1 :]]
    return "\n".join([*lines[: first - 1], "if True:", *body]).encode()


def _nested(statement: ast.stmt) -> list[ast.AST]:
    """Return the statements inside a compound statement of the module, functions not entered."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return []
    return [node for node in ast.walk(statement) if node is not statement]


def _belongs_to_head(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def without_blank_lines(content: bytes) -> list[bytes]:
    return [line for line in content.splitlines() if line.strip()]


def without_imports(text: str) -> list[str]:
    """Return the lines that are neither blank nor an import."""
    return [
        line
        for line in text.splitlines()
        if line.strip() and not line.startswith(("import ", "from "))
    ]


def keeps_all(whole: list[str], part: list[str]) -> bool:
    """Return whether no comment is lost: `whole` has every one of `part`, as often."""
    return not Counter(part) - Counter(whole)
