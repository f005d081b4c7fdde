#!/usr/bin/env bash
# Read the samples into a ledger that is thrown away afterwards, and show what came of it.
set -euo pipefail
cd "$(dirname "$0")/.."
counterclaim=.venv/bin/counterclaim
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export COLUMNS=${COLUMNS:-130}

# Show a command as a user would type it, and run it on the throwaway ledger.
# 1 says that some input was refused, as it should be here: the samples hold an empty file and one in Spanish.
run() {
  printf '\n$ counterclaim %s\n' "$*"
  "$counterclaim" "$@" --ledger "$folder/counterclaim.db" || [ $? -eq 1 ]
}

printf '# One war with a conflict file, which says who belongs to which side.'
run read samples/dispatches/karabakh-2020 --conflict samples/conflicts/karabakh.yaml --quiet
printf '\n# The rest without: sides are proposed from the claims. What is in the ledger already stays as it is.'
run read samples/dispatches --quiet
run incidents --contested
run ceasefires
run tolls
run refusals
run verify
printf '\n# The same folder again changes nothing; the summary is that of the ledger.'
run read samples/dispatches/karabakh-2020 --conflict samples/conflicts/karabakh.yaml
printf '\n# What people look at: one page, to be opened in a browser. It fetches nothing.'
run dossier --conflict samples/conflicts/karabakh.yaml --title 'The samples: who says what' -o demo-dossier.html
