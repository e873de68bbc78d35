"""What comes from outside: pinned, checked, stripped of what is not ours to use, and named by no host."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build_assets

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

CSS = (
    "/*! Copyright (c) Someone. The font has been customised for exclusive use on gov.uk. */"
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    "a{font-family:GDS Transport,arial,sans-serif}"
    "b{background-image:url(/assets/images/govuk-crest.svg)}"
    "/*# sourceMappingURL=govuk-frontend.min.css.map */"
)


def locked(lock):
    """Read the versions of a lock file by canonical name; a name is there twice where markers part it."""
    versions = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", (ROOT / "requirements" / lock).read_text(), re.M
    ):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def test_the_stylesheet_loses_typeface_arms_and_source_map():
    css = build_assets.rebranded_css(CSS)

    assert css == (
        f"a{{font-family:{build_assets.SYSTEM_FONTS}}}"
        "b{background-image:linear-gradient(transparent,transparent)}"
    )


@pytest.mark.parametrize("gone", ["customised", "@font-face", "arial", "crest", "sourceMappingURL"])
def test_a_rewriting_that_matches_nothing_stops_the_build(gone):
    css = CSS.replace(gone, "changed")

    with pytest.raises(build_assets.AssetError, match="has changed"):
        build_assets.rebranded_css(css)


@pytest.mark.parametrize("extra", ["b{src:url(/assets/images/new.svg)}", "i{font:1em 'GDS Transport'}"])
def test_a_new_picture_or_use_of_the_typeface_stops_the_build(extra):
    css = CSS + extra

    with pytest.raises(build_assets.AssetError, match="still in its stylesheet"):
        build_assets.rebranded_css(css)


def test_the_script_loses_its_source_map():
    script = build_assets.unmapped_js("export{initAll};//# sourceMappingURL=govuk-frontend.min.js.map\n")

    assert script == "export{initAll};\n"


def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path):
    package = build_assets.Package("@scope/thing", "1.0.0", "sha512-AAAA", "nowhere", {})
    tarball = tmp_path / package.tarball
    tarball.write_bytes(b"something else")

    with pytest.raises(build_assets.AssetError, match=r"@scope/thing 1\.0\.0: its hash is sha512-"):
        build_assets.check_integrity(package, tarball)


def test_a_download_that_fails_leaves_no_stamp(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    npm.chmod(0o755)
    folder = tmp_path / "assets"

    with pytest.raises(build_assets.AssetError, match="no network"):
        build_assets.fill(folder, [build_assets.Package("thing", "1.0.0", "", str(folder), {})])

    assert not build_assets.is_complete(folder)


def test_the_installed_assets_are_complete_and_hold_no_reserved_branding():
    folders = [ROOT / folder for folder in build_assets.packages_by_folder()]
    css = (ROOT / "s11/web/static/govuk/govuk-frontend.min.css").read_text()

    complete = [build_assets.is_complete(folder) for folder in folders]

    assert all(complete)
    assert not re.search(r"GDS Transport|crest|@font-face|sourceMappingURL", css)


def test_every_font_has_its_licence_beside_it():
    for package in build_assets.packages_by_folder()["reports/fonts"]:
        assert any(name.startswith("OFL-") for name in package.files.values()), package.name


def test_the_assets_are_those_that_the_templates_are_written_for():
    [govuk] = build_assets.packages_by_folder()["s11/web/static/govuk"]

    readme = metadata("govuk-frontend-jinja")["Description"]

    assert f"GOV.UK%20Frontend-v{govuk.version}-" in readme


@pytest.mark.parametrize("path", [*LOCKS, ROOT / "requirements/npm.toml"], ids=lambda path: path.name)
def test_a_lock_names_no_host(path):
    assert not re.search(r"://|--(index|extra-index|find-links)|registry", path.read_text())


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_everything_locked_has_a_hash(path):
    blocks = re.split(r"\n(?=\S)", path.read_text().strip())

    unhashed = [block for block in blocks if "--hash=sha256:" not in block]

    assert unhashed == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run.lock", PROJECT["project"]["dependencies"]),
        ("dev.lock", PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]),
        ("build.lock", PROJECT["build-system"]["requires"]),
        ("node.lock", [build_assets.NODE_FROM_PYPI]),
    ],
)
def test_a_lock_holds_what_is_asked_for(lock, wanted):
    versions = locked(lock)

    unmet = [
        text
        for text in wanted
        for requirement in [Requirement(text)]
        if not any(
            version in requirement.specifier
            for version in versions.get(canonicalize_name(requirement.name), [])
        )
    ]

    assert unmet == [], "make lock"


@pytest.mark.parametrize("lock", ["run.lock", "build.lock"])
def test_what_serves_and_builds_is_what_was_tested(lock):
    tested = locked("dev.lock")

    differing = {name for name, versions in locked(lock).items() if versions != tested.get(name, versions)}

    assert differing == set()
