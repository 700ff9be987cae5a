"""The compiler and what it writes, beside their peers in one run. Prints a table of figures and of ratios.

Every case is measured in rounds, the peers interleaved, and the best round counts: noise of the machine only adds.
`to ours` is the peer's time over ours: below 1.00x the peer is faster. The peers check the schema, ours I-JSON as well.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import codegen_data
from codegen_python import bench_python
from codegen_timing import Case, measure, show, written
from wirepact import generate
from wirepact.config import Config, Target
from wirepact.pipeline import compile_contract
from wirepact.values import members

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schema"
TYPESCRIPT = Path(__file__).with_name("codegen_decoders.ts")
RINGS = (100, 300, 1000)
SESSIONS = 200
# The dataclasses alone, without the formatters that its command runs by default.
PEER_ALONE = (
    "import sys; from pathlib import Path; from datamodel_code_generator import InputFileType, generate;"
    "from datamodel_code_generator.enums import DataModelType;"
    "generate(Path(sys.argv[1]), input_file_type=InputFileType.JsonSchema,"
    "output_model_type=DataModelType.DataclassesDataclass, output=Path(sys.argv[2]), formatters=[])"
)


def bench_cold(folder: Path, rounds: int) -> None:
    """`gen` in a fresh process, beside the tool that it drives, on the same bundle."""
    bundle = folder / "bundle.json"
    bundle.write_text(json.dumps(_bundle(folder)))
    out = ("--python", folder / "cold/p", "--typescript", folder / "cold/t", "--package", "cold")
    ours = (sys.executable, "-m", "wirepact", "gen", "--schema", SCHEMA, *out)
    command = (sys.executable, "-m", "datamodel_code_generator", "--input", bundle, "--input-file-type", "jsonschema")
    dataclasses = ("--output-model-type", "dataclasses.dataclass", "--output", folder / "peer.py")
    cases = {
        "wirepact gen, both packages": Case(lambda: _run(*ours)),
        "datamodel-code-generator, generate() without formatters": Case(
            lambda: _run(sys.executable, "-W", "ignore", "-c", PEER_ALONE, bundle, folder / "alone.py")
        ),
        "datamodel-code-generator, its command": Case(lambda: _run(*command, *dataclasses)),
        "python -c pass": Case(lambda: _run(sys.executable, "-c", "pass")),
    }
    show("cold, on the project's own contract", measure(cases, rounds))


def _bundle(folder: Path) -> dict[str, object]:
    config = Config(SCHEMA, Target(folder / "p", "own"), Target(folder / "t", "own"))
    bundle = compile_contract(config, dry_run=True).normalised.bundle
    # The tool starts from a root type; every type of the bundle hangs below it.
    names = members(bundle["$defs"])
    return {**bundle, "type": "object", "properties": {name: {"$ref": f"#/$defs/{name}"} for name in names}}


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)


def bench_warm(folder: Path, rounds: int) -> None:
    """What `watch` does after a change, and rings of more and more types, all in this process."""

    def run(schema: Path, name: str) -> Callable[[], object]:
        out = folder / "warm" / name
        return lambda: generate(schema=schema, python=out / "p", typescript=out / "t", package="warm")

    own = {"wirepact, the project's own contract": Case(run(SCHEMA, "own"))}
    measure(own, 1)
    show("warm, as watch does", measure(own, rounds))
    rings = {types: run(codegen_data.write_ring(folder, types), str(types)) for types in RINGS}
    figures = measure({f"{types:5} types": Case(work) for types, work in rings.items()}, max(1, rounds // 2))
    print(f"\n{'a ring of references':58} {'each':>12} {'a type':>9}")
    for types, (name, seconds) in zip(RINGS, figures.items(), strict=True):
        print(f"  {name:56} {written(seconds):>12} {seconds / types * 1e3:6.2f} ms")


def bench_typescript(folder: Path, rounds: int) -> None:
    """The same messages in Node, from text."""
    inputs = folder / "inputs.json"
    messages = [text.decode() for text in codegen_data.CLIENT_MESSAGES]
    bundle = _bundle(folder)
    inputs.write_text(
        json.dumps({"snapshot": codegen_data.snapshot(SESSIONS).decode(), "messages": messages, "bundle": bundle})
    )
    path = f"{ROOT / '.venv' / 'node'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["node", TYPESCRIPT, inputs, str(rounds)],
        env={**os.environ, "PATH": path},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    for title, figures in json.loads(done.stdout).items():
        show(f"TypeScript: {title}", figures)


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description="Measures the compiler and its decoders beside their peers.")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench_cold(Path(scratch), arguments.rounds)
        bench_warm(Path(scratch), arguments.rounds)
        bench_python(Path(scratch), _bundle(Path(scratch)), arguments.rounds)
        bench_typescript(Path(scratch), arguments.rounds)


if __name__ == "__main__":
    main()
