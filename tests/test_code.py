"""What the program's own code never does, read from the code itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("s11", "forms", "reports", "standards")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TEMPLATES = sorted((ROOT / "s11").rglob("*.html"))
SCRIPTS = sorted((ROOT / "s11" / "web" / "static").glob("*.js"))
RUNS_PROGRAMS = {"s11/storage/copying.py"}  # pg_dump and pg_restore
BUILDS_CODE = {"eval", "exec", "compile", "__import__"}
UNSAFE = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "telnetlib",
    "ftplib",
    "xmlrpc",
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
}


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            yield name, node


def parsed():
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text())) for path in FILES]


def test_nothing_that_was_typed_becomes_code_or_a_template():
    found = [(path, name) for path, tree in parsed() for name, _ in calls(tree)
             if name in BUILDS_CODE or name.endswith(("render_template_string", "from_string"))]  # fmt: skip

    assert found == []


MADE_OF_CONSTANTS = {"map", "_spelled"}  # how names of PDF may be spelled


def is_of_constants(pattern):
    """Tell whether a pattern is put together of nothing but constants of its module."""
    names = {node.id for node in ast.walk(pattern) if isinstance(node, ast.Name)} - MADE_OF_CONSTANTS
    return all(name.strip("_").isupper() for name in names)


def test_no_pattern_is_made_of_what_was_typed():
    """Every pattern stands in the code as it is; what would repeat within a repetition is read by people."""
    found = []
    for path, tree in parsed():
        for name, call in calls(tree):
            if name in {
                f"re.{verb}"
                for verb in ("compile", "match", "fullmatch", "search", "findall", "finditer", "sub", "split")
            }:
                pattern = call.args[0]
                if not isinstance(pattern, ast.Constant) and not (
                    is_of_constants(pattern) or "escape" in ast.unparse(pattern)
                ):
                    found.append((path, ast.unparse(pattern)))
                elif isinstance(pattern, ast.Constant) and re.search(r"[+*]\)[+*{]", str(pattern.value)):
                    found.append((path, pattern.value))

    assert found == []


def test_programs_are_run_in_one_place_and_never_by_a_shell():
    found = {
        path
        for path, tree in parsed()
        for name, _ in calls(tree)
        if name.startswith(("subprocess.", "os.system", "os.popen"))
    }
    shells = [path for path, tree in parsed() for _, call in calls(tree)
              if any(word.arg == "shell" for word in call.keywords)]  # fmt: skip

    assert found <= RUNS_PROGRAMS
    assert shells == []


def test_nothing_is_made_of_bytes_that_may_be_anything():
    imported = {
        (path, name.name)
        for path, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([ast.alias(node.module or "")] if isinstance(node, ast.ImportFrom) else node.names)
    }

    of_the_proxy = {("s11/services/single_sign_on/channel.py", "urllib.request")}  # only how a proxy is set
    assert [found for found in imported - of_the_proxy if found[1] in UNSAFE] == []


def test_random_numbers_come_from_secrets():
    found = [path for path, tree in parsed() for node in ast.walk(tree)
             if isinstance(node, ast.Import) and any(name.name in ("random", "uuid") for name in node.names)]  # fmt: skip

    assert found == []


def test_sql_is_never_put_together_from_texts():
    found = [(path, ast.unparse(call.args[0])) for path, tree in parsed() if not path.startswith("s11/migrations/")
             for name, call in calls(tree) if name in ("text", "sqlalchemy.text") and not isinstance(call.args[0], ast.Constant)]  # fmt: skip

    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_lets_typed_text_be_markup(path):
    text = path.read_text()

    assert not re.search(r"\|\s*safe\b|autoescape\s+false|\bMarkup\(", text)
    assert not re.search(r"\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_markup_or_code_of_texts(path):
    text = path.read_text()

    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setTimeout\(['\"]",
        text,
    )
    assert "postMessage" not in text
    assert "document.cookie" not in text
    assert not re.search(r"https?://", text)


def test_no_xml_of_others_is_parsed():
    """XML is written, never read: `qn`, `escape` and python-docx's own parts make elements of ours."""
    readers = (
        "fromstring",
        "XMLParser",
        "parseString",
        "iterparse",
        "ElementTree.parse",
        "etree.parse",
        "load_workbook",
    )
    found = [(path, name) for path, tree in parsed() for name, _ in calls(tree) if name.endswith(readers)]

    assert found == []


ALLOWED_CRYPTOGRAPHY = {
    "hashlib",
    "hmac",
    "secrets",
    "pyrage",
    "flask_security",
    "itsdangerous",
    "authlib",
    "joserfc",
    "webauthn",
    "passlib",
    "ssl",
}
CRYPTOGRAPHY = {
    *ALLOWED_CRYPTOGRAPHY,
    "Crypto",
    "Cryptodome",
    "nacl",
    "ssl",
    "jwt",
    "jose",
    "cryptography",
    "passlib",
    "bcrypt",
    "OpenSSL",
}


def test_cryptography_is_only_that_of_the_list():
    """docs/security/rules.md lists it; MD5 stands once, where it only names a font."""
    imported, weak = set(), set()
    for path, tree in parsed():
        for node in ast.walk(tree):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            imported |= {name.partition(".")[0] for name in names} & CRYPTOGRAPHY
            if isinstance(node, ast.ImportFrom) and node.module == "hashlib":
                weak |= {(path, name.name) for name in node.names} - {(path, "sha256")}

    assert imported <= ALLOWED_CRYPTOGRAPHY
    assert weak == {("reports/compact.py", "md5")}
