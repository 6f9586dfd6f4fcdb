#!/usr/bin/env bash
# Reviews the workspace against BASE or, if that is empty, against the branch that the pull request is to be merged into.
# Arguments are further options of `tapedeck review`.
set -euo pipefail

if [ -z "$BASE" ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
  BASE="origin/$GITHUB_BASE_REF"
fi
node "$(dirname "$0")/../../../lib/cli/tapedeck.mjs" review . ${BASE:+"--base=$BASE"} "$@"
