"""What the command walks, what it leaves alone, and how it writes."""

from __future__ import annotations

import errno
import os
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from statusfix.files import SKIPPED_FOLDERS, Found, discover, is_generated
from statusfix.files import write as write_file
from statusfix.model import FileError, StatusfixError

SOURCE = "from flask import abort\n\nabort(404)\n"


def found(*paths: str, exclude: Sequence[str] = (), force_exclude: bool = False) -> list[str]:
    """The files that a walk finds from the working directory, with errors in brackets."""
    return [
        os.path.normpath(one.path) if isinstance(one, Found) else f"[{one.path}: {one.message}]"
        for one in discover(paths or (".",), exclude, force_exclude)
    ]


@pytest.fixture
def tree(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write files that are all alike, and go where they are."""

    def tree(*names: str, **contents: str) -> Path:
        folder = write(dict.fromkeys(names, SOURCE) | contents)
        monkeypatch.chdir(folder)
        return folder

    return tree


def ignore_file(write: Callable[..., Path], name: str, *lines: str) -> None:
    write({name: "".join(f"{line}\n" for line in lines)})


def test_python_files_in_a_stable_order(tree: Callable[..., Path]) -> None:
    tree("b.py", "a.py", "x/c.py", "a/d.pyi", "a/e.txt", "a/f.pyc", "README.md", "g.py~")
    assert found() == ["a.py", "b.py", "a/d.pyi", "x/c.py"]
    assert found("x", "a") == ["x/c.py", "a/d.pyi"]


def test_each_file_once(tree: Callable[..., Path]) -> None:
    folder = tree("a.py", "x/b.py")
    assert found("a.py", "x", "./a.py", str(folder / "a.py"), ".", "x/b.py") == ["a.py", "x/b.py"]


def test_what_does_not_exist_is_an_error(tree: Callable[..., Path]) -> None:
    tree("a.py")
    assert found("none.py", "a.py") == ["[none.py: no such file or folder]", "a.py"]


def test_no_repository_no_gitignore(tree: Callable[..., Path], write: Callable[..., Path]) -> None:
    tree("a.py", "b.py")
    ignore_file(write, "sub/.gitignore", "*.py")
    write({"sub/c.py": SOURCE})
    # a .gitignore counts in its own folder even where the repository is not here (an export)
    assert found() == ["a.py", "b.py"]


GITIGNORES = {
    "a name": ({".gitignore": ["b.py"]}, ["a.py", "x/c.py", "x/y/d.py"]),
    "a pattern": ({".gitignore": ["*.py"]}, []),
    "anchored": ({".gitignore": ["/b.py", "/y"]}, ["a.py", "x/b.py", "x/c.py", "x/y/d.py"]),
    "anchored by a slash in it": (
        {".gitignore": ["x/b.py"]}, ["a.py", "b.py", "x/c.py", "x/y/d.py"],
    ),
    "a folder": ({".gitignore": ["x/"]}, ["a.py", "b.py"]),
    "a folder's name for files": (
        {".gitignore": ["b.py/"]}, ["a.py", "b.py", "x/b.py", "x/c.py", "x/y/d.py"],
    ),
    "a folder below": ({".gitignore": ["y/"]}, ["a.py", "b.py", "x/b.py", "x/c.py"]),
    "two stars": ({".gitignore": ["x/**/d.py", "**/b.py"]}, ["a.py", "x/c.py"]),
    "negation": ({".gitignore": ["*.py", "!a.py", "!x/c.py"]}, ["a.py", "x/c.py"]),
    "negation below an ignored folder": ({".gitignore": ["x/", "!x/c.py"]}, ["a.py", "b.py"]),
    "negation below ignored content": (
        {".gitignore": ["x/*", "!x/c.py"]}, ["a.py", "b.py", "x/c.py"],
    ),
    "nested": ({"x/.gitignore": ["b.py", "/y"]}, ["a.py", "b.py", "x/c.py"]),
    "nested, the inner one decides": (
        {".gitignore": ["*.py"], "x/.gitignore": ["!b.py", "!d.py"]}, ["x/b.py", "x/y/d.py"],
    ),
    "comments, spaces, nonsense": (
        {".gitignore": ["# b.py", "", "   ", "!", "[", "a.py  ", "/"]},
        ["b.py", "x/b.py", "x/c.py", "x/y/d.py"],
    ),
    "info/exclude": ({".git/info/exclude": ["x/"]}, ["a.py", "b.py"]),
    "info/exclude is overruled": (
        {".git/info/exclude": ["*.py"], ".gitignore": ["!a.py"]}, ["a.py"],
    ),
    "carriage returns": ({".gitignore": ["b.py\r", "y/\r"]}, ["a.py", "x/c.py"]),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), GITIGNORES.values(), ids=GITIGNORES.keys())
def test_gitignore(
    files: dict[str, list[str]],
    expected: list[str],
    tree: Callable[..., Path],
    write: Callable[..., Path],
) -> None:
    folder = tree("a.py", "b.py", "x/b.py", "x/c.py", "x/y/d.py")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for name, lines in files.items():
        ignore_file(write, name, *lines)
    git = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-o", "--exclude-standard", "*.py"],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sorted(git.stdout.split()) == sorted(expected), "git itself says otherwise"
    assert found() == expected
    # the same from below, and for the walk of a folder that is named
    os.chdir(folder / "x")
    below = [name[2:] for name in expected if name.startswith("x/")]
    if expected != ["a.py", "b.py"]:  # x itself is ignored: then naming it asks for all of it
        assert found() == below
        os.chdir(folder)
        assert found("x") == [f"x/{name}" for name in below]


def test_naming_an_ignored_folder_asks_for_it(
    tree: Callable[..., Path], write: Callable[..., Path]
) -> None:
    tree("build/a.py", "build/x/b.py", "build/y/c.py", ".git/HEAD")
    ignore_file(write, ".gitignore", "build/")
    ignore_file(write, "build/.gitignore", "y")
    assert found() == []
    assert found("build") == ["build/a.py", "build/x/b.py"]
    assert found("build/y") == ["build/y/c.py"]
    assert found("build", "build/a.py", force_exclude=True) == []


@pytest.mark.parametrize(
    "name",
    [*sorted(SKIPPED_FOLDERS), "x.egg", "x.egg-info", "x-1.0.dist-info"],
)
def test_folders_that_nobody_means(name: str, tree: Callable[..., Path]) -> None:
    tree("a.py", f"{name}/b.py", f"x/{name}/y/c.py")
    assert found() == ["a.py"]
    assert found(name) == [f"{name}/b.py"]
    assert found(f"{name}/b.py", name, f"x/{name}/y", force_exclude=True) == []


def test_virtual_environments(tree: Callable[..., Path]) -> None:
    tree("a.py", "my/env/lib/b.py", "my/env/pyvenv.cfg", "my/c.py", "env/d.py")
    assert found() == ["a.py", "env/d.py", "my/c.py"]
    assert found("my/env/lib/b.py", "my/c.py", force_exclude=True) == ["my/c.py"]


@pytest.mark.parametrize("marker", ["pyproject.toml", "setup.py", "setup.cfg"])
def test_build_output_lies_beside_a_project_file(marker: str, tree: Callable[..., Path]) -> None:
    tree("build/a.py", "dist/b.py", "p/build/c.py", "p/dist/d.py", f"p/{marker}", "p/x/build/e.py")
    expected = ["build/a.py", "dist/b.py", "p/setup.py", "p/x/build/e.py"]
    assert found() == [name for name in expected if name != "p/setup.py" or marker == "setup.py"]


def test_exclude(tree: Callable[..., Path]) -> None:
    folder = tree("a.py", "x/a.py", "x/b.py", "y/c.py")
    assert found(exclude=["a.py"]) == ["x/b.py", "y/c.py"]
    assert found(exclude=["x"]) == ["a.py", "y/c.py"]
    assert found(exclude=[str(folder / "x/*")]) == ["a.py", "y/c.py"]
    assert found("x/b.py", exclude=["x"]) == ["x/b.py"]
    assert found("x/b.py", "a.py", exclude=["x"], force_exclude=True) == ["a.py"]
    assert found(str(folder / "x/b.py"), exclude=[str(folder / "x")], force_exclude=True) == []


def test_links_are_not_followed(tree: Callable[..., Path]) -> None:
    folder = tree("a.py", "x/b.py", "../outside/c.py")
    (folder / "link.py").symlink_to("a.py")
    (folder / "folder").symlink_to("../outside")
    (folder / "x/loop").symlink_to("..")
    (folder / "broken.py").symlink_to("nowhere.py")
    (folder / "self").symlink_to("self")
    assert found() == ["a.py", "x/b.py"]
    assert found("folder") == ["folder/c.py"]
    assert found("link.py") == ["link.py"]
    assert found("a.py", "link.py") == ["a.py"]


def test_a_folder_like_a_file_and_a_pipe_like_a_file(tree: Callable[..., Path]) -> None:
    folder = tree("x.py/a.py", "b.py")
    os.mkfifo(folder / "pipe.py")
    assert found() == ["b.py", "x.py/a.py"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("# @generated by protoc", True),
        ("# Generated by the protocol buffer compiler.  DO NOT EDIT!", True),
        ("# -*- coding: utf-8 -*-\n# This file is generated. Do not modify.", True),
        ('"""Code that is generated, do not edit."""', False),
        ("# Generated by Django 5.0 on 2024-01-01 00:00", False),
        ("# generated ids go here", False),
        ("x = 1\n" * 600 + "# @generated", False),
        ("", False),
    ],
)
def test_generated_files(head: str, expected: bool) -> None:
    assert is_generated(head.encode()) is expected


def test_generated_files_are_done_by_name(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a_pb2.py": f"# @generated\n{SOURCE}"})
    assert statusfix("--apply", ".").out == "no findings\n"
    assert (folder / "a_pb2.py").read_text() == f"# @generated\n{SOURCE}"
    assert statusfix("a_pb2.py").codes == ["HSC001"]
    assert statusfix("a_pb2.py", "--force-exclude").codes == []


def test_migrations_are_reported_and_not_edited(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    name = "shop/migrations/0001_initial.py"
    folder = write({name: SOURCE, "a.py": SOURCE})
    done = statusfix("--apply")
    assert done.status == 1
    assert done.lines == [
        f"./{name}:3:7: HSC001 404 is a bare number in a response, write HTTPStatus.NOT_FOUND "
        "(RFC 9110 15.5.5) [no fix: files of migrations are reported, not edited]"
    ]
    assert (folder / name).read_text() == SOURCE
    assert "HTTPStatus" in (folder / "a.py").read_text()


def test_installed_packages_are_never_rewritten(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": SOURCE})
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "env"], cwd=folder, check=True)
    (packages,) = (folder / "env/lib").glob("python*/site-packages")
    module = packages / "shop.py"
    module.write_text(SOURCE)
    (folder / "node_modules/x").mkdir(parents=True)
    (folder / "node_modules/x/gyp.py").write_text(SOURCE)
    done = statusfix("--apply", ".")
    assert done.out == "fixed 1 finding in 1 file; nothing left\n"
    # not even from inside, or by a folder's name
    for cwd, path in ((packages, "."), (folder, "env"), (folder, packages)):
        done = statusfix("--apply", path, cwd=cwd)
        assert module.read_text() == SOURCE
        assert done.status == 0 if path == "env" else done.status == 2
    assert "shop.py: error: not rewritten: an installed package; name the file" in done.err
    assert statusfix(packages).codes == ["HSC001"]
    assert statusfix("--apply", module).status == 0
    assert "HTTPStatus" in module.read_text()


def test_a_stub_is_checked(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    write({"a.pyi": "from flask import abort\n\nabort(404)\n"})
    assert statusfix().codes == ["HSC001"]


def test_writing_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    path.chmod(0o751)
    write_file(str(path), b"before", b"after")
    assert path.read_bytes() == b"after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o751
    assert os.listdir(tmp_path) == ["a.py"]


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give away"
)
def test_writing_keeps_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    os.chown(path, 12345, 12346)
    write_file(str(path), b"before", b"after")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


def extended(path: Path) -> dict[str, bytes]:
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}


@pytest.fixture
def with_attributes(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    try:
        os.setxattr(path, "user.note", b"of mine\0")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    return path


def test_writing_keeps_extended_attributes(with_attributes: Path) -> None:
    write_file(str(with_attributes), b"before", b"after")
    assert with_attributes.read_bytes() == b"after"
    assert extended(with_attributes)["user.note"] == b"of mine\0"


# An access list as Linux stores it: version 2, then tag, permissions and id of each entry.
def access_list(*entries: tuple[int, int, int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in entries)


NOBODY = 0xFFFFFFFF
LIST = access_list((1, 6, NOBODY), (2, 4, 12345), (4, 4, NOBODY), (16, 4, NOBODY), (32, 0, NOBODY))
ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"


def test_writing_keeps_an_access_list(with_attributes: Path) -> None:
    try:
        os.setxattr(with_attributes, ACCESS, LIST)
    except OSError:
        pytest.skip("no access lists here")
    before = extended(with_attributes)
    write_file(str(with_attributes), b"before", b"after")
    assert with_attributes.read_bytes() == b"after"
    assert extended(with_attributes) == before


def test_a_new_files_access_list_is_not_taken_over(with_attributes: Path) -> None:
    try:
        os.setxattr(with_attributes.parent, DEFAULT, LIST)
    except OSError:
        pytest.skip("no access lists here")
    before = extended(with_attributes)
    write_file(str(with_attributes), b"before", b"after")
    assert extended(with_attributes) == before
    assert ACCESS not in before


def test_what_can_not_be_kept_is_not_written(
    with_attributes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(StatusfixError, match="not written: Operation not permitted"):
        write_file(str(with_attributes), b"before", b"after")
    assert with_attributes.read_bytes() == b"before"
    assert os.listdir(with_attributes.parent) == ["a.py"]


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"theirs")
    with pytest.raises(StatusfixError, match="somebody else changed the file"):
        write_file(str(path), b"before", b"after")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["a.py"]


def test_a_file_with_other_names_is_not_parted_from_them(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    os.link(path, tmp_path / "b.py")
    with pytest.raises(StatusfixError, match="hard links"):
        write_file(str(path), b"before", b"after")


def test_a_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"before")
    (tmp_path / "b.py").symlink_to("a.py")
    with pytest.raises(StatusfixError, match="symbolic link"):
        write_file(str(tmp_path / "b.py"), b"before", b"after")
    assert (tmp_path / "b.py").is_symlink()


@pytest.mark.parametrize("stage", ["fsync", "replace"])
def test_an_interrupt_leaves_a_whole_file(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"before")
    real = getattr(os, stage)

    def interrupted(*arguments: Any) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, stage, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(str(path), b"before", b"after")
    assert path.read_bytes() == (b"before" if stage == "fsync" else b"after")
    assert os.listdir(tmp_path) == ["a.py"]


def test_an_unreadable_folder_is_an_error(
    tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("a.py", "x/b.py")
    real = os.scandir

    def scandir(path: str) -> Any:
        if path == "./x":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [one[:2] for one in discover(["."])] == [
        ("./a.py", False),
        FileError("./x", "Permission denied"),
    ]
