#!/usr/bin/env bash
# Writes a file into the one comment of this action on PULL_REQUEST: over the last one, or as a new one.
# A token that may not write is no failure, because that of a pull request from a fork may not.
set -euo pipefail

mark='<!-- tapedeck review -->'
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
mine=".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id"
body="$(mktemp)"
trap 'rm -f "$body"' EXIT
{ echo "$mark"; cat "$1"; } > "$body"

write() {
  local ids id
  ids="$(gh api --paginate "$comments" --jq "$mine")" || return
  id="${ids%%$'\n'*}"
  if [ -n "$id" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$body"
  else
    gh api --silent --method POST "$comments" --field "body=@$body"
  fi
}

write || echo '::warning title=No comment::The comment could not be written: the token of a pull request from a fork may only read. The review is in the summary of this run.'
