#!/usr/bin/env bash
# Read the samples into a ledger that is thrown away afterwards, and show what came of it.
set -euo pipefail
cd "$(dirname "$0")/.."
counterclaim=.venv/bin/counterclaim
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export COLUMNS=${COLUMNS:-110}
say() { printf '\n$ counterclaim %s\n' "$*"; }
run() {
  say "${@/$folder\//}"
  "$counterclaim" "$@"
}
run read samples --ledger "$folder/demo.db"
for view in incidents ceasefires tolls actors; do
  run "$view" --ledger "$folder/demo.db"
done
say "read samples --ledger demo.db   # the same files again change nothing"
"$counterclaim" read samples --ledger "$folder/demo.db"
