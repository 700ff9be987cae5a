"""`wirepact.generate`: what `gen` does, in-process, with one error that carries every finding."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import wirepact
from support.generated import ROOT
from wirepact import Diagnostic, GenerateError, generate

SCHEMA = '{ "$defs": { "Point": { "type": "object", "properties": { "x": { "type": "integer" } } } } }\n'


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a schema folder of one type."""
    monkeypatch.chdir(tmp_path)
    Path("schema").mkdir()
    Path("schema/point.json").write_text(SCHEMA)
    return Path("schema/point.json")


def run() -> wirepact.Generated:
    """Generate from the schema folder."""
    return generate(schema="schema", python="out/python", typescript=Path("out/typescript"), package="tiny")


def refused() -> tuple[Diagnostic, ...]:
    """Generate, and give the findings."""
    with pytest.raises(GenerateError) as caught:
        run()
    assert str(caught.value) == "\n".join(map(str, caught.value.findings))
    return caught.value.findings


def test_the_public_surface() -> None:
    """What is exported is these names, and each is there; everything else may change."""
    assert wirepact.__all__ == ["Diagnostic", "GenerateError", "Generated", "generate"]
    assert all(getattr(wirepact, name).__doc__ for name in wirepact.__all__)


def test_importing_is_light() -> None:
    """`import wirepact` loads nothing of the compiler; a run does."""
    script = (
        "import sys, wirepact\n"
        "print([name for name in ('jsonschema', 'jinja2', 'datamodel_code_generator') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("path", ["schema", "schema/point.json"])
def test_a_folder_or_a_file(path: str, schema: Path) -> None:
    """Both packages are written, the files are named, and a second run changes none."""
    assert schema.exists()
    done = generate(schema=path, python="out/python", typescript="out/typescript", package="tiny")
    assert {Path.cwd() / "out/python/tiny/types.py", Path.cwd() / "out/typescript/index.ts"} <= set(done.changed)
    assert all(path.exists() for path in done.changed)
    Path("out/python/mine.txt").touch()
    again = generate(schema=path, python="out/python", typescript="out/typescript", package="tiny")
    assert (again.changed, again.left_alone) == ((), (Path.cwd() / "out/python/mine.txt",))


def test_it_writes_what_the_command_writes(schema: Path) -> None:
    """The door of the library and the command give the same bytes."""
    run()
    arguments = [
        "--schema",
        str(schema),
        "--python",
        "cli/python",
        "--typescript",
        "cli/typescript",
        "--package",
        "tiny",
    ]
    subprocess.run([sys.executable, "-m", "wirepact", "gen", *arguments], check=True, capture_output=True, timeout=60)
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
        for folder in ("out", "cli")
    )
    assert ours == theirs


def test_settings_serve_where_nothing_is_said(schema: Path) -> None:
    """Called with nothing, it reads the settings file as the command does."""
    assert schema.exists()
    Path("wirepact.toml").write_text("[python]\nfolder = 'p'\npackage = 'acme'\n[typescript]\nfolder = 't'\n")
    generate()
    assert Path("p/acme/types.py").exists()


def test_every_finding_has_its_place(schema: Path) -> None:
    """All findings at once, by file and line, with the way out apart."""
    schema.write_text('{\n  "$defs": {\n    "A": { "typ": "string" },\n    "B": { "type": "strin" }\n  }\n}\n')
    Path("schema/z.json").write_text('{ "maximum": "a; b" }')
    first, second, third = refused()
    assert (first.file, first.line, first.column) == ("schema/point.json", 3, 12)
    assert first.message == "`typ` is not known here; did you mean `type`?"
    assert first.hint == "did you mean `type`?"
    assert str(first) == f"schema/point.json:3:12: {first.message}"
    assert (second.file, second.line) == ("schema/point.json", 4)
    assert (third.place, third.hint) == ("schema/z.json:1:14", None)
    assert not Path("out").exists()


def test_a_finding_names_other_places(schema: Path) -> None:
    """Two types of one name: the second is found, the first is named."""
    schema.with_name("q.json").write_text(SCHEMA.replace("integer", "string"))
    (found,) = refused()
    assert (found.place, found.see) == ("schema/q.json:1:23", ("schema/point.json:1:23",))
    assert str(found).endswith("(see schema/point.json:1:23)")


def test_a_foreign_file_in_the_way(schema: Path) -> None:
    """It is a finding like any other, and nothing is written."""
    assert schema.exists()
    types = Path("out/python/tiny/types.py")
    types.parent.mkdir(parents=True)
    types.write_text("mine\n")
    (found,) = refused()
    assert (found.file, found.line) == (types.as_posix(), None)
    assert found.hint == "move it away, then run `wirepact gen`"
    assert not Path("out/typescript").exists()


def test_nothing_to_read(schema: Path) -> None:
    """An empty folder, and one that is not there."""
    schema.unlink()
    assert [found.file for found in refused()] == ["schema"]
    schema.parent.rmdir()
    assert "expected a folder of schema files" in refused()[0].message


def test_wrong_settings_are_findings_too(schema: Path) -> None:
    """The one error covers the arguments and the settings file, with its place."""
    with pytest.raises(GenerateError, match="expected a Python package name"):
        generate(schema=schema, python="p", typescript="t", package="!")
    Path("wirepact.toml").write_text("\nschemata = 1\n")
    with pytest.raises(GenerateError) as caught:
        generate()
    assert caught.value.findings[0].place == "wirepact.toml:2:1"


def test_a_failing_write_is_a_finding(schema: Path) -> None:
    """An output folder that is a file."""
    assert schema.exists()
    Path("out").touch()
    (found,) = refused()
    assert found.file is not None
    assert found.file.startswith("out/")


def test_the_project_itself(tmp_path: Path) -> None:
    """The project's own contract comes through the door."""
    done = generate(schema=ROOT / "schema", python=tmp_path / "p", typescript=tmp_path / "t", package="own")
    assert tmp_path / "p" / "own" / "reducers.py" in done.changed
