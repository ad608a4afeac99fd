"""noqa comments: held against what flake8 itself makes of the same text."""

from __future__ import annotations

import argparse
import ast
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flake8.processor import FileProcessor
from flake8.violation import Violation

from statusfix.reading.noqa import read_noqa

CODES = ("HSC001", "HSC010", "HSC306")
COMMENTS = (
    "# noqa", "#noqa", "# NOQA", "# NoQa : HSC001", "# noqa: HSC001", "# noqa:HSC001",
    "# noqa: HSC", "# noqa: HSC0,E501", "# noqa: E501", "# noqa: E501 HSC306", "# noqa: hsc001",
    "# noqa:  HSC001", "# noqa: HSC001, HSC010 because", "# noqa HSC001", "# noqa: because",
    "# noqa : HSC306", "# type: ignore # noqa: HSC001", "# noqa: HSC001HSC010", "# noqa:\tHSC010",
    "# noqa: HSC001 # noqa: HSC010", "# flake8 noqa", "# a comment",
)  # fmt: skip
STATEMENTS = (
    "abort(404)  {0}",
    "abort(\n    404,  {0}\n    410,\n)",
    "abort(\n    404,\n)  {0}",
    'page = """one  {0}\ntwo""", 404',
    'page = """one\ntwo""", 404  {0}',
    'page = f"""one {{x}}\ntwo""", 404  {0}',
    "value = 404 + \\\n    410 + \\\n    4  {0}",
    "def f():\n    return 404  {0}\n\n\n# dedent {0}\nx = 1",
    "x = [\n    1,  {0}\n\n    # {0}\n    404,\n]",
    "if x:  {0}\n    y = 404\nelse:\n    z = 404  {0}",
    "\n\n{0}\nx = 404",
    "x = 404; y = '''\n{0}\n'''; z = 1",
    "\fx = 404  {0}",
    "x = '\u00e9\u2028', 404  {0}",
    'x = """\n# noqa\n"""\ny = 404',
)
FILE_COMMENTS = (
    "# flake8: noqa", "# flake8:noqa", "#flake8: noqa", "# FLAKE8: NOQA", "# flake8=noqa",
    "   # flake8: noqa", "# flake8: noqa: E501", "# flake8: noqa: HSC001", "x = 1  # flake8: noqa",
    "# flake8: noqa because",
)  # fmt: skip


def flake8_answers(path: Path, text: str) -> dict[tuple[str, int], bool]:
    """Ask flake8 about every line and code of a file."""
    options = argparse.Namespace(
        hang_closing=False, indent_size=4, max_line_length=79, max_doc_length=None, verbose=0,
        disable_noqa=False, stdin_display_name="stdin",
    )  # fmt: skip
    path.write_text(text, encoding="utf-8", newline="")
    processor = FileProcessor(str(path), options)
    whole = processor.should_ignore_file()
    return {
        (code, line): whole
        or Violation(
            code, str(path), line, 1, "", processor.noqa_line_for(line)
        ).is_inline_ignored(False)
        for line in range(1, len(processor.lines) + 1)
        for code in CODES
    }


def assert_agree(path: Path, text: str) -> None:
    ast.parse(text)
    expected = flake8_answers(path, text)
    noqa = read_noqa(text)
    assert {key: noqa.silences(*key) for key in expected} == expected, text
    for code, line in lines_with_code(text, expected):
        alone = read_noqa(text, {(line, code)})
        assert alone.silences(code, line) == expected[code, line], (text, line)


def lines_with_code(
    text: str, expected: Mapping[tuple[str, int], bool]
) -> Iterator[tuple[str, int]]:
    """Yield the codes and lines of `expected` on which a number or a name begins."""
    lines = {
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Name) or (isinstance(node, ast.Constant) and node.value == 404)
    }
    yield from (key for key in expected if key[1] in lines)


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_comments_on_lines(statement: str, newline: str, tmp_path: Path) -> None:
    for number, comment in enumerate(COMMENTS):
        text = statement.format(comment) + "\n"
        assert_agree(tmp_path / f"{number}.py", text.replace("\n", newline))


def test_comments_in_whole_files(tmp_path: Path) -> None:
    random_ = random.Random(204)
    for number in range(150):
        parts = [
            random_.choice(STATEMENTS).format(random_.choice(COMMENTS))
            for _ in range(random_.randint(2, 6))
        ]
        end = random_.choice(("\n", ""))
        assert_agree(tmp_path / f"{number}.py", "\n".join(parts) + end)


@pytest.mark.parametrize("comment", FILE_COMMENTS)
def test_comments_for_files(comment: str, tmp_path: Path) -> None:
    before = "" if comment.lstrip().startswith("#") else "abort(404)\n"
    after = "\nabort(404)\n" if not comment.startswith(" ") else "\n"
    text = f"{before}{comment}{after}x = '''\n{comment}\n'''\n"
    assert_agree(tmp_path / "a.py", text)


def test_a_comment_in_a_string_counts_as_in_flake8(tmp_path: Path) -> None:
    assert_agree(tmp_path / "a.py", "x = '# noqa: HSC001', 404\n")


def test_text_that_cannot_be_tokenized_goes_by_lines() -> None:
    noqa = read_noqa("x = (404,  # noqa: HSC001\ny = 404\n")
    assert noqa.silences("HSC001", 1)
    assert not noqa.silences("HSC001", 2)
