"""What is read: the Python files of pinned sdists, taken from the package index."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

# name, version, SHA-256 of the sdist
SDISTS = tuple(
    line.split()
    for line in """
aiohttp 3.12.0 e3f0a2b4d7fb16c0d584d9b8860f1e46d39f7d93372b25a6f80c10015a7acdab
ckan 2.11.2 fc2cd16f50d74222c5828c49b30a7d04257fb83b5da84c377111e3e7c95abec0
connexion 3.2.0 0715d4a0393437aa2a48c144756360f9b5292635a05fd15c38cbbaf04ef5acb9
django 5.2 1a47f7a7a3d43ce64570d350e008d2949abe8c7e21737b351b6a1611277c6d89
django-allauth 65.7.0 eb060692150f39e1529893c2de5f9b46e1dab51153ff6cca7ad72c7c125259ea
django-oscar 4.0 750eb5e4c3ba4c0984f40a3d028012f807d167d2f7c36899c9aecb5e68d3b47f
djangorestframework 3.16.0 f022ff46613584de994c0c6a4aebbace5fd700555fbe9d33b865ebf173eba6c9
falcon 4.0.2 58f4b9c9da4c9b1e2c9f396ad7ef897701b3c7c7c87227f0bd1aee40c7fbc525
fastapi 0.115.12 1e2c2a2646905f9e83d32f04a3f86aff4a286669c6c950ca95b5fd68c2602681
flask 3.1.2 bf656c15c80190ed628ad08cdfd3aaa35beb087855e2f494910aa3774cc4fd87
pyramid 2.0.2 372138a738e4216535cc76dcce6eddd5a1aaca95130f2354fb834264c06f18de
sanic 25.3.0 775d522001ec81f034ec8e4d7599e2175bfc097b8d57884f5e4c9322f5e369bb
starlette 0.46.2 7f7361f34eed179294600af672f565727419830b54b7b084efe44bb82d2fccd5
tornado 6.5 c70c0a26d5b2d85440e4debd14a8d0b463a0cf35d92d3af05f5f1ffa8675c826
wagtail 6.4 3e311f367867741a2a025ae1c6d498c177ae1936a4b92444177804fa713edff0
werkzeug 3.1.3 60723ce945c19328679790e3282cc758aa4a6040e4bb330f53d30fa546d44746
""".splitlines()
    if line
)


class Missing(Exception):
    """An sdist that the package index doesn't have, or not as it is pinned."""


def take(folder: Path, only: Collection[str] = ()) -> tuple[Path, list[str]]:
    """Return the folder with the corpus, and what is not in it although it should be.

    What an earlier call has unpacked is not taken again. `only` names some of the sdists.
    """
    wanted = [one for one in SDISTS if not only or one[0] in only]
    corpus = folder / "-".join(("corpus", *sorted(only)))
    archives = folder / "sdists"
    missing = []
    for name, version, total in wanted:
        place = corpus / f"{name}-{version}"
        if place.exists():
            continue
        try:
            archive = _archive(archives, name, version, total)
        except Missing as error:
            missing.append(str(error))
            continue
        _unpack(archive, place)
    return corpus, missing


def files(corpus: Path) -> list[Path]:
    """Return the Python files of a corpus that a checker would look at, in order."""
    return sorted(path for path in corpus.rglob("*.py") if path.is_file())


def some(corpus: Path, every: int, target: Path, most: int = 0) -> Path:
    """Copy every n-th file of a corpus, and at most so many, and return the copies' folder."""
    shutil.rmtree(target, ignore_errors=True)
    for path in files(corpus)[::every][: most or None]:
        copy = target / path.relative_to(corpus)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def _archive(folder: Path, name: str, version: str, total: str) -> Path:
    """Return the archive with the pinned sum, downloaded where it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    have = _known(folder, total)
    if have is None:
        command = (
            sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder),
            "--no-binary", name, f"{name}=={version}",
        )  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise Missing(f"{name} {version}: {error}") from error
        have = _known(folder, total)
        if done.returncode and have is None:
            raise Missing(f"{name} {version}: {_last_line(done.stderr)}")
    if have is None:
        raise Missing(f"{name} {version}: the index has another sdist than the one that is pinned")
    return have


def _known(folder: Path, total: str) -> Path | None:
    for path in sorted(folder.glob("*.tar.gz")):
        if sha256(path.read_bytes()).hexdigest() == total:
            return path
    return None


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")


def _unpack(archive: Path, place: Path) -> None:
    """Unpack the Python files alone: configuration of others would decide what is checked."""
    part = place.with_name(f".{place.name}")
    shutil.rmtree(part, ignore_errors=True)
    with tarfile.open(archive) as tar:
        members = [one for one in tar.getmembers() if one.isfile() and one.name.endswith(".py")]
        tar.extractall(part, members, filter="data")
    inner = list(part.iterdir())  # an sdist has one folder, named after its name and version
    (inner[0] if len(inner) == 1 else part).rename(place)
    shutil.rmtree(part, ignore_errors=True)
