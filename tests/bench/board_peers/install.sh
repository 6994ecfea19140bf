#!/usr/bin/env bash
# Installs the whiteboards of others, pinned by package-lock.json, and bundles their pages into dist/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --silent --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
node bundle.mjs
