"""Every command with what nobody would type: done, refused in one line or wrong usage, and never a traceback."""

import shutil

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11.cli import run, s11
from tests.fuzz import hostile
from tests.fuzz.amount import inputs

# What an option means to most commands, so that some inputs get past the first check.
KNOWN = [
    "brightwater-2026",
    "brightwater-2024",
    "slough-2015",
    "housing",
    "lead.housing@example.org",
    "lead",
    "2026-01-31",
]
NEVER_ENDS = {"serve": ["--host", "nowhere.invalid"]}  # what keeps it from listening


def commands(group=s11, before=()):
    """Return every command with its words, as `("framework", "check")`."""
    for name, command in group.commands.items():
        inside = (
            commands(command, (*before, name))
            if isinstance(command, click.Group)
            else [((*before, name), command)]
        )
        yield from inside


COMMANDS = list(commands())


def value_of(draw, parameter, folder):
    """Draw a value for an argument or option; a file is never outside the test's own folder."""
    if isinstance(parameter.type, click.Path):
        name = draw(
            st.sampled_from(
                [
                    "a.pdf",
                    "a.json",
                    "audit.yaml",
                    "a.xlsx",
                    "a.csv",
                    "no/such/a.pdf",
                    "",
                    "🙂.docx",
                    "x" * 300,
                ]
            )
        )
        return str(folder / name)
    if isinstance(parameter.type, click.Choice) and draw(st.booleans()):
        return draw(st.sampled_from(parameter.type.choices))
    return draw(st.one_of(st.sampled_from(KNOWN), hostile.texts)).replace(
        "\0", ""
    )  # no shell can hand over a NUL


def words_of(draw, command, folder):
    words = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            if draw(st.integers(0, 9)):
                words.append(value_of(draw, parameter, folder))
        elif draw(st.integers(0, 2)):
            words.append(parameter.opts[0])
            if not parameter.is_flag:
                words.append(value_of(draw, parameter, folder))
    return words


@pytest.fixture(scope="module")
def copied(demonstration_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("commanded") / "data"
    shutil.copytree(demonstration_folder, folder)
    return folder


@inputs("commands")
@given(data=st.data())
def test_whatever_a_command_is_told_it_ends_in_plain_words(copied, tmp_path, capfd, monkeypatch, data):
    monkeypatch.delenv("S11_DATABASE_URL", raising=False)
    (tmp_path / "a.json").write_bytes(data.draw(hostile.contents))
    name, command = data.draw(st.sampled_from(COMMANDS))
    words = [*name, *words_of(data.draw, command, tmp_path), *NEVER_ENDS.get(name[-1], [])]

    status = run(["--data", str(copied), *words])

    out, error = capfd.readouterr()
    assert status in (0, 1, 2), words
    assert "Traceback" not in out + error and "something went wrong" not in error, (words, error)
    assert status != 1 or len(error.strip().splitlines()) == 1, (words, error)
