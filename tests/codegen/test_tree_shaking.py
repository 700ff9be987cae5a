"""A decoder brings only what it needs: bundled from the packed package, nothing of other types comes along."""

from __future__ import annotations

import re
import subprocess
import tarfile
from pathlib import Path

import pytest
from support.generated import NODE_PATH, ROOT, Packages
from wirepact.pack import pack

ROLLDOWN = ROOT / "node_modules" / ".bin" / "rolldown"


def install(package: Path, folder: Path) -> Path:
    """Pack a package and unpack it where npm would; return the folder of the project that has it."""
    place = folder / "project" / "node_modules" / "contract"
    place.mkdir(parents=True)
    with tarfile.open(pack(package, folder / "packed")) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            (place / Path(member.name).name).write_bytes(file.read())
    return folder / "project"


def bundle(project: Path, names: str) -> str:
    """Bundle a module that uses some names of the package; return the text."""
    (project / "main.js").write_text(f'import {{ {names} }} from "contract";\nglobalThis.used = [{names}];\n')
    done = subprocess.run(
        [ROLLDOWN, "main.js", "--file", "bundle.js", "--platform", "browser"],
        cwd=project,
        env={"PATH": NODE_PATH, "HOME": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (project / "bundle.js").read_text()


def functions(text: str, verbs: str) -> set[str]:
    """Give what the functions of some verbs are about."""
    return set(re.findall(rf"function (?:{verbs})([A-Z]\w*)\(", text))


def constants(text: str) -> set[str]:
    """Give the constants in capitals."""
    return set(re.findall(r"(?:const|var|let) ([A-Z][A-Z_]+)\b", text))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the packed contract of this repository."""
    return install(ROOT / "generated" / "typescript", tmp_path_factory.mktemp("ours"))


def test_one_decoder_brings_its_type_alone(ours: Path) -> None:
    """`decodePing` needs no other type, no topic, no table of names or codes, no encoder."""
    text = bundle(ours, "decodePing")
    assert functions(text, "read|accept|allow|decode|encode") == {"Ping"}
    assert constants(text) == {"SPACE", "STRING", "NUMBER", "WORD", "LONE_SURROGATE", "ESCAPE", "BACKSLASH"}
    for other in (
        "topicName",
        "reduce",
        "inspect",
        "takeInteger",
        "takeArray",
        "passArray",
        "function isInteger",
        "FromValue(",
    ):
        assert other not in text, other
    assert len(text) < 18_000


def test_a_union_brings_its_branches(ours: Path) -> None:
    """What a type refers to comes along, and the addresses of topics where messages are told apart by them."""
    text = bundle(ours, "decodeClientMessage")
    assert functions(text, "read|accept") == {"ClientMessage", "Subscribe", "Unsubscribe", "Ping", "Address"}
    assert "topicName" not in text
    assert "topicName" in bundle(ours, "decodeServerMessage")


@pytest.mark.parametrize("name", ["sessionsState", "ERROR_CODES", "ContractError"])
def test_what_decodes_nothing_brings_no_decoder(name: str, ours: Path) -> None:
    """Topics, codes and errors stand alone: no parser, no reader, no buffer."""
    text = bundle(ours, name)
    assert not functions(text, "read|accept|decode|encode|take|pass|is|count|make")
    assert "JSON.parse" not in text
    assert len(text) < 2_500


def test_names_bring_everything(ours: Path) -> None:
    """`decode` by name is the one that can't be shaken, and so shows that the others were."""
    text = bundle(ours, "decode")
    assert {"Ping", "Session", "ServerMessage", "Problem"} <= functions(text, "accept")


def test_rules_come_only_with_types_that_have_some(hard: Packages, tmp_path: Path) -> None:
    """The interpreter of rules, and each type's own rules, come with the types that ask them."""
    project = install(hard.typescript, tmp_path)
    plain, ruled = bundle(project, "decodeBase"), bundle(project, "decodeCents")
    assert "checkApplicators" not in plain
    assert not [name for name in constants(plain) if name.endswith("_RULES")]
    assert "checkApplicators" in ruled
    rules = [name for name in constants(ruled) if name.endswith("_RULES")]
    assert rules
    assert all("CENTS" in name for name in rules)
