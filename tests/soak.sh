#!/usr/bin/env bash
# The slow campaigns: `./dev soak [SEEDS]` runs the simulator over many seeds (100,000 unless told) and then builds the
# page for a browser and tests its first screen. Ends at the first campaign that fails, with its seed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seeds=${1:-100000}
build/tests/ubao_simulator --seeds "1:$seeds"
./dev web
