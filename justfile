# The only door: `./just` lists these recipes, `./just NAME` runs one with this folder's own tools.

set shell := ["sh", "-eu", "-c"]

# Warnings of a colour-less CI log are worth as much as a terminal's.
export FORCE_COLOR := env("FORCE_COLOR", "0")

[private]
default:
    @just --list --unsorted --justfile "{{ justfile() }}"

# set up the tools (.venv, node_modules); every other recipe does this first
setup:

# generate, build and serve on loopback at PORT (8000); prints the URL to open
up: gen build
    @WIREPACT_STATE_DIR="${WIREPACT_STATE_DIR:-.state}" WIREPACT_PAGE_DIR=frontend/dist exec wirepact-server serve

# print another one-time URL of the running server
url:
    @WIREPACT_STATE_DIR="${WIREPACT_STATE_DIR:-.state}" exec wirepact-server url

# generate Python and TypeScript from schema/
gen:
    @wirepact gen

# fail if generated/ differs from what schema/ says; shows the difference
check:
    @wirepact check

# build the page into frontend/dist
build:
    @npm run --silent build --workspace frontend -- --logLevel warn

# run all tests: both languages, then end to end in a real browser
test: test-frontend test-python test-e2e

# run the Python tests (arguments go to pytest)
test-python *ARGS:
    python -m pytest -n 2 --ignore tests/e2e {{ ARGS }}

# run the TypeScript tests (arguments go to vitest)
test-frontend *ARGS:
    npm run --silent test --workspace frontend -- {{ ARGS }}

# run the end-to-end tests in Chromium against a real server (arguments go to pytest)
test-e2e *ARGS: build
    python -m pytest tests/e2e {{ ARGS }}

# lint and check the format, without changing anything
lint:
    ruff check
    ruff format --check
    lint-imports
    biome check

# check the types in both languages
types:
    mypy
    tsc --noEmit -p frontend
    tsc --noEmit -p generated/typescript

# format, and mend what a linter can
fmt:
    ruff check --fix-only
    ruff format
    biome check --write

# serve with reload: the page by Vite on 5173, the server on PORT (8000)
dev: gen
    @python tools/dev.py

# run the benchmarks; each prints a table of ratios
bench *ARGS:
    python benchmarks/fanout.py {{ ARGS }}

# accept the output of the compiler's tests as the new golden files
bless:
    python -m pytest tests/codegen --bless -q

# compile the pinned lists from the manifests; needs the network
lock:
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --all-extras --no-emit-package wirepact-contract --output-file requirements/dev.txt \
        codegen/pyproject.toml server/pyproject.toml generated/python/pyproject.toml requirements/dev.in
    npm install --package-lock-only --ignore-scripts

# exactly what CI runs: tests, lint, types, drift, and a tree left clean
ci: test lint types check
    @test -z "$(git status --porcelain)" || { echo "CI left files behind or changed them:"; git status --porcelain; exit 1; }

# remove what was built or installed here; sessions and their token in .state stay
clean:
    rm -rf .venv node_modules frontend/node_modules frontend/dist .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
