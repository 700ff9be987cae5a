# The only door: `./just` lists these recipes, `./just NAME` runs one with this folder's own tools.

# For those who have `just` themselves: the same tools that ./just puts first.
root := justfile_directory()
export PATH := root / ".venv/node:" + root / ".venv/bin:" + root / "node_modules/.bin:" + env("PATH")

# The server's settings in a checkout (README).
export WIREPACT_STATE_DIR := env("WIREPACT_STATE_DIR", ".state")
export WIREPACT_PAGE_DIR := env("WIREPACT_PAGE_DIR", "frontend/dist")

[private]
default:
    @just --list --unsorted --justfile "{{ justfile() }}"

# set up the tools (.venv, node_modules); every other recipe does this first
setup:
    @"{{ root }}/just" setup

# generate, build and serve on loopback at PORT (8000); prints the URL to open
up: gen build
    @exec wirepact-server serve

# print another one-time URL of the running server
[no-exit-message]
url: setup
    @exec wirepact-server url

# print topics of the running server live: TOPIC..., --json for programs
[no-exit-message]
tail *ARGS: setup
    @exec wirepact-server tail {{ ARGS }}

# print which topics the running server offers, and how many listen
[no-exit-message]
topics *ARGS: setup
    @exec wirepact-server topics {{ ARGS }}

# generate Python and TypeScript from schema/
[no-exit-message]
gen: setup
    @wirepact gen
    @cd examples/orders && wirepact gen

# fail if generated/ differs from what schema/ says; shows the difference
[no-exit-message]
check: setup
    @wirepact check
    @cd examples/orders && wirepact check

# build the page into frontend/dist, beside it first: a server may be serving the old one
build: setup
    @npm run --silent build --workspace frontend -- --logLevel warn --outDir dist.new
    @rm -rf frontend/dist.old && if [ -d frontend/dist ]; then mv frontend/dist frontend/dist.old; fi
    @mv frontend/dist.new frontend/dist && rm -rf frontend/dist.old

# run all tests: both languages, then end to end in a real browser
test: test-frontend test-python test-e2e

# run the Python tests (arguments go to pytest)
test-python *ARGS: setup
    python -m pytest -n 2 --ignore tests/e2e {{ ARGS }}

# run the TypeScript tests (arguments go to vitest)
test-frontend *ARGS: setup
    npm run --silent test --workspace frontend -- {{ ARGS }}

# run the end-to-end tests in Chromium against a real server (arguments go to pytest)
test-e2e *ARGS: build
    python -m pytest tests/e2e {{ ARGS }}

# lint and check the format, without changing anything
lint: setup
    ruff check
    ruff format --check
    lint-imports
    biome check --error-on-warnings

# check the types in both languages
types: setup
    mypy
    pyright
    tsc -p frontend
    tsc -p .

# serve the example's kitchen on port 8100, in Starlette or (`fastapi`) in FastAPI
example KIND="starlette": setup
    @cd examples/orders && PYTHONPATH=generated/python exec python kitchen_app.py {{ KIND }}

# format, and mend what a linter can
fmt: setup
    ruff check --fix-only
    ruff format
    biome check --write --error-on-warnings

# serve with reload: the page by Vite on 5173, the server on PORT (8000), and the contract as schema/ changes
[parallel]
dev: dev-contract dev-server dev-page

# regenerate whenever schema/ changes
dev-contract: setup
    @exec wirepact watch

# serve, and start again whenever the server's code or the contract changes
dev-server: gen
    @exec watchfiles --sigint-timeout 10 --filter python "wirepact-server serve" server/src generated/python

# serve the page with hot reload
dev-page: gen
    @npm run --silent dev --workspace frontend

# measure the bus beside its peers, about five minutes: fan-out, idle connections, a storm of reconnects, stalled clients
bench: bench-fanout
    python benchmarks/idle.py
    python benchmarks/storm.py
    python benchmarks/stalled.py

# measure the fan-out alone; prints a table of ratios
bench-fanout *ARGS: setup
    python benchmarks/fanout.py {{ ARGS }}

# measure the compiler and its decoders beside their peers, about a minute
bench-codegen *ARGS: setup
    python benchmarks/codegen.py {{ ARGS }}

# compile public schemas of the outside world, and hold what comes out against jsonschema; needs the network once
outside *ARGS: setup
    PYTHONPATH=tests python benchmarks/outside.py {{ ARGS }}

# hold jsonschema, Python and TypeScript against each other over generated instances; fails where they disagree
differential *ARGS: setup
    cd tests && python -m support.differential {{ ARGS }}

# run 20,000 random schedules of the hub against its guarantees, some minutes
seam *ARGS: setup
    SEAM_EXAMPLES="${SEAM_EXAMPLES:-20000}" python -m pytest tests/server/realtime/test_seam.py --timeout 1800 {{ ARGS }}

# plant deliberate faults in copies of the bus; fails unless the schedules find every one
mutants *ARGS: setup
    cd tests && python -m support.mutants {{ ARGS }}

# run Autobahn's fuzzing client against the server's WebSocket; needs Python 2.7, and the network once
autobahn *ARGS: setup
    python tools/autobahn.py {{ ARGS }}

# kill and stop the real server under load with 1,000 clients; prints who came back, and what was lost
faults *ARGS: setup
    FAULT_CLIENTS="${FAULT_CLIENTS:-1000}" FAULT_SESSIONS="${FAULT_SESSIONS:-300}" python -m pytest tests/server/test_faults.py -s {{ ARGS }}

# pack the compiler (a wheel) and the TypeScript contract (a tarball) into dist/
pack: gen
    cd codegen && python -m hatchling build --target wheel --directory "{{ root }}/dist"
    wirepact pack --out dist

# take the README's pictures of the page anew
picture: build
    python tools/picture.py

# accept what the compiler says as the new golden files, and list the settings in docs/SETTINGS.md anew
bless: setup
    WIREPACT_BLESS=1 python -m pytest tests/codegen/test_bad_contracts.py tests/server/settings/test_table.py -q

# compile the pinned lists from the manifests; needs the network
lock: setup
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --all-extras --no-emit-package wirepact-contract --output-file requirements/dev.txt \
        codegen/pyproject.toml server/pyproject.toml generated/python/pyproject.toml requirements/dev.in
    npm install --package-lock-only --ignore-scripts

# exactly what CI runs: tests, lint, types, drift, and a tree left clean
ci: test lint types check
    @test -z "$(git status --porcelain)" || { echo "CI left files behind or changed them:"; git status --porcelain; exit 1; }

# remove what was built or installed here; sessions and their token in .state stay
clean:
    rm -rf .venv node_modules dist frontend/node_modules frontend/dist frontend/dist.* .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
