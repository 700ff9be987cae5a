"""The command: its help, its exit codes, and how it finds its settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.generated import ROOT
from wirepact.cli import main


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` says what there is."""
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    said = capsys.readouterr().out
    assert caught.value.code == 0
    assert "gen" in said
    assert "check" in said
    assert "wirepact.toml" in said


@pytest.mark.parametrize("arguments", [[], ["generate"], ["gen", "--nope"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command line is no finding."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: wirepact")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema = 1", "expected `schema` to be a text in quotes, got `1`"),
        ("scheme = 'x'", "unknown key `scheme`; known are python, resources, schema, typescript"),
        ("python = 'x'", "expected `python` to be a table"),
        ("[python]\nname = 'x'", "unknown key `python.name`"),
        ("[python]\npackage = 'Not a name'", "expected a Python package name such as `acme_contract`"),
        ("[typescript]\npackage = 'Not a name'", "expected an npm package name"),
        ("[typescript]\nversion = 1", "expected `typescript.version` to be a text"),
        ("[python]\nfolder = 'x'\n[typescript]\nfolder = 'x'", "need folders of their own"),
        ("= =", "wirepact.toml:1:1: not TOML: "),
    ],
)
def test_wrong_settings(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings that make no sense are one clear line."""
    monkeypatch.chdir(tmp_path)
    Path("wirepact.toml").write_text(text)
    assert main(["gen"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_without_settings_all_three_options_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside of a project the command line says it all; one schema file will do."""
    monkeypatch.chdir(tmp_path)
    assert main(["gen", "--schema", "one.json"]) == 2
    assert "write one, or pass --schema, --python and --typescript" in capsys.readouterr().err
    arguments = ["gen", "--schema", "one.json", "--python", "p", "--typescript", "t", "--package", "@acme/thing"]
    assert main(arguments) == 1
    Path("one.json").write_text('{ "type": "string" }')
    assert main(arguments) == 0
    assert Path("p/acme_thing/types.py").exists()
    assert '"name": "@acme/thing"' in Path("t/package.json").read_text()


def test_settings_are_found_upwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a folder below, paths stay those of the file, and messages name them from here."""
    (tmp_path / "wirepact.toml").write_text("schema = 'contract'\n")
    (tmp_path / "contract").mkdir()
    (tmp_path / "contract" / "a.json").write_text('{ "typ": 1 }')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("../../contract/a.json:1:3: `typ` is not known here")


def test_the_project_itself_is_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is committed under generated/ is what the compiler writes."""
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == 0, capsys.readouterr().err


def test_output_is_the_same_under_every_hash_seed(tmp_path: Path) -> None:
    """Two cold runs with different seeds write the same bytes."""
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = ["gen", "--schema", str(ROOT / "tests/codegen/contracts/full"), "--package", "full"]
        done = subprocess.run(
            [sys.executable, "-m", "wirepact", *command, "--python", folder / "p", "--typescript", folder / "t"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    assert written[0] == written[1]


def test_help_loads_nothing_heavy() -> None:
    """`--help` is quick: neither jsonschema, jinja2 nor datamodel-code-generator is imported for it."""
    script = (
        "import sys\nfrom wirepact.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('jsonschema', 'jinja2', 'datamodel_code_generator') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.endswith("[]\n")
