#!/usr/bin/env bash
# Brings a fresh clone to the point where it runs: npm packages (with Node 24) and a Redis server. Safe to run again; quick when all is there.
# With --browser it also installs Chromium, which only the browser tests need.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '[setup] %s\n' "$*" >&2; }

# A command with root's rights: as root itself, or through sudo where it asks no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi
}

apt_install() {
  command -v apt-get >/dev/null || return 1
  as_root apt-get -qq -o Acquire::Retries=3 update >&2 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >&2
}

packages() {
  # npm writes this file last, so it is newer than the lock file exactly when the installed packages match it.
  local stamp=node_modules/.package-lock.json
  if [ -f "$stamp" ] && [ -x node_modules/.bin/node ] && [ ! package-lock.json -nt "$stamp" ]; then return; fi
  say 'installing npm packages'
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch "$stamp"
}

redis() {
  if command -v redis-server >/dev/null || command -v valkey-server >/dev/null; then return; fi
  say 'installing a Redis server'
  if apt_install redis-server || apt_install valkey-server; then :
  elif command -v brew >/dev/null && brew install redis >&2; then :
  else
    say '没有找到 redis-server。请先安装 Redis（或 Valkey），例如：sudo apt install redis-server，或 brew install redis，再重新运行。'
    say 'No redis-server found. Install Redis (or Valkey), for example: sudo apt install redis-server, or brew install redis; then run this again.'
    exit 1
  fi
}

browser() {
  if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then return; fi
  say 'installing Chromium and a Chinese font for the browser tests'
  apt_install chromium fonts-noto-cjk fontconfig || { say 'could not install chromium; install it and set CHROMIUM to its path'; exit 1; }
}

packages
redis
if [ "${1:-}" = --browser ]; then browser; fi
