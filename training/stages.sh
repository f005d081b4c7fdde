#!/usr/bin/env bash
# Train the reader in three stages and write what is shipped. A stage whose state.pt is there is done and skipped, and
# one that was killed goes on from its checkpoint: run the same command again. To begin anew, remove OUT.
#
#   training/stages.sh PYTHON BASE CORPORA [OPTION OF train.py]...
#
# OUT (build/training) takes states and reports, WEIGHTS (the package in weights/en) the files that are shipped.
set -euo pipefail
[ $# -ge 3 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
python=$1 base=$2 corpora=$3
shift 3
here=$(dirname "$0")
out=${OUT:-build/training}
weights=${WEIGHTS:-weights/en/src/counterclaim_weights_en}
export PYTHONPATH="$here/../src:$here${PYTHONPATH:+:$PYTHONPATH}"

stage() {
  local name=$1
  shift
  if [ -f "$out/$name/state.pt" ]; then
    echo "$name: done before"
    return
  fi
  echo "$name"
  "$python" "$here/train.py" --corpora "$corpora" --base "$base" --out "$out/$name" "$@"
}

# Who says what first, alone: most texts bear it, and all other heads lean on it.
stage attribution --only polnear,polnear_short --epochs 1.3 "$@"
# Then the corpora made by others, shortly, so that no head is fresh when the small sets of our own come in.
stage corpora --start "$out/attribution/state.pt" --epochs 0.2 \
  --only polnear,polnear_short,muc,hrds,re3d,plover,police,terrorism,crime "$@"
stage all --start "$out/corpora/state.pt" --every 250 "$@"
"$python" "$here/export.py" --state "$out/all/state.pt" --base "$base" --out "$weights"
