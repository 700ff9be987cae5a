"""Packs a generated TypeScript package for other repositories: JavaScript and declarations in a tarball.

Inside the repository the package is TypeScript, which Node and Vite run as it is. Node strips no types below
node_modules, so what is packed is compiled, in a folder outside of the tree, with a manifest that points there.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / ".venv" / "node"
TSC = ROOT / "node_modules" / ".bin" / "tsc"
# tsc rewrites the specifiers of what runs, and leaves those of declarations (TypeScript's issue 61037). Only specifiers
# stand bare behind these words: inside a literal type the quotation mark would be escaped.
SPECIFIER = re.compile(r'((?: from |\bimport\()"\.[^"\n]*)\.ts(?=")')


class PackError(Exception):
    """A tool failed; the text is what it said."""


def pack(package: Path, out: Path) -> Path:
    """Compile a package and pack it into the folder; return the tarball.

    Raises:
        PackError: tsc or npm refused.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        sources, packed = Path(scratch, "sources"), Path(scratch, "packed")
        shutil.copytree(package, sources, ignore=shutil.ignore_patterns("node_modules", "dist"))
        compile_package(sources, packed)
        manifest = json.loads((package / "package.json").read_text(encoding="utf-8"))
        (packed / "package.json").write_text(json.dumps(packed_manifest(manifest), indent=2) + "\n", encoding="utf-8")
        said = run(NODE / "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", out.resolve(), cwd=packed)
    (tarball,) = out.glob(json.loads(said)[0]["filename"])
    return tarball


def compile_package(sources: Path, packed: Path) -> None:
    """Write `.js` and `.d.ts` of every module, with the strictest settings that the package promises to pass."""
    settings = {
        "compilerOptions": {
            "target": "es2024",
            "lib": ["es2024"],
            "module": "nodenext",
            "types": [],
            "strict": True,
            "declaration": True,
            "verbatimModuleSyntax": True,
            "rewriteRelativeImportExtensions": True,
            "rootDir": ".",
            "outDir": str(packed),
        },
        "include": ["**/*.ts"],
    }
    (sources / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    run(TSC, "-p", sources, cwd=sources)
    for declaration in packed.rglob("*.d.ts"):
        text = declaration.read_text(encoding="utf-8")
        declaration.write_text(SPECIFIER.sub(r"\1.js", text), encoding="utf-8")


def packed_manifest(manifest: dict[str, object]) -> dict[str, object]:
    """Give the manifest of what is packed: the same, but for where its parts lie."""
    entry = {"types": "./index.d.ts", "default": "./index.js"}
    return {**manifest, "exports": {".": entry, "./package.json": "./package.json"}, "types": "./index.d.ts"}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a tool with the checkout's Node; return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PATH": f"{NODE}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PackError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def main() -> int:
    """Pack what the command line names; print the tarball's path."""
    parser = argparse.ArgumentParser(description="Packs a generated TypeScript package into a tarball.")
    parser.add_argument("--package", type=Path, default=ROOT / "generated" / "typescript", metavar="DIR")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where the tarball goes")
    arguments = parser.parse_args()
    try:
        print(pack(arguments.package, arguments.out))
    except PackError as error:
        print(f"pack: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
