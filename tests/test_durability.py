"""Nothing is lost whatever happens: runs that are killed, two at once, full disks, odd files."""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from statusfix import temporary
from statusfix.files import write as write_file
from statusfix.model import StatusfixError
from statusfix.temporary import make_temporary, sweep

COMMAND = Path(__file__).resolve().parent.parent / "benchmarks" / "durability.py"
SOURCE = "from flask import abort\n\nabort(404)\n"
FIXED = "from http import HTTPStatus\n\nfrom flask import abort\n\nabort(HTTPStatus.NOT_FOUND)\n"
LEFT = ".a.py.abcd_123.statusfix"


def load() -> ModuleType:
    specification = importlib.util.spec_from_file_location("durability", COMMAND)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


durability = load()


def test_runs_that_are_killed(tmp_path: Path) -> None:
    """The same command does 300 moments and 1,000 files by itself."""
    done = subprocess.run(
        [sys.executable, COMMAND, "--moments=4", "--files=48", "--pairs=0", "--folder", tmp_path],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kill -9 at 4 moments" in done.stdout
    assert done.stdout.endswith("every file was wholly old or wholly new\n")


def test_two_runs_at_once(tmp_path: Path) -> None:
    tree = durability.Tree(tmp_path / "tree", 60, jobs=2)
    tree.learn()
    tree.write()
    runs = [tree.start(), tree.start()]
    said = [run.communicate(timeout=60)[0] for run in runs]
    assert tree.state().is_done
    for line in "".join(said).splitlines():
        assert durability.MEANWHILE.fullmatch(line)


def test_workers_end_with_the_run_that_was_killed(tmp_path: Path) -> None:
    tree = durability.Tree(tmp_path / "tree", 200, jobs=2)
    tree.after = dict.fromkeys(tree.before, b"")
    tree.write()
    run = tree.start()
    tree.wait_for_a_write(run)
    run.kill()  # the workers are not told
    run.communicate(timeout=30)  # they hold the output open for as long as they are there
    tree.run()
    tree.after = {name: (tree.folder / name).read_bytes() for name in tree.before}
    assert tree.state().is_done


def test_one_of_two_runs_is_killed(tmp_path: Path) -> None:
    tree = durability.Tree(tmp_path / "tree", 60, jobs=2)
    report = durability.Report()
    durability.pairs(tree, 1, tree.learn(), report)
    assert report.failures == []


def test_what_is_torn_or_stray_is_seen(tmp_path: Path) -> None:
    tree = durability.Tree(tmp_path / "tree", 4, jobs=1)
    tree.after = {name: content + b"# new\n" for name, content in tree.before.items()}
    tree.write()
    assert tree.state() == (4, 0, [], [])
    one, two, three, four = (tree.folder / name for name in tree.before)
    one.write_bytes(tree.after["p000/m00000.py"])
    two.write_bytes(two.read_bytes()[:-1])
    three.unlink()
    four.chmod(0o600)
    (tree.folder / LEFT).touch()
    torn = ["p000/m00001.py", "p000/m00003.py (mode)", "p000/m00002.py (missing)"]
    state = tree.state()
    assert (state.old, state.new, state.stray) == (1, 1, [LEFT])
    assert sorted(state.torn) == sorted(torn)
    assert not state.is_whole


def test_leftovers_of_a_killed_run_are_cleared_away(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"a.py": SOURCE, "x/b.py": FIXED, LEFT: "half", f"x/{LEFT}": ""})
    assert statusfix().status == 1
    assert (folder / LEFT).exists(), "a report writes nothing"
    assert statusfix("--diff").status == 1
    assert (folder / LEFT).exists()
    assert statusfix("--apply").status == 0
    assert sorted(os.listdir(folder)) == ["a.py", "x"]
    assert os.listdir(folder / "x") == ["b.py"]


def test_only_leftovers_are_cleared_away(tmp_path: Path) -> None:
    kept = {
        "a.py", "a.py.abcd_123.statusfix", ".a.py.statusfix", ".a.py.abcd_123.statusfix.py",
        ".a.py.ABCD_123.statusfix", ".a.py.abcd_1234.statusfix", ".statusfix", "a.statusfix",
    }  # fmt: skip
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / ".link.abcd_123.statusfix").symlink_to("a.py")
    (tmp_path / ".folder.abcd_123.statusfix").mkdir()
    os.mkfifo(tmp_path / ".pipe.abcd_123.statusfix")
    kept = set(os.listdir(tmp_path))
    (tmp_path / LEFT).touch()
    sweep(str(tmp_path))
    assert set(os.listdir(tmp_path)) == kept
    sweep(str(tmp_path / "none"))


def test_a_live_temporary_file_is_left_alone(tmp_path: Path) -> None:
    handle, path = make_temporary(str(tmp_path), "a.py")
    sweep(str(tmp_path))
    script = "import sys; from statusfix.temporary import sweep; sweep(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True)
    assert os.listdir(tmp_path) == [os.path.basename(path)]
    os.close(handle)
    sweep(str(tmp_path))
    assert os.listdir(tmp_path) == []


def test_a_temporary_file_that_is_taken_for_a_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run's sweep may come between the making of a file and its lock."""
    real = temporary._lock
    swept: list[str] = []

    def lock(handle: int, waits: bool) -> bool:
        if waits and not swept:
            swept.extend(os.listdir(tmp_path))
            sweep(str(tmp_path))
        return real(handle, waits)

    monkeypatch.setattr(temporary, "_lock", lock)
    handle, path = make_temporary(str(tmp_path), "a.py")
    os.close(handle)
    assert [os.path.basename(path)] == os.listdir(tmp_path) != swept


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def flock(handle: int, operation: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    (tmp_path / LEFT).touch()
    (tmp_path / "a.py").write_bytes(b"before")
    write_file(str(tmp_path / "a.py"), b"before", b"after")
    assert (tmp_path / "a.py").read_bytes() == b"after"
    assert sorted(os.listdir(tmp_path)) == [LEFT, "a.py"], "nobody can tell whose it is"


def test_what_another_run_has_written_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"after")
    inode = (tmp_path / "a.py").stat().st_ino
    write_file(str(tmp_path / "a.py"), b"before", b"after")
    assert (tmp_path / "a.py").stat().st_ino == inode
    assert os.listdir(tmp_path) == ["a.py"]


@pytest.mark.parametrize("letter", ["a", "\N{SNOWMAN}"])
def test_a_long_name(
    letter: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    name = letter * (250 // len(letter.encode())) + ".py"
    folder = write({name: SOURCE})
    assert statusfix("--apply").status == 0
    assert (folder / name).read_text() == FIXED
    assert os.listdir(folder) == [name]


def test_a_file_that_may_not_grow(write: Callable[..., Path], statusfix: Any) -> None:
    """What a full disk does, for one file: the write fails in its midst."""
    large = SOURCE + f"TEXT = '{'x' * 50_000}'\n"
    folder = write({"a.py": large, "good.py": SOURCE})

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [*statusfix.command, "--apply"],
        cwd=folder, env=statusfix.environment, capture_output=True, text=True, preexec_fn=limit,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "./a.py: error: not written: File too large\n"
    assert (folder / "a.py").read_text() == large
    assert (folder / "good.py").read_text() == FIXED
    assert sorted(os.listdir(folder)) == ["a.py", "good.py"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "statusfix-test", folder]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_no_space_left(small_disk: Path, statusfix: Callable[..., Any]) -> None:
    large = SOURCE + f"TEXT = '{'x' * 70_000}'\n"
    (small_disk / "a.py").write_text(large)
    (small_disk / "good.py").write_text(SOURCE)
    done = statusfix("--apply", small_disk)
    assert done.status == 2
    assert done.err == f"{small_disk}/a.py: error: not written: No space left on device\n"
    assert (small_disk / "a.py").read_text() == large
    assert (small_disk / "good.py").read_text() == FIXED
    assert sorted(os.listdir(small_disk)) == ["a.py", "good.py"]


def test_a_read_only_folder() -> None:
    """Nothing can be put beside the file there, and without that it is not written at all."""
    folder = Path(tempfile.mkdtemp())  # where everybody can go, which tmp_path is not
    path = folder / "a.py"
    path.write_bytes(b"before")
    user = os.geteuid()
    if user == 0:
        os.chown(folder, 65534, -1)
        os.chown(path, 65534, -1)
    folder.chmod(0o555)
    try:
        if user == 0:
            os.seteuid(65534)  # root writes everywhere
        with pytest.raises(StatusfixError, match=r"^not written: Permission denied$"):
            write_file(str(path), b"before", b"after")
    finally:
        os.seteuid(user)
        folder.chmod(0o755)
        content = path.read_bytes()
        shutil.rmtree(folder)
    assert content == b"before"


def test_links_that_leave_the_paths(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    folder = write({"in/a.py": SOURCE, "out/b.py": SOURCE, "out/sub/c.py": SOURCE})
    (folder / "in/b.py").symlink_to("../out/b.py")
    (folder / "in/sub").symlink_to("../out/sub")
    assert statusfix("--apply", "in").out == "fixed 1 finding in 1 file; nothing left\n"
    done = statusfix("--apply", "in/b.py", "in/a.py")
    assert done.status == 2
    assert done.err == (
        "in/b.py: error: not written: it is a symbolic link; name the file it points to\n"
    )
    assert (folder / "out/b.py").read_text() == SOURCE
    assert (folder / "out/sub/c.py").read_text() == SOURCE
    assert (folder / "in/b.py").is_symlink()
    assert (folder / "in/a.py").read_text() == FIXED


def test_other_names_of_a_file(write: Callable[..., Path], statusfix: Callable[..., Any]) -> None:
    folder = write({"in/a.py": SOURCE, "good.py": SOURCE})
    os.link(folder / "in/a.py", folder / "b.txt")
    done = statusfix("--apply")
    assert done.status == 2
    assert "./in/a.py: error: not written: the file has other hard links" in done.err
    assert (folder / "b.txt").read_text() == SOURCE
    assert (folder / "b.txt").samefile(folder / "in/a.py")
    assert (folder / "good.py").read_text() == FIXED


@pytest.mark.parametrize("mode", [0o600, 0o755, 0o664])
def test_modes_are_kept(
    mode: int, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    path = write({"a.py": SOURCE}) / "a.py"
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12346)
    owner = (path.stat().st_uid, path.stat().st_gid)
    assert statusfix("--apply").status == 0
    assert path.stat().st_mode & 0o7777 == mode
    assert (path.stat().st_uid, path.stat().st_gid) == owner


ENCODINGS = {
    "utf-7": b"abort(404)  # +AGE-\n",
    "iso-2022-jp": b"abort(404)  # \x1b(B\x1b(Bx\n",
    "unicode_escape": b"abort(404)  # \\x41\n",
    "cp932": b"abort(404)  # \x87\x90\n",
    "undefined": b"abort(404)\n",
    "idna": b"abort(404)\n",
    "punycode": b"abort(404)\n",
    "rot13": b"nobeg(404)\n",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_that_does_not_give_the_same_bytes_back(
    encoding: str, write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    content = f"# coding: {encoding}\nfrom flask import abort\n".encode() + ENCODINGS[encoding]
    folder = write({"a.py": content, "good.py": SOURCE})
    done = statusfix("--apply")
    assert done.status == 2
    assert done.err.startswith("./a.py: error: ")
    assert "defect" not in done.err
    assert (folder / "a.py").read_bytes() == content
    assert (folder / "good.py").read_text() == FIXED
    assert statusfix("-", "--apply", stdin=content).stdout == content


def test_a_hundred_thousand_lines(
    write: Callable[..., Path], statusfix: Callable[..., Any]
) -> None:
    text = "TEXT = '''\n" + "404\n" * 89_990 + "'''\n" + "# 404\n" * 10_000
    source = f"from http import HTTPStatus\n\nfrom flask import abort\n\n{text}\n\nabort(404)\n"
    assert source.count("\n") == 100_000 - 1
    folder = write({"a.py": source})
    done = statusfix()
    assert done.lines[0].startswith("./a.py:99999:7: HSC001 404")
    assert statusfix("--apply").out == "fixed 1 finding in 1 file; nothing left\n"
    fixed = source.replace("abort(404)", "abort(HTTPStatus.NOT_FOUND)")
    assert (folder / "a.py").read_text() == fixed
