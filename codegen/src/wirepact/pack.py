"""Packs a generated TypeScript package for other repositories: JavaScript and declarations in a tarball for npm.

Where it was generated the package is TypeScript, which Node 24 and Vite run as it is. Node strips no types below
node_modules, so what is packed is compiled, in a folder outside of the tree, with a manifest that points there.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from .errors import UsageError
from .paths import shown

_SETTINGS = {
    "target": "es2024",
    "lib": ["es2024"],
    "module": "nodenext",
    "types": [],
    "strict": True,
    "declaration": True,
    "verbatimModuleSyntax": True,
    "rewriteRelativeImportExtensions": True,
    "rootDir": ".",
}
# tsc rewrites the specifiers of what runs, and leaves those of declarations (TypeScript's issue 61037). Only specifiers
# stand bare behind these words: inside a literal type the quotation mark would be escaped.
_SPECIFIER = re.compile(r'((?: from |\bimport\()"\.[^"\n]*)\.ts(?=")')


def pack(package: Path, out: Path) -> Path:
    """Compile a generated TypeScript package and pack it into the folder `out`; return the tarball.

    Raises `UsageError` when the folder holds no such package, and when tsc is missing or refuses.
    """
    manifest = _read_manifest(package)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        sources, packed = Path(scratch, "sources"), Path(scratch, "packed")
        shutil.copytree(package, sources, ignore=shutil.ignore_patterns("node_modules", "dist"))
        _compile(sources, packed, _find_tsc(package))
        text = json.dumps(_packed_manifest(manifest), indent=2) + "\n"
        (packed / "package.json").write_text(text, encoding="utf-8")
        name = str(manifest["name"]).removeprefix("@").replace("/", "-")
        tarball = out / f"{name}-{manifest['version']}.tgz"
        tarball.write_bytes(_archive(packed))
    return tarball


def _read_manifest(package: Path) -> dict[str, object]:
    try:
        manifest: dict[str, object] = json.loads((package / "package.json").read_text(encoding="utf-8"))
        if (package / "index.ts").is_file():
            return manifest
    except (OSError, ValueError):
        pass
    message = "expected a generated TypeScript package (package.json, index.ts)"
    raise UsageError(f"{message}; run `wirepact gen`, or name its folder with --typescript", shown(package))


def _find_tsc(package: Path) -> str:
    """Find TypeScript's compiler: that of the nearest node_modules, else the one on PATH."""
    places = [Path.cwd(), *Path.cwd().parents, *package.resolve().parents]
    found = shutil.which("tsc", path=os.pathsep.join(str(place / "node_modules" / ".bin") for place in places))
    found = found or shutil.which("tsc")
    if found is None:
        raise UsageError("packing needs `tsc`, and there is none here; run `npm install --save-dev typescript`")
    return found


def _compile(sources: Path, packed: Path, tsc: str) -> None:
    """Write `.js` and `.d.ts` of every module, with the strictest settings that the package promises to pass."""
    settings = {"compilerOptions": {**_SETTINGS, "outDir": str(packed)}, "include": ["**/*.ts"]}
    (sources / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    try:
        done = subprocess.run(
            [tsc, "-p", sources], cwd=sources, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise UsageError(f"{tsc} cannot be run: {error.strerror}") from None
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
        raise UsageError(f"{tsc} refused the package: {said[0]}; TypeScript 5.7 or later is needed")
    for declaration in packed.rglob("*.d.ts"):
        text = declaration.read_text(encoding="utf-8")
        declaration.write_text(_SPECIFIER.sub(r"\1.js", text), encoding="utf-8")


def _packed_manifest(manifest: dict[str, object]) -> dict[str, object]:
    """Give the manifest of what is packed: the same, but for where its parts lie."""
    entry = {"types": "./index.d.ts", "default": "./index.js"}
    return {**manifest, "exports": {".": entry, "./package.json": "./package.json"}, "types": "./index.d.ts"}


def _archive(folder: Path) -> bytes:
    """Write the tarball as npm does, everything below `package/`; the same bytes on every machine."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found = tarfile.TarInfo(f"package/{path.relative_to(folder).as_posix()}")
            data = path.read_bytes()
            found.size, found.mode = len(data), 0o644
            archive.addfile(found, io.BytesIO(data))
    return gzip.compress(plain.getvalue(), mtime=0)
