#!/usr/bin/env bash
# The slow campaigns: `./dev soak [SEEDS]` runs the simulator over many seeds (100,000 unless told) on all cores, plants
# every fault once more, and then builds the page for a browser and tests its first screen. Each core says what its
# runs were made of; a simulator that finds a broken promise names the seed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seeds=${1:-100000}
cores=$(nproc)
share=$(((seeds + cores - 1) / cores))
workers=()
for ((core = 0; core < cores; core++)); do
  build/tests/ubao_simulator --seeds "$((core * share)):$(((core + 1) * share))" &
  workers+=($!)
done
for worker in "${workers[@]}"; do wait "$worker"; done
build/tests/ubao_simulator_faulty --seeds 0:2000 --prove
./dev web
