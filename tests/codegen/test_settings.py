"""Settings in `wirepact.toml` or in `[tool.wirepact]`: the nearest counts, and what is wrong has its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from wirepact.cli import main

TABLE = '[project]\nname = "acme"\n\n[tool.wirepact]\nschema = "contract"\n\n[tool.wirepact.python]\npackage = "acme"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose settings stand in its pyproject.toml; the working folder lies two levels below."""
    root = tmp_path / "project"
    (root / "contract").mkdir(parents=True)
    (root / "contract" / "a.json").write_text('{ "type": "string" }')
    (root / "pyproject.toml").write_text(TABLE)
    below = root / "below" / "it"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return root


def test_the_table_of_a_project_file(project: Path) -> None:
    """Found upwards; its paths are relative to the file, and the defaults are those of wirepact.toml."""
    assert main(["gen"]) == 0
    assert (project / "generated/python/acme/types.py").exists()
    assert '"@wirepact/contract"' in (project / "generated/typescript/package.json").read_text()


@pytest.mark.parametrize("other", ["[project]\nname = 'x'\n", "not TOML, but it never speaks of us", "[tool.ruff]\n"])
def test_a_nearer_project_file_without_the_table_is_passed_over(other: str, project: Path) -> None:
    """Members of a workspace have a pyproject.toml each; the one with our table counts."""
    Path("pyproject.toml").write_text(other)
    assert main(["gen"]) == 0
    assert (project / "generated/python/acme").exists()


def test_the_nearest_settings_count(project: Path) -> None:
    """A wirepact.toml below a project's table, and a table below a wirepact.toml."""
    (project / "below/wirepact.toml").write_text("schema = '../contract'\n[python]\npackage = 'nearer'\n")
    assert main(["gen"]) == 0
    assert (project / "below/generated/python/nearer").exists()
    Path("pyproject.toml").write_text(TABLE.replace("contract", "../../contract").replace('"acme"', '"nearest"'))
    assert main(["gen"]) == 0
    assert Path("generated/python/nearest").exists()


def test_in_one_folder_the_file_of_its_own_comes_first(project: Path) -> None:
    """As with the other tools that know both."""
    (project / "wirepact.toml").write_text("schema = 'contract'\n[python]\npackage = 'own'\n")
    assert main(["gen"]) == 0
    assert (project / "generated/python/own").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.wirepact]\n schema = 1", "pyproject.toml:2:2: expected `schema` to be a text in quotes, got `1`"),
        (
            "[tool.wirepact]\nscheme = 'x'",
            "pyproject.toml:2:1: unknown key `scheme`; known are python",
        ),
        ("[tool.wirepact.pyton]\nx = 1", "pyproject.toml:1:2: unknown key `pyton`; known are"),
        ("[tool.wirepact]\npython.name = 'x'", "pyproject.toml: unknown key `python.name`; known are folder"),
        (
            "[tool.wirepact]\npython = 'x'",
            "pyproject.toml:2:1: expected `python` to be a table, [tool.wirepact.python]",
        ),
        (
            "[tool.wirepact.python]\nfolder = 'x'\npackage = 'Not a name'",
            "pyproject.toml:3:1: expected a Python package name such as `acme_contract`, got `Not a name`",
        ),
        (
            "[tool.wirepact.python]\nversion = '1\"'",
            'pyproject.toml:2:1: expected a version such as `1.2.3`, got `1"`',
        ),
        (
            "[tool.wirepact.python]\npackage = 'class'",
            "pyproject.toml:2:1: expected a Python package name such as `acme_contract`, got `class`",
        ),
        ("[tool.wirepact.typescript]\nversion = true", "pyproject.toml:2:1: expected `typescript.version` to be a"),
        ("[tool]\nwirepact = 1", "pyproject.toml: expected `tool.wirepact` to be a table, got `1`"),
        ("[tool.wirepact]\nschema = \n", "pyproject.toml:2:10: not TOML: Invalid value"),
    ],
)
def test_what_is_wrong_has_its_line(text: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, with the file as seen from here, the line and the column."""
    (project / "pyproject.toml").write_text(text)
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith(f"wirepact: ../../{said}")


def test_a_settings_file_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 are one clear line."""
    (project / "wirepact.toml").write_bytes(b"\xff")
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "wirepact: ../../wirepact.toml: expected UTF-8; save the file so\n"


def test_output_among_the_schemas(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The next run would read it as schemas, so the first one refuses."""
    (project / "pyproject.toml").write_text("[tool.wirepact]\nschema = '.'\n")
    assert main(["gen"]) == 2
    expected = "wirepact: ../../generated/python and the schema folder, ../.., lie in each other; move one of them\n"
    assert capsys.readouterr().err == expected


def test_one_output_in_the_other(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each would take the other's files for strays."""
    (project / "pyproject.toml").write_text("[tool.wirepact]\npython.folder = 'o'\ntypescript.folder = 'o/ts'\n")
    assert main(["gen"]) == 2
    assert "need folders of their own; one lies in the other" in capsys.readouterr().err
    assert not (project / "o").exists()
