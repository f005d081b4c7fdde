#!/usr/bin/env bash
# Write requirements/*.txt anew from pyproject.toml: every version pinned, every file by its hash, no address of where
# it came from. One solve for all, so that they never disagree. Needs uv on the path; give it its own options
# after --, such as: tools/lock.sh -- --upgrade
set -euo pipefail
cd "$(dirname "$0")/.."
[ "${1:-}" = "--" ] && shift
lock() {
  local out=$1
  shift
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --fork-strategy fewest \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --custom-compile-command "make lock" \
    --output-file "$out" "$@"
}
lock requirements/dev.txt pyproject.toml --group build --group dev "$@"
sed -E 's/ *\\$//; /^ *--hash/d' requirements/dev.txt >requirements/.all
trap 'rm -f requirements/.all' EXIT
lock requirements/runtime.txt pyproject.toml --constraint requirements/.all
lock requirements/build.txt --group build --constraint requirements/.all
lock requirements/readers.txt --group readers --constraint requirements/.all
lock requirements/docs.txt --group docs --constraint requirements/.all
lock requirements/browser.txt --group browser --constraint requirements/.all
lock requirements/train.txt requirements/train.in --constraint requirements/.all
