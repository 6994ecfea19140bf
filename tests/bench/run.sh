#!/usr/bin/env bash
# Measurements, each as a ratio against a peer or a limit of the same run: `./dev bench [NAME...]` with the
# names record, absorb, sync, hub, link, trust, assessment, window, board; with --peers the board also beside two other
# whiteboards in a browser, which are installed for it. Other work on the machine spoils them. The files lie
# below the build folder, on the disk that it is on; UBAO_BENCH_FOLDER chooses another place.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
case " $* " in *" --peers "*) tests/bench/board_peers/install.sh ;; esac
folder=$(mktemp -d "${UBAO_BENCH_FOLDER:-build}/bench-XXXXXX")
trap 'rm -rf "$folder"' EXIT
xvfb-run -a -s "-screen 0 1920x1280x24" build/tests/ubao_bench "$folder" "$@"
