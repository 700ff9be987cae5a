"""What leaves the repository: the compiler as a wheel, and a generated TypeScript package as a tarball; no network."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from support.generated import NODE_PATH, ROOT
from wirepact.cli import main
from wirepact.errors import UsageError
from wirepact.pack import pack

CONTRACTS = Path(__file__).parent / "contracts"
TSC = ROOT / "node_modules" / ".bin" / "tsc"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command that must succeed, far from the repository's settings; return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": NODE_PATH, "HOME": str(cwd), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def unpack(tarball: Path, folder: Path) -> None:
    """Unpack a tarball of npm's, all of whose files lie flat in `package`."""
    folder.mkdir(parents=True)
    with tarfile.open(tarball) as archive:
        for member in archive.getmembers():
            top, name = member.name.split("/")
            file = archive.extractfile(member)
            assert top == "package"
            assert file is not None
            (folder / name).write_bytes(file.read())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiler's wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT / "codegen")
    (found,) = folder.glob("wirepact-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; only the dependencies of others come from the checkout."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet")
    run(*pip, wheel, cwd=folder, PIP_DISABLE_PIP_VERSION_CHECK="1")
    # Python reads no .pth of a folder that a .pth names, so the checkout's editable installs stay out.
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, dialect, profile and the mark of typing are inside; nothing else is."""
    source = ROOT / "codegen" / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "wirepact").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert found == expected
    assert "wirepact/py.typed" in found


def test_the_installed_wheel_is_the_one_that_runs(installed: Path) -> None:
    """The environment is clean: its compiler is the wheel's, and of ours nothing else can be imported."""
    script = (
        "import importlib.util, wirepact; print(wirepact.__file__);"
        "print([name for name in ('wirepact_server', 'wirepact_contract') if importlib.util.find_spec(name)])"
    )
    where, ours = run(installed / "venv/bin/python", "-c", script, cwd=installed).splitlines()
    assert Path(where).is_relative_to(installed)
    assert ours == "[]"


def test_the_installed_command_compiles_a_foreign_contract(installed: Path) -> None:
    """A contract with all that the compiler knows, compiled outside of the repository, decodes in Python."""
    command = installed / "venv/bin/wirepact"
    arguments = ("--schema", CONTRACTS / "full", "--python", "p", "--typescript", "t", "--package", "foreign")
    assert "files changed" in run(command, "gen", *arguments, cwd=installed)
    assert run(command, "check", *arguments, cwd=installed) == "wirepact: all files are up to date\n"
    script = "import foreign; print('decode' in dir(foreign))"
    assert run(installed / "venv/bin/python", "-c", script, cwd=installed, PYTHONPATH="p") == "True\n"


def test_templates_compiled_ahead_are_not_compiled_again(installed: Path) -> None:
    """As setup does it: a later run that may write no bytecode finds every template compiled."""
    ahead = "from wirepact.emit.templates import compile_all; compile_all()"
    run(installed / "venv/bin/python", "-c", ahead, cwd=installed)
    no_compiler = "import jinja2; jinja2.Environment.compile = None; "
    run(installed / "venv/bin/python", "-c", no_compiler + ahead, cwd=installed, PYTHONDONTWRITEBYTECODE="1")


def test_the_installed_library_compiles_a_file(installed: Path) -> None:
    """One plain schema file, through `wirepact.generate`; the decoder refuses what the schema refuses."""
    folder = installed / "library"
    folder.mkdir()
    (folder / "point.json").write_text(
        '{ "type": "object", "required": ["x"], "properties": { "x": { "type": "integer", "minimum": 1 } } }'
    )
    script = (
        "import sys, wirepact\n"
        "wirepact.generate(schema='point.json', python='p', typescript='t', package='point_contract')\n"
        "sys.path.insert(0, 'p')\n"
        "import point_contract as made\n"
        "print(made.decode_point('{\"x\": 7}').x)\n"
        "try:\n"
        "    made.decode_point('{\"x\": 0}')\n"
        "except made.ContractError as error:\n"
        "    print(error.violations[0].code)\n"
    )
    assert run(installed / "venv/bin/python", "-c", script, cwd=folder) == "7\nminimum\n"


@pytest.fixture(scope="module")
def other_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of another project, with the tarball unpacked where npm would put it."""
    folder = tmp_path_factory.mktemp("other")
    tarball = pack(ROOT / "generated" / "typescript", folder / "packed")
    place = folder / "node_modules" / "@wirepact" / "contract"
    unpack(tarball, place)
    (folder / "package.json").write_text('{ "type": "module" }')
    return folder


def test_the_tarball_holds_javascript_and_declarations(other_repository: Path) -> None:
    """Each module once as `.js`, once as `.d.ts`; no source, no specifier of one, no setting of ours."""
    package = other_repository / "node_modules" / "@wirepact" / "contract"
    modules = {path.stem for path in (ROOT / "generated" / "typescript").glob("*.ts")}
    expected = {f"{name}.js" for name in modules} | {f"{name}.d.ts" for name in modules} | {"package.json"}
    assert {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()} == expected
    assert not [path.name for path in package.iterdir() if '.ts"' in path.read_text() and path.name != "package.json"]


def test_the_tarball_runs_under_node(other_repository: Path) -> None:
    """Below node_modules Node strips no types: it is JavaScript that decodes and refuses."""
    (other_repository / "run.js").write_text(
        """
import { ContractError, decodeSessionList, encodeSessionList } from "@wirepact/contract";
console.log(encodeSessionList(decodeSessionList('{"sessions":[]}')));
try {
  decodeSessionList('{"sessions":1}');
} catch (error) {
  console.log(error instanceof ContractError, error.violations[0].pointer, error.violations[0].code);
}
"""
    )
    assert run("node", "run.js", cwd=other_repository) == '{"sessions":[]}\ntrue /sessions type\n'


@pytest.mark.parametrize(("module", "resolution"), [("nodenext", "nodenext"), ("preserve", "bundler")])
def test_the_tarball_passes_tsc(module: str, resolution: str, other_repository: Path) -> None:
    """Strict, with declarations checked, under both ways to resolve; and a wrong use is found."""
    (other_repository / "use.ts").write_text(
        """
import { decodeSessionList, type Session, sessionsState } from "@wirepact/contract";
export const sessions: readonly Session[] = decodeSessionList("{}").sessions;
export const address: string = sessionsState().address;
// @ts-expect-error: a list of sessions is no number
export const wrong: number = decodeSessionList("{}");
"""
    )
    options = {
        "strict": True,
        "noUncheckedIndexedAccess": True,
        "exactOptionalPropertyTypes": True,
        "skipLibCheck": False,
        "noEmit": True,
        "types": [],
        "lib": ["es2024"],
        "module": module,
        "moduleResolution": resolution,
    }
    settings = other_repository / "tsconfig.json"
    settings.write_text(json.dumps({"compilerOptions": options, "files": ["use.ts"]}))
    run(TSC, "-p", settings, cwd=other_repository)


def test_a_package_that_does_not_compile_is_not_packed(tmp_path: Path) -> None:
    """What tsc says is what the packer says, and there is no tarball."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "package.json").write_text('{ "name": "wrong", "version": "1.0.0", "type": "module" }')
    (package / "index.ts").write_text('export const wrong: number = "text";\n')
    with pytest.raises(UsageError, match=r"index\.ts"):
        pack(package, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_only_specifiers_are_rewritten(tmp_path: Path) -> None:
    """A literal type that looks like a module's path stays what it is."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "package.json").write_text('{ "name": "odd", "version": "1.0.0", "type": "module" }')
    (package / "other.ts").write_text('export type Other = "./a.ts" | "x from \\"./a.ts\\"";\n')
    (package / "index.ts").write_text('export type { Other } from "./other.ts";\n')
    unpack(pack(package, tmp_path / "out"), tmp_path / "unpacked")
    assert '"./a.ts" | "x from \\"./a.ts\\""' in (tmp_path / "unpacked" / "other.d.ts").read_text()
    assert (tmp_path / "unpacked" / "index.d.ts").read_text() == 'export type { Other } from "./other.js";\n'


def test_the_command_packs_the_same_bytes_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`wirepact pack` says where the tarball is; what goes into it says nothing of when and where it was made."""
    for out in ("one", "two"):
        assert main(["pack", "--typescript", str(ROOT / "generated" / "typescript"), "--out", str(tmp_path / out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.rpartition("/")[2] for line in said] == ["wirepact-contract-0.0.0.tgz"] * 2
    packed = [path.read_bytes() for path in sorted(tmp_path.rglob("*.tgz"))]
    assert packed[0] == packed[1]


def test_packing_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No package, and no compiler."""
    assert main(["pack", "--typescript", str(tmp_path)]) == 2
    assert "expected a generated TypeScript package" in capsys.readouterr().err
    (tmp_path / "package.json").write_text('{ "name": "x", "version": "1.0.0" }')
    (tmp_path / "index.ts").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["pack", "--typescript", str(tmp_path)]) == 2
    assert "run `npm install --save-dev typescript`" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists() or not list((tmp_path / "dist").iterdir())
