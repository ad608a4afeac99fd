"""Second runs: they say what the first ones said, or what a run without a cache says now."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from statusfix.cache import place, rows, store
from statusfix.cache.key import Code, key_of
from statusfix.cache.results import Cache
from statusfix.declared import Digests
from statusfix.files import SKIPPED_FOLDERS, Found
from statusfix.marks import digest, mark_of
from statusfix.options import Options
from statusfix.process import Mode, Task, process
from statusfix.walk import Walk

FIXTURES = Path(__file__).parent.parent / "fixtures"
FINDING = "from flask import abort\n\n\ndef view():\n    abort(404)\n"
CLEAN = "from flask import abort\n\n\ndef view():\n    abort(HTTPStatus.OK)\n"
BROKEN = "from flask import abort\n\n\ndef view(:\n    abort(404)\n"
FORMATS = ("text", "full", "json", "github", "gitlab", "sarif", "junit")
LATER = 10**10  # ns
ENOUGH = 40

# What stands in a project that the tests check: findings, fixes, refusals, errors, odd bytes.
ODD: dict[str, str | bytes] = {
    "pyproject.toml": "[project]\nname = 'shop'\ndependencies = ['starlette>=0.30']\n",
    "broken.py": BROKEN,
    "latin.py": b"# -*- coding: latin-1 -*-\nfrom flask import abort\nabort(404, '\xe9')\n",
    "undeclared.py": b"from flask import abort\nabort(404, '\xe9')\n",
    "made.py": f"# @generated\n{FINDING}",
    "old.py": "from starlette import status\ncode = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE\n",
    "shop/migrations/one.py": FINDING,
    "marked.py": b"\xef\xbb\xbf" + FINDING.replace("\n", "\r\n").encode(),
    "wide.py": FINDING.replace("abort(404)", "abort(404, '\N{SNOWMAN}\N{GRINNING FACE}')"),
}


class Project:
    """A folder with many files, and the command in it with a cache."""

    def __init__(self, folder: Path, program: Any, cache: Path) -> None:
        self.folder = folder
        self.program = program
        self.cache = cache

    def __call__(self, *arguments: str, cached: bool = True, status: int | None = None) -> Any:
        where = ["--cache-dir", str(self.cache)] if cached else ["--no-cache"]
        done = self.program(*where, "--isolated", *arguments, cwd=self.folder)
        assert status is None or done.status == status
        return done

    def holds(self, *arguments: str) -> None:
        """With the cache and without, twice, a run says the same."""
        cold = self(*arguments, cached=False)
        assert self(*arguments) == cold
        assert self(*arguments) == cold

    @property
    def files(self) -> list[Path]:
        return sorted(self.cache.glob("*.json"))

    def engine_runs(self, *arguments: str) -> bool:
        """Whether a run has to look into a file, and reads no result of an earlier one."""
        program = (
            "import sys\nfrom statusfix.cli import main\n"
            f"main(['--cache-dir', {str(self.cache)!r}, '--isolated', *{list(arguments)!r}])\n"
            "print('ENGINE', 'statusfix.scan' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=self.folder,
            capture_output=True,
            text=True,
            errors="replace",
            check=True,
        )
        return "ENGINE True" in done.stdout

    def document(self) -> Any:
        (path,) = self.files
        return json.loads(path.read_bytes().partition(b"\n")[2])

    def known_files(self) -> set[str]:
        folders = self.document()["folders"]
        return {
            os.path.relpath(os.path.join(folder, name), self.folder)
            for folder, (_, rows) in folders.items()
            for name in rows
        }


@pytest.fixture
def project(tmp_path: Path, statusfix: Any, write: Callable[..., Path]) -> Project:
    for number in range(ENOUGH):
        write({f"shop/f{number}.py": FINDING if number % 4 == 0 else CLEAN})
    for name, content in ODD.items():
        write({f"shop/{name}" if name.startswith("shop/") else name: content})
    return Project(tmp_path, statusfix, tmp_path.parent / f"{tmp_path.name}-cache")


def settle(project: Project) -> None:
    """Wait until no file is so young that another change may look the same."""
    newest = max(path.stat().st_ctime for path in project.folder.rglob("*.py"))
    time.sleep(max(0.0, newest + 2.2 - time.time()))


# -- the same as without ------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same(project: Project, form: str) -> None:
    project.holds("--format", form, ".")
    assert not project.engine_runs("--format", form, ".")


def test_one_cache_serves_all_formats(project: Project) -> None:
    project(".")
    for form in FORMATS:
        assert not project.engine_runs("--format", form, ".")
    assert len(project.files) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["-q", "."],
        ["--statistics", "."],
        ["--statistics", "--format", "json", "."],
        ["--color", "always", "--format", "full", "."],
        ["-j2", "."],
        ["shop", "broken.py", "latin.py"],
        ["--diff", "."],
        ["--diff", "--unsafe-fixes", "."],
        ["--style", "starlette", "."],
        ["--exit-zero", "--extend-select", "HSC005", "."],
        ["--per-file-ignores", "shop/f1*: HSC001", "."],
        ["--per-file-select", "shop/f1*: HSC0", "."],
        ["--exclude", "shop", "."],
        ["--baseline", "known.json", "."],
    ],
    ids=" ".join,
)
def test_every_way_to_ask_says_the_same(project: Project, arguments: list[str]) -> None:
    project("--baseline", "known.json", "--update-baseline", "shop/shop", "shop/f0.py")
    project(".")
    project.holds(*arguments)
    project.holds(".")


def test_a_baseline_is_the_same(project: Project) -> None:
    written = []
    for cached in (False, True, True):
        project("--baseline", "known.json", "--update-baseline", ".", cached=cached)
        written.append((project.folder / "known.json").read_bytes())
    assert written[0] == written[1] == written[2]


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_names_that_are_no_text_are_known(project: Project) -> None:
    with open(os.fsencode(project.folder) + b"/shop/\xff.py", "w") as file:
        file.write(FINDING)
    project.holds("--format", "json", ".")
    assert not project.engine_runs(".")


def test_files_that_are_touched_are_known_by_their_content(project: Project) -> None:
    cold = project(".")
    for path in project.folder.rglob("*.py"):
        os.utime(path)
    assert not project.engine_runs(".")
    assert project(".") == cold


def test_a_fresh_checkout_is_known_by_its_content(project: Project) -> None:
    cold = project(".")
    away = project.folder.with_name(f"{project.folder.name}-away")
    shutil.copytree(project.folder, away)
    shutil.rmtree(project.folder)
    shutil.copytree(away, project.folder, copy_function=shutil.copyfile)
    assert not project.engine_runs(".")
    assert project(".") == cold


def test_what_is_written_anew_is_seen(project: Project) -> None:
    project(".")
    for content in (FINDING, FINDING.replace("404", "410"), CLEAN, BROKEN, "", FINDING):
        (project.folder / "shop" / "f1.py").write_text(content)
        project.holds(".")


def test_files_come_and_go(project: Project) -> None:
    project(".")
    (project.folder / "shop" / "f0.py").rename(project.folder / "shop" / "g.py")
    (project.folder / "shop" / "f4.py").unlink()
    project.holds(".")
    assert "shop/f4.py" not in project.known_files()
    assert {"shop/g.py", "shop/f8.py"} <= project.known_files()


def test_a_part_is_checked_and_the_rest_stays_known(project: Project) -> None:
    project(".")
    (project.folder / "shop" / "f1.py").write_text(FINDING)
    (project.folder / "wide.py").unlink()
    project.holds("shop")
    known = project.known_files()
    assert "latin.py" in known
    assert "wide.py" not in known


def test_a_path_is_the_same_however_it_is_written(project: Project) -> None:
    project(".")
    for given in ("shop", "./shop", str(project.folder / "shop"), "shop/../shop/"):
        assert not project.engine_runs(given)
        project.holds(given)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", "[project]\nname = 'shop'\ndependencies = ['starlette>=0.48']\n"),
        ("setup.cfg", "[options]\ninstall_requires = starlette>=0.48\n"),
        ("requirements.txt", "starlette>=0.48\n"),
        ("requirements/dev.txt", "starlette>=0.48\n"),
    ],
)
def test_what_is_declared_counts(project: Project, name: str, content: str) -> None:
    """HSC006 speaks where the lower bound of Starlette has the new name."""
    (project.folder / "pyproject.toml").write_text("[project]\nname = 'shop'\n")
    assert "HSC006" not in project(".").out
    path = project.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    assert "HSC006" in project(".").out
    project.holds(".")
    path.unlink()
    assert "HSC006" not in project(".").out


def test_what_is_declared_without_a_project_counts(project: Project) -> None:
    (project.folder / "pyproject.toml").unlink()
    assert "HSC006" not in project(".").out
    (project.folder / "requirements.txt").write_text("starlette>=0.48\n")
    assert "HSC006" in project(".").out
    (project.folder / ".git").mkdir()
    project.holds(".")


def test_a_generated_file_is_checked_where_it_is_named(project: Project) -> None:
    assert "made.py" not in project(".").out
    assert "made.py" in project("shop", "made.py").out
    assert "made.py" not in project(".").out


def test_links_are_known_by_what_they_lead_to(project: Project) -> None:
    link = project.folder / "link.py"
    link.symlink_to("shop/f1.py")
    project.holds("shop", "link.py", "wide.py")
    link.unlink()
    link.symlink_to("latin.py")
    assert "link.py" in project("shop", "link.py", "wide.py").out
    project.holds("shop", "link.py", "wide.py")


def change(project: Project, chance: random.Random) -> None:
    """Do one of the things that happen to the files of a project."""
    path = chance.choice(sorted(project.folder.rglob("*.py")))
    content, status = path.read_bytes(), path.stat()
    kind = chance.randrange(9)
    if kind == 0:
        path.write_bytes(content + b"\nabort(410)\n")
    elif kind == 1:
        os.utime(path)
    elif kind == 2:
        path.write_bytes(content.replace(b"404", b"299"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif kind == 3:
        path.write_bytes(content + b"\ndef (:\n")
    elif kind == 4:
        path.rename(path.with_name(f"new_{path.name}"))
    elif kind == 5:
        shutil.copy2(path, path.with_name(f"copy{chance.randrange(5)}.py"))
    elif kind == 6:
        path.write_bytes(content.removesuffix(b"\ndef (:\n"))
    elif kind == 7:
        declared = chance.choice(["starlette>=0.48\n", "starlette>=0.30\n", "django>=4\n"])
        (project.folder / chance.choice(["", "shop"]) / "requirements.txt").write_text(declared)
    else:
        path.write_bytes(b"# @generated\n" + content)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_to_the_files(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        for _ in range(chance.randrange(1, 5)):
            change(project, chance)
        form = chance.choice([[], ["--format", "json"], ["--style", "starlette"], ["--diff"]])
        project.holds(*form, chance.choice([".", "shop"]))


# -- rewriting ----------------------------------------------------------------------------------


def test_a_rewrite_passes_over_what_is_clean_only(project: Project) -> None:
    project(".")
    done = project("--apply", ".")
    assert "abort(HTTPStatus.NOT_FOUND)" in (project.folder / "shop" / "f0.py").read_text()
    assert "fixed" in done.out
    project.holds(".")
    before = {path: path.read_bytes() for path in project.folder.rglob("*.py")}
    project("--apply", ".")
    assert before == {path: path.read_bytes() for path in project.folder.rglob("*.py")}


def test_what_a_rewrite_learns_is_true_for_a_check(project: Project) -> None:
    first = project("--apply", "--unsafe-fixes", ".", cached=True)
    second = project("--apply", "--unsafe-fixes", ".")
    assert (first.status, second.status) == (2, 2)  # broken.py
    project.holds(".")
    project.holds("--format", "json", ".")


def test_noqa_is_added_all_the_same(project: Project) -> None:
    project(".")
    assert "silenced" in project("--add-noqa", ".").out
    project.holds(".")


# -- marks and clocks ---------------------------------------------------------------------------


def cache_in(folder: Path, begun: int, **what: Any) -> Cache:
    return Cache(str(folder / "cache"), Options(), begun, **what)


def found_in(folder: Path, mark: Any = None) -> Found:
    path = folder / "a.py"
    return Found(str(path), False, 0, mark or mark_of(path.stat()))


def checked(folder: Path) -> Any:
    return process(Task(str(folder / "a.py"), Options(), Mode.PLAN, wants_digest=True))


@pytest.mark.parametrize("later", [0, LATER])
def test_a_change_within_a_tick_of_the_clock_is_seen(
    write: Callable[..., Path], later: int
) -> None:
    """The second content has the size, times and inode of the first."""
    folder = write({"a.py": FINDING})
    one = found_in(folder)
    begun = max(one.mark[1:3]) + later  # type: ignore[index]
    cache = cache_in(folder, begun)
    assert cache.known([one]) == {}
    cache.keep(one, checked(folder))
    cache.save([str(folder)], [one])
    write({"a.py": FINDING.replace("404", "410")})
    known = cache_in(folder, begun + 2 * LATER).known([one])
    assert bool(known) is bool(later), "a mark is trusted where the file was old already"


def test_a_young_file_is_known_by_its_content(write: Callable[..., Path]) -> None:
    folder = write({"a.py": FINDING})
    one = found_in(folder)
    begun = max(one.mark[1:3])  # type: ignore[index]
    cache = cache_in(folder, begun)
    done = checked(folder)
    cache.keep(one, done)
    cache.save([str(folder)], [one])
    old = cache_in(folder, begun + LATER)
    assert old.known([one]) == {0: done._replace(digest="")}
    old.save([str(folder)], [one])  # now its mark can be trusted
    (folder / "a.py").unlink()
    assert cache_in(folder, begun + LATER).known([one])


def test_a_clock_that_is_set_back_makes_nothing_wrong(write: Callable[..., Path]) -> None:
    folder = write({"a.py": FINDING})
    one = found_in(folder)
    past = max(one.mark[1:3]) - 10**15  # type: ignore[index]
    cache = cache_in(folder, past)
    cache.keep(one, checked(folder))
    cache.save([str(folder)], [one])
    assert cache_in(folder, past).known([one])
    write({"a.py": CLEAN})
    assert not cache_in(folder, past).known([one])


def test_a_content_of_the_same_size_with_its_time_set_back_is_seen(project: Project) -> None:
    path = project.folder / "shop" / "f0.py"
    settle(project)
    project(".")
    before = path.stat()
    path.write_text(FINDING.replace("404", "299"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    project.holds(".")


def test_a_second_run_reads_no_file_that_was_old(project: Project) -> None:
    settle(project)
    cold = project(".")
    written = project.files[0].stat().st_mtime_ns
    arguments = ["--cache-dir", str(project.cache), "--isolated", "-q", "."]
    program = f"from statusfix.cli import main\nmain({arguments!r})"
    opened = opened_by(program, project.folder)
    assert str(project.folder / "shop") in {os.path.normpath(one) for one in opened}
    assert not {one for one in opened if one.endswith(".py")}
    assert project(".") == cold
    assert project.files[0].stat().st_mtime_ns == written, "nothing is new, nothing is written"


# -- files that are no caches -------------------------------------------------------------------


def damage(content: bytes, how: str) -> bytes:
    middle = len(content) // 2
    head, _, body = content.partition(b"\n")
    return {
        "empty": b"",
        "cut": content[:middle],
        "cut in the head": content[:20],
        "longer": content + b"\n",
        "flipped": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "zeros": bytes(len(content)),
        "other format": content.replace(b"cache 1", b"cache 0", 1),
        "no head": body,
        "other program's": b"\x80\x04cos\nsystem\n(S'touch planted'\ntR.",
        "not JSON": head + b"\n{",
    }[how]


@pytest.mark.parametrize(
    "how",
    [
        "empty", "cut", "cut in the head", "longer", "flipped", "zeros", "other format", "no head",
        "other program's", "not JSON",
    ],
)  # fmt: skip
def test_a_damaged_file_is_made_anew(project: Project, how: str) -> None:
    cold = project(".")
    (path,) = project.files
    whole = path.read_bytes()
    path.write_bytes(damage(whole, how))
    assert project(".") == cold
    assert len(path.read_bytes()) == len(whole)
    assert not project.engine_runs(".")


def planted(project: Project, change: Callable[[Any], Any]) -> None:
    """Put a document there that somebody has made who knows the format."""
    (path,) = project.files
    document = change(project.document())
    key = path.stem
    path.unlink()
    store.write(str(project.cache), key, document, rows.name_of)
    assert project.files == [path]


def with_result(result: Any) -> Callable[[Any], Any]:
    def change(document: Any) -> Any:
        for _, files in document["folders"].values():
            for row in files.values():
                row[6:] = result
        return document

    return change


POSITION = [1, 0, 1, 3]
FOUND = ["HSC001", "planted", POSITION, 404, None, None, None, "must"]
MALFORMED: dict[str, Callable[[Any], Any]] = {
    "a list": lambda _: [],
    "a number": lambda _: 7,
    "no code": lambda one: {"folders": one["folders"]},
    "no folders": lambda one: {"code": one["code"]},
    "folders in a list": lambda one: one | {"folders": [1, 2]},
    "rows in a list": lambda one: one | {"folders": {key: ["", [1]] for key in one["folders"]}},
    "no rows": lambda one: one | {"folders": dict.fromkeys(one["folders"])},
    "short rows": lambda one: (
        one
        | {
            "folders": {
                name: [declared, {key: [1] for key in files}]
                for name, (declared, files) in one["folders"].items()
            }
        }
    ),
    "no result": with_result([[]]),
    "short finding": with_result([[FOUND[:3]], [], None]),
    "text for a line": with_result([[[*FOUND[:2], ["1", 0, 1, 3], *FOUND[3:]]], [], None]),
    "number for a message": with_result([[["HSC001", 5, *FOUND[2:]]], [], None]),
    "unknown reason": with_result([[[*FOUND[:5], ["EVIL", ""], None, "must"]], [], None]),
    "error in a list": with_result([[], [], ["no"]]),
    "text for a count": with_result([[], [["404", "2"]], None]),
}


@pytest.mark.parametrize("how", MALFORMED)
def test_a_planted_file_does_no_harm(project: Project, how: str) -> None:
    cold = project(".", cached=False)
    project(".")
    planted(project, MALFORMED[how])
    assert project(".") == cold
    assert project(".") == cold


def test_nothing_is_read_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, key = str(tmp_path), "0" * 32
    store.write(folder, key, {"a": 1}, rows.name_of)
    assert store.read(folder, key) == {"a": 1}
    assert store.read(folder, "1" * 32) == {}
    shutil.copy(tmp_path / f"{key}.json", tmp_path / f"{'1' * 32}.json")
    assert store.read(folder, "1" * 32) == {}, "a file of another key"
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert store.read(folder, key) == {}


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / f"{'0' * 32}.json")
        assert store.read(str(tmp_path), "0" * 32) == {}
    (tmp_path / f"{'1' * 32}.json").mkdir()
    assert store.read(str(tmp_path), "1" * 32) == {}
    store.write(str(tmp_path), "1" * 32, {}, rows.name_of)


# -- where it is --------------------------------------------------------------------------------


def test_it_lies_in_the_project(project: Project) -> None:
    environment = {place.VARIABLE: ""}
    done = project.program("--isolated", ".", cwd=project.folder, env=environment)
    made = project.folder / place.NAME
    assert {".gitignore", "CACHEDIR.TAG"} < {one.name for one in made.iterdir()}
    assert (made / ".gitignore").read_text().splitlines()[-1] == "*"
    (made / "planted.py").write_text(FINDING)
    again = project.program("--isolated", ".", cwd=project.folder, env=environment)
    assert again == done
    shop = project.program("--isolated", "shop", cwd=project.folder, env=environment)
    assert shop.status == 1
    assert not (project.folder / "shop" / place.NAME).exists()


def test_outside_of_projects_it_lies_with_the_user(project: Project) -> None:
    for name in ("pyproject.toml", "setup.cfg"):
        (project.folder / name).unlink(missing_ok=True)
    place_of_user = {place.VARIABLE: "", "XDG_CACHE_HOME": str(project.cache)}
    project.program("--isolated", ".", cwd=project.folder, env=place_of_user)
    if sys.platform == "linux":
        assert list((project.cache / "statusfix").glob("*.json"))
    assert not (project.folder / place.NAME).exists()


def test_the_environment_names_a_place_and_a_flag_another(project: Project) -> None:
    there = project.cache.with_name("there")
    project.program("--isolated", ".", cwd=project.folder, env={place.VARIABLE: str(there)})
    assert list(there.glob("*.json"))
    before = [path.stat().st_mtime_ns for path in there.iterdir()]
    project(".")
    assert project.files
    assert before == [path.stat().st_mtime_ns for path in there.iterdir()]


def test_no_cache_is_made_or_read(project: Project) -> None:
    project(".", cached=False)
    assert not project.cache.exists()
    assert not (project.folder / place.NAME).exists()
    project(".")
    planted(project, with_result([[FOUND], [], None]))
    assert "planted" in project(".").out
    assert "planted" not in project(".", cached=False).out


@pytest.mark.parametrize("kind", ["a file", "a device", "below a file", "no room", "read-only"])
def test_a_place_that_refuses_is_no_error(project: Project, kind: str) -> None:
    cold = project(".", cached=False)
    given = {
        "a file": project.folder / "wide.py",
        "a device": Path(os.devnull),
        "below a file": project.folder / "wide.py" / "below",
        "no room": project.cache,
        "read-only": project.cache,
    }[kind]
    if kind == "read-only":
        project.cache.mkdir()
        project.cache.chmod(0o500)
    resource = pytest.importorskip("resource")

    def limits() -> None:
        if kind == "no room":
            resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    command = [sys.executable, "-m", "statusfix", "--isolated", "--cache-dir", str(given), "."]
    for _ in range(2):
        done = subprocess.run(
            command, cwd=project.folder, capture_output=True, preexec_fn=limits, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (
            cold.status, cold.stdout, cold.stderr,
        )  # fmt: skip
    if kind == "no room":
        assert not list(project.cache.glob("*.tmp"))
        assert not project.files


def test_few_files_and_standard_input_leave_nothing(project: Project) -> None:
    project("wide.py")
    project("wide.py", "latin.py", "--format", "json")
    project.program("--cache-dir", project.cache, "-", cwd=project.folder, stdin=FINDING.encode())
    assert not project.cache.exists()


def test_a_cluster_has_none(project: Project) -> None:
    task = Task("", Options(), Mode.PLAN)
    cache = str(project.cache)
    assert Walk(["."], task, 1, False, "local", cache)._opened(0) is None
    assert Walk(["."], task, 1, False, None, None)._opened(0) is None
    assert Walk(["."], task, 1, False, None, cache)._opened(0) is not None


def test_no_walk_goes_into_it() -> None:
    assert place.NAME in SKIPPED_FOLDERS


def test_old_files_are_removed(tmp_path: Path) -> None:
    names = [f"{number:032x}" for number in range(store._KEPT + 6)]
    for age, name in enumerate(names):
        store.write(str(tmp_path), name, {}, rows.name_of)
        os.utime(tmp_path / f"{name}.json", (time.time() - 100 - age,) * 2)
    left = tmp_path / f"{names[0]}.abcdefgh.tmp"
    other = tmp_path / "notes.json"
    for path in (left, other):
        path.write_text("")
        os.utime(path, (0, 0))
    store.write(str(tmp_path), "f" * 32, {}, rows.name_of)
    kept = {path.stem for path in tmp_path.glob("*.json")}
    assert len(kept) == store._KEPT + 1
    assert {"f" * 32, "notes", names[0]} <= kept
    assert names[-1] not in kept
    assert not left.exists()


# -- several runs, and half ones ----------------------------------------------------------------


def test_runs_at_once_disturb_nobody(project: Project) -> None:
    cold = project(".", cached=False)
    command = [sys.executable, "-m", "statusfix", "--isolated", "--cache-dir", str(project.cache)]
    for _ in range(2):
        runs = [
            subprocess.Popen(
                [*command, "."],
                cwd=project.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            for _ in range(4)
        ]
        for run in runs:
            out, err = run.communicate(timeout=120)
            assert (run.returncode, out, err) == (cold.status, cold.stdout, cold.stderr)
    assert not project.engine_runs(".")


@pytest.mark.parametrize("after", [0.05, 0.2, 0.35, 0.5])
def test_an_interrupted_run_makes_nothing_wrong(project: Project, after: float) -> None:
    cold = project(".", cached=False)
    command = [sys.executable, "-m", "statusfix", "--isolated", "--cache-dir", str(project.cache)]
    run = subprocess.Popen(
        [*command, "."], cwd=project.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    run.wait(timeout=60)
    assert project(".") == cold
    assert project(".") == cold


# -- what a result depends on -------------------------------------------------------------------


def test_another_version_of_our_code_knows_nothing(project: Project, tmp_path: Path) -> None:
    """A developer changes a message: the next run says the new one."""
    home = tmp_path.with_name(f"{tmp_path.name}-home")
    source = Path(place.__file__).parent.parent
    shutil.copytree(source, home / "statusfix", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "statusfix", "--isolated", "--cache-dir", str(project.cache)]

    def run() -> str:
        done = subprocess.run(
            [*command, "."],
            cwd=project.folder,
            capture_output=True,
            text=True,
            env=dict(os.environ, PYTHONPATH=str(home), PYTHONSAFEPATH="1"),
            check=False,
        )
        return done.stdout

    first = run()
    assert "is a bare number" in first
    rule = home / "statusfix" / "rules" / "naming.py"
    rule.write_text(rule.read_text().replace("is a bare number", "is a mere number"))
    assert run() == first.replace("is a bare number", "is a mere number")
    rule.write_text(rule.read_text().replace("is a mere number", "is a bare number"))
    assert run() == first


def test_our_code_is_known_by_its_content(tmp_path: Path) -> None:
    code = Code()
    assert len(code.mark) == len(code.digest) == 32
    assert Code().mark == code.mark


def test_every_option_that_decides_is_in_the_key() -> None:
    one = Options()
    values: dict[str, Any] = {
        "style": "drf", "allow_codes": frozenset((200,)), "known_codes": frozenset((499,)),
        "sinks": ("a.b:c",), "level": "may", "challenge": "Basic", "target_version": (3, 11),
        "select": ("HSC",), "extend_select": ("HSC005",), "ignore": ("HSC",),
        "extend_ignore": ("HSC",), "per_file_ignores": (("a", ("HSC",)),),
        "per_file_select": (("a", ("HSC",)),), "disable_noqa": True, "families": (),
        "python": (3, 12), "versions": (("a", (1,)),), "is_migration": True,
        "confined": ("HSC",), "chosen": ("HSC",),
    }  # fmt: skip
    assert values.keys() | {"exclude", "extend_exclude"} == set(Options._fields)
    keys = [key_of(one._replace(**{name: value})) for name, value in values.items()]
    assert len({key_of(one), *keys}) == len(values) + 1
    assert key_of(one._replace(exclude=("a",), extend_exclude=("b",))) == key_of(one)


def test_patterns_start_where_they_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(per_file_ignores=(("src/*", ("HSC",)), ("*.py", ("HSC",))))
    before = key_of(options)
    monkeypatch.chdir(tmp_path)
    assert key_of(options) != before


def opened_by(program: str, folder: Path) -> set[str]:
    """Return the files below a folder that a program opens, and the folders that it lists."""
    watched = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda event, given: opened.append(str(given[0]))\n"
        "                 if event in ('open', 'os.listdir', 'os.scandir') else None)\n"
        f"{program}\nprint('OPENED', *opened, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", watched], cwd=folder, capture_output=True, text=True, check=True
    )
    lines = done.stdout.partition("OPENED")[2].split()
    return {os.path.join(folder, one) for one in lines if str(folder) in one or one[0] != "/"}


DECLARING = {
    "pyproject.toml": "[project]\nname = 'x'\ndependencies = ['flask']\n",
    "setup.cfg": "[options]\ninstall_requires = flask\n",
    "requirements.txt": "flask>=2\n",
    "requirements-dev.txt": "flask>=1\n-r requirements/more.txt\n",
    "requirements/more.txt": "flask>=3\n",
    "requirements/base.in": "flask\n",
    "setup.py": "from setuptools import setup\nsetup()\n",
    "tox.ini": "[tox]\n",
    "src/shop/a.py": FINDING,
    "src/shop/b.py": CLEAN,
    "src/shop/__init__.py": "",
}


@pytest.mark.parametrize("without", [(), ("pyproject.toml",), ("pyproject.toml", "setup.cfg")])
def test_a_check_reads_nothing_but_what_is_compared(
    write: Callable[..., Path], without: tuple[str, ...]
) -> None:
    files = {name: content for name, content in DECLARING.items() if name not in without}
    folder = write(files)
    path = folder / "src" / "shop" / "a.py"
    check = opened_by(
        "from statusfix.process import *\nfrom statusfix.options import Options\n"
        f"assert process(Task({str(path)!r}, Options(), Mode.PLAN)).findings",
        folder,
    )
    compare = opened_by(
        f"from statusfix.declared import Digests\nDigests().of({str(path.parent)!r})", folder
    )
    assert check - {str(path)} <= compare
    assert str(path) in check


def test_a_digest_sees_each_file_that_declares(write: Callable[..., Path]) -> None:
    folder = write(DECLARING)
    inner = str(folder / "src" / "shop")
    seen = {Digests().of(inner)}
    for name in ("pyproject.toml", "setup.cfg", "requirements.txt", "requirements/more.txt"):
        (folder / name).write_text("# other\n")
        seen.add(Digests().of(inner))
        (folder / name).unlink()
        seen.add(Digests().of(inner))
    write({"src/pyproject.toml": ""})
    seen.add(Digests().of(inner))
    (folder / "src" / ".git").mkdir()
    seen.add(Digests().of(inner))
    assert len(seen) == 11
    before = Digests().of(inner)
    write({"pyproject.toml": "[project]\n"})
    assert Digests().of(inner) == before, "nobody looks above the root of a repository"


def test_letters_and_depth_of_folders_do_not_matter(write: Callable[..., Path]) -> None:
    folder = write({"PyProject.toml": "[project]\n", "pyproject.toml": "[project]\n"})
    before = Digests().of(str(folder))
    write({"pyproject.toml": "[project]\nname = 'x'\n"})
    assert Digests().of(str(folder)) != before
    digests = Digests()
    assert digests.of(os.path.join(str(folder), *("a" * 1500)))
    assert digests.of(str(folder)) == Digests().of(str(folder))


def test_rows_hold_all_that_was_found() -> None:
    options = Options(level="may", extend_select=("HSC0",))
    count = 0
    for path in sorted(FIXTURES.rglob("*.py")):
        done = process(Task(str(path), options, Mode.PLAN))
        row = json.loads(json.dumps(rows.to_row(done), default=rows.name_of))
        assert rows.from_row(str(path), row) == done
        count += len(done.findings)
    assert count > 1000


def test_a_result_that_may_not_last_is_not_kept(tmp_path: Path) -> None:
    deep = tmp_path / "deep.py"
    deep.write_text(f"from flask import abort\nabort(404)\nx = {'-' * 100_000}1\n")
    done = process(Task(str(deep), Options(), Mode.PLAN, wants_digest=True))
    assert done.error is not None
    assert done.digest == ""
    missing = process(Task(str(tmp_path / "no.py"), Options(), Mode.PLAN, wants_digest=True))
    assert missing.error is not None
    assert missing.digest == ""
    broken = tmp_path / "broken.py"
    broken.write_text(BROKEN)
    done = process(Task(str(broken), Options(), Mode.PLAN, wants_digest=True))
    assert done.error is not None
    assert done.digest == digest(BROKEN.encode())
