"""`gen` writes what it must and nothing else; `check` is the same path without the write, and names what drifted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wirepact.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

SCHEMA = '{ "$defs": { "Point": { "type": "object", "properties": { "x": { "type": "integer" } } } } }\n'
TYPES = Path("out/python/tiny/types.py")
INDEX = Path("out/typescript/index.ts")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A project of one type in the working folder, and the command."""
    monkeypatch.chdir(tmp_path)
    Path("schema").mkdir()
    Path("schema/point.json").write_text(SCHEMA)
    Path("wirepact.toml").write_text(
        '[python]\nfolder = "out/python"\npackage = "tiny"\n[typescript]\nfolder = "out/typescript"\npackage = "tiny"\n'
    )

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def files(folder: Path = Path("out")) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_gen_then_check(run: Run) -> None:
    """A fresh project is missing everything; after `gen` nothing is left to say."""
    code, out, err = run("check")
    assert code == 1
    assert f"+++ {TYPES.as_posix()}" in out
    assert f"{TYPES.as_posix()}: missing" in err
    assert "run `wirepact gen`" in err
    assert not Path("out").exists()
    assert run("gen")[0] == 0
    assert run("check") == (0, "wirepact: all files are up to date\n", "")


def test_wrong_examples_stop_nothing_but_are_heard_of(run: Run) -> None:
    """A schema that moves ahead of its examples reaches both languages; `gen` and `check` fail until they agree."""
    Path("schema/examples/Point").mkdir(parents=True)
    Path("schema/examples/Point/far.json").write_text('{"x": "far"}')
    code, out, err = run("gen")
    assert (code, out) == (1, "")
    assert err.startswith("schema/examples/Point/far.json:1:7: this example of `Point` is not valid")
    assert "the packages are written" in err
    code, out, err = run("check")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "far.json:1:7" in err
    Path("schema/examples/Point/far.json").write_text('{"x": 9}')
    assert run("check")[0] == 0


def test_a_run_cut_short_is_taken_up_by_the_next(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it left is known for its own, even when the schema has changed since."""
    write = Path.replace
    left = iter(range(6))

    def stop_midway(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return write(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop_midway)
        assert run("gen")[0] == 130
    assert len(files()) == 6
    Path("schema/point.json").write_text(SCHEMA.replace('"x"', '"y"'))
    assert run("gen")[0] == 0
    assert run("check")[0] == 0


def test_what_is_no_file_is_not_waited_for(run: Run) -> None:
    """A pipe and a link to nothing in an output folder are strays like any other."""
    run("gen")
    os.mkfifo("out/python/pipe")
    Path("out/python/link").symlink_to("nothing")
    code, _, err = run("check")
    assert code == 1
    assert "out/python/pipe: extra" in err
    assert "out/python/link: extra" in err


def test_a_reader_that_goes_away_is_no_fault(run: Run) -> None:
    """`wirepact check | head -1` ends quietly."""
    assert run("check")[0] == 1
    command = f'"{sys.executable}" -m wirepact check | head -1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("\n") == 1
    assert "fault" not in done.stderr
    assert "Broken" not in done.stderr


def test_any_text_can_be_said_on_any_terminal(run: Run) -> None:
    """A character that the terminal lacks is escaped; the diff goes on."""
    Path("schema/point.json").write_text(SCHEMA.replace('"type": "integer"', '"type": "integer", "description": "ä"'))
    assert run("check")[0] == 1
    done = subprocess.run(
        [sys.executable, "-m", "wirepact", "check"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert rb"\xe4" in done.stdout
    assert b"run `wirepact gen`" in done.stderr


def test_gen_leaves_right_files_untouched(run: Run) -> None:
    """A second run changes no file, nor its time."""
    run("gen")
    os.utime(TYPES, ns=(1, 1))
    assert run("gen")[1] == "wirepact: all files are up to date\n"
    assert TYPES.stat().st_mtime_ns == 1


def test_a_changed_schema_makes_files_stale(run: Run) -> None:
    """What the schema no longer says is stale, and the difference is shown."""
    run("gen")
    Path("schema/point.json").write_text(SCHEMA.replace('"x"', '"y"'))
    before = files()
    code, out, err = run("check")
    assert (code, files()) == (1, before)
    assert "-    x: int | UnsetType = UNSET\n+    y: int | UnsetType = UNSET\n" in out
    assert f"{TYPES.as_posix()}: stale\n" in err
    run("gen")
    assert run("check")[0] == 0


def test_an_edit_by_hand_is_told_from_staleness(run: Run) -> None:
    """`check` names the file as edited; `gen` writes it anew."""
    run("gen")
    INDEX.write_text(INDEX.read_text() + "// mine\n")
    code, out, err = run("check")
    assert code == 1
    assert "-// mine" in out
    assert f"{INDEX.as_posix()}: edited by hand\n" in err
    assert run("gen")[1] == "wirepact: 1 files changed\n"
    assert run("check")[0] == 0


def test_a_missing_file_comes_back(run: Run) -> None:
    """A removed file is missing, and written again."""
    run("gen")
    INDEX.unlink()
    assert f"{INDEX.as_posix()}: missing" in run("check")[2]
    run("gen")
    assert INDEX.exists()


def test_a_stray_file_fails_the_check_and_is_left_alone(run: Run) -> None:
    """What wirepact did not write is named by `check`, never removed by `gen`."""
    run("gen")
    stray = Path("out/python/tiny/notes.txt")
    stray.write_text("mine")
    code, out, err = run("check")
    assert code == 1
    assert "-mine" in out
    assert f"{stray.as_posix()}: extra, not written by wirepact\n" in err
    assert "move away what wirepact did not write" in err
    code, _, err = run("gen")
    assert code == 0
    assert f"left alone: {stray.as_posix()}" in err
    assert stray.read_text() == "mine"


def test_what_an_earlier_run_wrote_is_removed(run: Run) -> None:
    """Under another package name the old package goes, and its folder with it."""
    run("gen")
    assert run("gen", "--package", "other")[0] == 0
    assert Path("out/python/other/types.py").exists()
    assert not Path("out/python/tiny").exists()


def test_a_foreign_file_in_the_way_stops_everything(run: Run) -> None:
    """Nothing at all is written while a file that is not ours stands where one of ours belongs."""
    TYPES.parent.mkdir(parents=True)
    TYPES.write_text("mine\n")
    before = files()
    code, out, err = run("gen")
    assert (code, out) == (1, "")
    assert f"{TYPES.as_posix()}: in the way, not written by wirepact; move it away" in err
    assert "nothing was written" in err
    assert files() == before
    assert "in the way" in run("check")[2]


def test_a_broken_manifest_protects_every_file(run: Run) -> None:
    """Without a manifest that can be read, no file counts as ours."""
    run("gen")
    manifest = Path("out/typescript/.wirepact.json")
    manifest.write_text("{")
    Path("schema/point.json").write_text(SCHEMA.replace('"x"', '"y"'))
    code, _, err = run("gen")
    assert code == 1
    assert "out/typescript/types.ts: in the way" in err


def test_leftovers_of_tools_are_ignored(run: Run) -> None:
    """Caches and installs in the output folders are nobody's drift."""
    run("gen")
    for name in ("__pycache__", "node_modules", "dist", "tiny.egg-info"):
        folder = Path("out/python") / name
        folder.mkdir()
        (folder / "left.over").write_text("")
    assert run("check")[0] == 0


def test_a_folder_in_place_of_a_file(run: Run) -> None:
    """A folder where a file belongs is in the way as a file is."""
    INDEX.mkdir(parents=True)
    code, _, err = run("gen")
    assert code == 1
    assert f"{INDEX.as_posix()}: in the way" in err
    assert files() == {}


def test_an_output_folder_that_is_a_file(run: Run) -> None:
    """A file where a folder belongs is one clear line."""
    Path("out").write_text("")
    code, _, err = run("gen")
    assert code == 2
    assert err.startswith("wirepact: out/")
    assert err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written(run: Run) -> None:
    """Rights that are missing are one clear line."""
    Path("out").mkdir()
    Path("out").chmod(0o500)
    code, _, err = run("gen")
    assert code == 2
    assert "cannot be written" in err


def test_files_appear_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails midway leaves no half file and no temporary one."""
    run("gen")
    before = files()
    Path("schema/point.json").write_text(SCHEMA.replace('"x"', '"y"'))

    def refuse(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = run("gen")
    assert code == 2
    assert "No space left on device" in err
    assert files() == before


def test_output_does_not_depend_on_the_place_or_the_order(run: Run, tmp_path: Path) -> None:
    """The same schema elsewhere, its files written in another order, gives the same bytes."""
    Path("schema/a.json").write_text('{ "$defs": { "A": { "$ref": "point.json#/$defs/Point" } } }')
    run("gen")
    first = files()
    elsewhere = tmp_path / "else" / "where"
    elsewhere.mkdir(parents=True)
    for name in ("a.json", "point.json"):
        shutil.copy(Path("schema") / name, elsewhere / name)
    shutil.rmtree("out")
    assert run("gen", "--schema", str(elsewhere))[0] == 0
    assert files() == first


def test_a_sub_folder_that_cannot_be_read_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk passes over it by itself, and the contract would lack its types without a word."""
    Path("schema/more").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "more":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything
    code, _, err = run("gen")
    assert (code, err) == (1, "schema/more: cannot be read: Permission denied\n")
    assert not Path("out").exists()
