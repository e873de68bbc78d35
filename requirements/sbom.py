"""Write what the program is made of as CycloneDX 1.6: `python requirements/sbom.py FILE`.

Reads what is locked (run.lock, npm.toml), so that it tells what is installed and not what happens to be there.
"""

import base64
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

HERE = Path(__file__).parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main(target: Path) -> None:
    """Write the bill of materials."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())["project"]
    bom = Bom(components=[*python_packages(), *npm_packages()])
    name, version = project["name"], project["version"]
    purl = PackageURL("pypi", name=name, version=version)
    whole = Component(name=name, version=version, type=ComponentType.APPLICATION, purl=purl)
    bom.metadata.component = whole
    bom.register_dependency(whole, bom.components)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n")


def python_packages() -> Iterator[Component]:
    """Return the packages of run.lock."""
    for name, version in PINNED.findall((HERE / "run.lock").read_text()):
        purl = PackageURL("pypi", name=name.lower(), version=version)
        yield Component(name=name, version=version, type=ComponentType.LIBRARY, purl=purl, bom_ref=str(purl))


def npm_packages() -> Iterator[Component]:
    """Return the packages of npm.toml, each with the hash that it is checked against."""
    for package in tomllib.loads((HERE / "npm.toml").read_text())["package"]:
        group, _, name = package["name"].rpartition("/")
        purl = PackageURL("npm", group or None, name, package["version"])
        digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
        yield Component(
            name=name,
            group=group or None,
            version=package["version"],
            type=ComponentType.LIBRARY,
            purl=purl,
            bom_ref=str(purl),
            hashes=[HashType(alg=HashAlgorithm.SHA_512, content=digest)],
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
