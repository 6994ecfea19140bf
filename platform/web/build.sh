#!/usr/bin/env bash
# Compiles the page for a browser into build-web/ and shows it to one: called by `./dev web`, which has installed
# Emscripten and unpacked the sources of the libraries before. Only what has changed is compiled again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Debian's Emscripten finds its JavaScript parts here, whichever node comes first on the path.
export NODE_PATH=/usr/share/nodejs
if [ ! -e build-web/build.ninja ]; then
  emcmake cmake -S . -B build-web -G Ninja -DCMAKE_BUILD_TYPE=MinSizeRel \
    ${UBAO_IMGUI_DIR:+-DUBAO_IMGUI_DIR="$UBAO_IMGUI_DIR"} >/dev/null
fi
cmake --build build-web
unset NODE_PATH
node tests/web/first_screen.mjs build-web
for part in ubao.wasm ubao.js ubao.data; do
  printf '%s: %s KB, %s KB as brotli\n' "$part" "$(($(stat -c %s "build-web/$part") / 1000))" \
    "$(($(brotli -c -q 9 "build-web/$part" | wc -c) / 1000))"
done
