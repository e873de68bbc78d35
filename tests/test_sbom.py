import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_bill_of_materials_names_every_package_that_is_installed(tmp_path):
    subprocess.run([sys.executable, ROOT / "requirements" / "sbom.py", tmp_path / "sbom.json"], check=True)

    bom = json.loads((tmp_path / "sbom.json").read_text())
    named = {part["purl"].partition("@")[0] for part in bom["components"]}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in wanted:
        name = requirement.split("[")[0].split("=")[0].split(">")[0].lower().replace("_", "-")
        assert f"pkg:pypi/{name}" in named, name
    assert "pkg:npm/govuk-frontend" in named
    assert bom["specVersion"] == "1.6" and bom["metadata"]["component"]["name"] == "section11"
