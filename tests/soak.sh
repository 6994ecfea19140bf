#!/usr/bin/env bash
# The slow campaigns: `./dev soak [SEEDS]` runs the simulator over many seeds (100,000 unless told) on all cores, plants
# every fault once more, and then builds the page for a browser and tests its first screen. Each thousand says what its
# runs were made of, and the sum stands at the end; a simulator that finds a broken promise names the seed and ends all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seeds=${1:-100000}
share=1000
said=build/soak.txt

run_share() {  # FIRST
  local end=$(($1 + share))
  build/tests/ubao_simulator --seeds "$1:$((end < seeds ? end : seeds))" || return 255  # xargs starts no more then
}
export -f run_share
export share seeds
seq 0 "$share" $((seeds - 1)) | xargs -P "$(nproc)" -I FIRST bash -c 'run_share FIRST' | tee "$said"

# "1000 seeds, 4701 devices, ...; in 103.0 s": the same numbers, added up
awk -F '; in ' '
  { time += $2
    parts = split($1, part, ", ")
    for (i = 1; i <= parts; ++i) {
      number = part[i] + 0
      name = substr(part[i], index(part[i], " ") + 1)
      if (!(name in sum)) order[++names] = name
      sum[name] += number
    } }
  END { for (i = 1; i <= names; ++i) printf "%s%d %s", (i > 1 ? ", " : "in all "), sum[order[i]], order[i]
        printf "; in %.0f s of one core\n", time }' "$said"

build/tests/ubao_simulator_faulty --seeds 0:2000 --prove
./dev web
