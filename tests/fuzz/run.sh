#!/usr/bin/env bash
# Lets a fuzzer search: `./dev fuzz NAME [--seconds N]`, NAME of op, bundle, couch, hub; 60 seconds unless told. It
# begins with tests/fuzz/corpus/NAME and keeps what it learns in build-fuzz/corpus/NAME. An input that breaks
# something lies in build-fuzz/found/ afterwards: mend it, and add the file to tests/fuzz/corpus/NAME.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=${1:-}
seconds=60
if [ "${2:-}" = --seconds ]; then seconds=${3:-}; fi
if [ ! -d "tests/fuzz/corpus/$name" ] || [ -z "$name" ] || ! [[ "$seconds" =~ ^[1-9][0-9]*$ ]]; then
  echo "usage: ./dev fuzz $(ls tests/fuzz/corpus | paste -sd '|') [--seconds N]" >&2
  exit 2
fi
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "ubao_fuzz_$name"
mkdir -p "build-fuzz/corpus/$name" build-fuzz/found
# memory as RELIABILITY asks of hostile bytes, and what the sanitizers need themselves
exec "build-fuzz/tests/fuzz/ubao_fuzz_$name" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=1024 \
  -malloc_limit_mb=64 -dict="tests/fuzz/words.txt" -print_final_stats=1 -artifact_prefix="build-fuzz/found/$name-" \
  "build-fuzz/corpus/$name" "tests/fuzz/corpus/$name"
