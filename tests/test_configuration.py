"""Mistakes in the configuration: errors of both programs, with the file, the key and a hint."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from statusfix.configuration import load
from statusfix.model import StatusfixError
from statusfix.options import KEYS, Options

SOURCE = "from flask import abort\n\nabort(404)\n"


class Mistake(NamedTuple):
    files: dict[str, str]
    says: tuple[str, ...]


MISTAKES = {
    "unknown key in [flake8]": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-stlye = drf\n"},
        ("setup.cfg: unknown key statusfix-stlye, did you mean statusfix-style?",),
    ),
    "unknown key with an underscore": Mistake(
        {"tox.ini": "[flake8]\nstatusfix_alow_codes = 200\n"},
        ("tox.ini: unknown key statusfix-alow-codes, did you mean statusfix-allow-codes?",),
    ),
    "a key without its dash": Mistake(
        {".flake8": "[flake8]\nstatusfixstyle = drf\n"},
        (".flake8: unknown key statusfixstyle", "statusfix-style"),
    ),
    "unknown key in [tool.statusfix]": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nstatusfix-stlye = 'drf'\n"},
        ("pyproject.toml: unknown key statusfix-stlye", "style"),
    ),
    "near key in [tool.statusfix]": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nstlye = 'drf'\n"},
        ("pyproject.toml: unknown key stlye, did you mean style?",),
    ),
    "bad style in [flake8]": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-style = httpstats\n"},
        ("setup.cfg: unknown style httpstats, did you mean httpstatus?",),
    ),
    "bad style in pyproject": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nstyle = 7\n"},
        ("pyproject.toml: unknown style 7", "litestar"),
    ),
    "bad codes": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-allow-codes = 200, oops\n"},
        ("setup.cfg: allow-codes takes status codes, not 'oops'",),
    ),
    "codes of two digits": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nknown-codes = [52]\n"},
        ("pyproject.toml: known-codes takes codes of three digits, not 52",),
    ),
    "codes that are booleans": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nknown-codes = [true]\n"},
        ("pyproject.toml: known-codes takes status codes, not True",),
    ),
    "bad version": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-target-version = 2.7\n"},
        ("setup.cfg: target-version takes a Python version", "'2.7'"),
    ),
    "a version that TOML reads as a number": Mistake(
        {"pyproject.toml": "[tool.statusfix]\ntarget-version = 3.10\n"},
        ("pyproject.toml: target-version takes a Python version", "in quotes"),
    ),
    "a sink without its parameter": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = ['shop.errors.api_error']\n"},
        ("pyproject.toml: sinks: 'shop.errors.api_error' has no parameter", "api_error:code"),
    ),
    "a sink without its function": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-sinks = :code\n"},
        ("setup.cfg: sinks: ':code' has no function", "shop.errors.api_error:code"),
    ),
    "a sink that says nothing": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = ['']\n"},
        ("pyproject.toml: sinks: '' has no function",),
    ),
    "a sink that is no text": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = [404]\n"},
        ("pyproject.toml: sinks takes texts such as shop.errors.api_error:code, not 404",),
    ),
    "a sink without its module": Mistake(
        {"tox.ini": "[flake8]\nstatusfix-sinks = api_error:code\n"},
        ("tox.ini: sinks: 'api_error:code' doesn't say where api_error is from", "*.api_error"),
    ),
    "a sink that can be no name": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-sinks = shop.err-ors.fail:code\n"},
        ("setup.cfg: sinks: 'shop.err-ors.fail:code': 'err-ors' is no name of Python's",),
    ),
    "a sink by a negative position": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-sinks = shop.fail:-1\n"},
        ("setup.cfg: sinks: 'shop.fail:-1': '-1' is no parameter", "counts from 0", "self"),
    ),
    "a sink by a position that is none": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-sinks = shop.fail:code@first\n"},
        ("setup.cfg: sinks: 'shop.fail:code@first': 'code@first' is no parameter",),
    ),
    "a sink by a keyword of Python": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = 'shop.fail:class'\n"},
        ("pyproject.toml: sinks: 'shop.fail:class': 'class' is no parameter",),
    ),
    "a sink of an unknown role": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = 'shop.fail:code:respons'\n"},
        ("sinks: 'shop.fail:code:respons': unknown role 'respons', did you mean response?",),
    ),
    "a sink with one part too many": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nsinks = 'shop.fail:code:response:x'\n"},
        ("pyproject.toml: sinks: 'shop.fail:code:response:x' has too many colons",),
    ),
    "a sink twice": Mistake(
        {"setup.cfg": "[flake8]\nstatusfix-sinks =\n  shop.fail:1\n  shop.fail:code@1\n"},
        ("setup.cfg: sinks: 'shop.fail:code@1' says what 'shop.fail:1' says",),
    ),
    "configured twice": Mistake(
        {
            "setup.cfg": "[flake8]\nstatusfix-style = drf\n",
            "pyproject.toml": "[tool.statusfix]\nstyle = 'drf'\n",
        },
        ("configured twice", "setup.cfg ([flake8])", "pyproject.toml ([tool.statusfix])"),
    ),
    "broken TOML": Mistake(
        {"pyproject.toml": "[tool.statusfix\nstyle = 'drf'\n"},
        ("pyproject.toml: not valid TOML", "line 1"),
    ),
    "TOML that is no UTF-8": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nstyle = '\udce9'\n"},
        ("pyproject.toml: not valid TOML",),
    ),
    "broken ini": Mistake(
        {"setup.cfg": "[flake8]\nselect\n  = = HSC\nnonsense\n"},
        ("setup.cfg: not valid as a configuration file", "nonsense"),
    ),
    "[tool.statusfix] that is no table": Mistake(
        {"pyproject.toml": "[tool]\nstatusfix = 1\n"}, ("pyproject.toml: tool.statusfix",)
    ),
    "select in [tool.statusfix]": Mistake(
        {"pyproject.toml": "[tool.statusfix]\nselect = ['HSC001']\n"},
        ("pyproject.toml: select is an option of flake8", "[flake8]", "setup.cfg"),
    ),
    "per_file_ignores in [tool.statusfix]": Mistake(
        {"pyproject.toml": "[tool.statusfix.per_file_ignores]\n'a' = ['HSC001']\n"},
        ("pyproject.toml: per_file_ignores is an option of flake8",),
    ),
    "unknown rule in select": Mistake(
        {"setup.cfg": "[flake8]\nselect = E,HSC999\n"},
        ("setup.cfg: select: no rule HSC999",),
    ),
    "a rule in small letters": Mistake(
        {"setup.cfg": "[flake8]\nextend-select = hsc001\n"},
        ("setup.cfg: extend-select: no rule hsc001, did you mean HSC001?",),
    ),
    "unknown rule in extend-ignore": Mistake(
        {"setup.cfg": "[flake8]\nextend-ignore = HSC011x\n"}, ("HSC011x",)
    ),
    "unknown rule in per-file-ignores": Mistake(
        {"setup.cfg": "[flake8]\nper-file-ignores = a.py: HSC999\n"},
        ("setup.cfg: per-file-ignores: no rule HSC999",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_both_programs_refuse(
    mistake: Mistake,
    write: Callable[..., Any],
    statusfix: Callable[..., Any],
    flake8: Callable[..., Any],
) -> None:
    files = {name: text.encode("utf-8", "surrogateescape") for name, text in mistake.files.items()}
    folder = write({"a.py": SOURCE, **files})
    ours = statusfix()
    assert (ours.status, ours.out) == (2, "")
    assert ours.err.startswith("statusfix: error: ")
    assert str(folder) in ours.err
    for words in mistake.says:
        assert words in ours.err
    theirs = flake8("--select", "HSC") if "select" not in str(mistake.files) else flake8()
    assert theirs.status == 1
    if "HSC011x" in mistake.says:  # flake8 refuses that one by itself
        assert "HSC011x" in theirs.err
        return
    assert "There was a critical error" in theirs.out
    for words in mistake.says:
        assert words in theirs.out


FLAGS = {
    "unknown flag": (("--stlye", "drf"), "unknown flag --stlye, did you mean --style?"),
    "unknown flag with a value": (("--slect=HSC"), "unknown flag --slect, did you mean --select?"),
    "a flag like no other": (("--zzz"), "unknown flag --zzz; --help lists them"),
    "unknown short flag": (("-z"), "unknown flag -z"),
    "unknown style": (("--style", "drff"), "--style: unknown style drff, did you mean drf?"),
    "unknown rule": (("--select", "HSC999"), "--select: no rule HSC999"),
    "unknown rule to ignore": (("--ignore", "HSC1O2"), "--ignore: no rule HSC1O2"),
    "no code": (("--extend-select", "404"), "--extend-select: 404 is no code"),
    "small letters": (("--select", "hsc001"), "no rule hsc001, did you mean HSC001?"),
    "bad codes": (("--allow-codes", "x"), "--allow-codes takes status codes, not 'x'"),
    "bad sink": (("--sinks", "shop.fail"), "--sinks: 'shop.fail' has no parameter"),
    "bad version": (("--target-version", "4"), "--target-version takes a Python version"),
    "bad pairs": (("--per-file-ignores", "a.py"), "--per-file-ignores has no codes behind 'a.py'"),
    "unknown format": (("--format", "xml"), "no format xml"),
    "no number of processes": (("--jobs", "0"), "takes a number of processes, not '0'"),
    "apply and diff": (("--apply", "--diff"), "give one of them"),
    "unsafe alone": (("--unsafe-fixes"), "--unsafe-fixes goes with --diff or --apply"),
    "diff as JSON": (("--diff", "--format", "json"), "--diff prints a diff, not json"),
    "stdin and paths": (("-", "a.py"), "- stands alone"),
    "a name for no stdin": (("--stdin-filename", "a.py"), "give - too"),
    "missing configuration": (("--config", "none.cfg"), "none.cfg: the configuration file"),
    "missing addition": (("--append-config", "none.cfg"), "none.cfg: the configuration file"),
    "TOML as --config": (("--config", "pyproject.toml"), "takes a file with a [flake8] section"),
    "unknown rule to explain": (("--explain", "HSC0001"), "no rule HSC0001, did you mean HSC001?"),
    "unknown status to explain": (("--explain", "299"), "299 is not registered"),
    "no status to explain": (("--explain", "9999"), "9999 is no status code"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), FLAGS.values(), ids=FLAGS.keys())
def test_flags_that_do_not_fit(
    arguments: tuple[str, ...] | str,
    says: str,
    write: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from statusfix.cli import main

    monkeypatch.chdir(write({"a.py": SOURCE}))
    try:
        status = main([arguments] if isinstance(arguments, str) else arguments)
    except SystemExit as stop:  # argparse's own way
        status = int(str(stop.code))
    printed = capsys.readouterr()
    assert status == 2
    assert says in printed.err
    assert "statusfix: error: " in printed.err
    assert printed.out == ""


def test_a_broken_file_without_a_section_for_flake8_is_not_our_concern(
    write: Callable[..., Any], statusfix: Callable[..., Any], flake8: Callable[..., Any]
) -> None:
    write({"a.py": SOURCE, "setup.cfg": "nonsense\n", ".flake8": "[flake8]\nselect = HSC010\n"})
    assert statusfix().lines == flake8().lines == []


def test_hidden_codes_are_said(write: Callable[..., Any], statusfix: Callable[..., Any]) -> None:
    write({"a.py": SOURCE, "setup.cfg": "[flake8]\nselect = E,W\n"})
    done = statusfix()
    assert (done.status, done.out) == (0, "no findings\n")
    assert "select and ignore leave no HSC code to report" in done.err
    assert "warning" not in statusfix("--select", "HSC001").err
    assert "warning" in statusfix("--isolated", "--ignore", "HSC").err


def test_settings_name_their_files(
    write: Callable[..., Any], statusfix: Callable[..., Any]
) -> None:
    folder = write(
        {
            "pyproject.toml": "[tool.statusfix]\nstyle = 'drf'\ntarget-version = '3.12'\n",
            "more.cfg": "[flake8]\nper-file-ignores = tests/*: HSC002, HSC003\n",
            ".flake8": "[flake8]\nextend-ignore = E203\nexclude = old\n",
        }
    )
    done = statusfix("--show-settings", "--append-config", "more.cfg", "--allow-codes=404,200")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:3] == [
        f"# from {folder}/.flake8",
        "# from more.cfg",
        f"# from {folder}/pyproject.toml",
    ]
    settings = dict(line.split(" =", 1) for line in lines[3:])
    assert {name: value.strip() for name, value in settings.items()} == {
        "style": "drf",
        "allow-codes": "200, 404",
        "known-codes": "",
        "sinks": "",
        "level": "must",
        "challenge": "Bearer",
        "target-version": "3.12",
        "select": "every rule that is on by default",
        "extend-select": "",
        "ignore": "",
        "extend-ignore": "E203",
        "per-file-select": "",
        "per-file-ignores": "tests/*: HSC002,HSC003",
        "exclude": "old",
        "extend-exclude": "",
        "disable-noqa": "false",
        "cache-dir": os.devnull,
    }
    uncached = statusfix("--show-settings", "--no-cache")
    assert uncached.out.endswith("\ncache-dir = none\n")
    assert statusfix("--show-settings", "--isolated").out.startswith("# no configuration file\n")


def test_every_key_has_its_flag_and_its_line(statusfix: Callable[..., Any]) -> None:
    help_text = statusfix("--help").out
    settings = statusfix("--show-settings", "--isolated").out
    for key in KEYS:
        assert f"--{key.name} {key.metavar}" in help_text
        assert f"\n{key.name} =" in settings


@pytest.mark.parametrize("text", ["3.11", "py311", "311", "3.11.4", "py3.11"])
def test_versions(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.statusfix]\ntarget-version = '{text}'\n")
    assert load(directory=str(tmp_path)).target_version == (3, 11)


def test_nothing_is_read_above_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "project").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "setup.cfg").write_text("[flake8]\nselect = HSC001\n")
    (home / "pyproject.toml").write_text("[tool.statusfix]\nstyle = 'drf'\n")
    assert load(directory=str(home / "project")) == Options()
    assert load(directory=str(home)).style == "drf"


def test_an_addition_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "setup.cfg").write_text("[flake8]\nstatusfix-style = drf\nselect = HSC001\n")
    more = tmp_path / "more.cfg"
    more.write_text("[flake8]\nstatusfix-style = numeric\n")
    options = load(append_config=[str(more)], directory=str(tmp_path))
    assert (options.style, options.select) == ("numeric", ("HSC001",))
    more.write_text("[flake8]\nstatusfix-stile = numeric\n")
    with pytest.raises(StatusfixError, match=r"more\.cfg: unknown key"):
        load(append_config=[str(more)], directory=str(tmp_path))
