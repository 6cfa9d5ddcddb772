#!/usr/bin/env bash
# Installs what the browser tests and the pictures of the HTML report need, from the system's packages (Debian, Ubuntu):
# Chromium, and a font with Chinese characters. Does nothing where a browser is already found.
set -euo pipefail

found() { command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; }

if [ -n "${MTLINT_CHROMIUM:-}" ] || found >/dev/null; then
    echo "A Chromium is there: ${MTLINT_CHROMIUM:-$(found)}"
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "Install Chromium or Chrome, or set MTLINT_CHROMIUM to its program: there is no apt-get here to do it with." >&2
    exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run this as root: there is no sudo here." >&2; exit 1; }
    as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -q -y --no-install-recommends chromium fonts-wqy-microhei
found
