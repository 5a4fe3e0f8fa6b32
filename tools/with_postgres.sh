#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a new, empty PostgreSQL that lives as long as the command.
# usage: with_postgres.sh COMMAND…
# KEPT_POSTGRES=FOLDER: keep its data there, and find them there the next time (for benchmarks that fill it for long).
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || bin=$(dirname "$(readlink -f "$(command -v pg_ctl)")")
folder=${KEPT_POSTGRES:-$(mktemp -d)}
mkdir -p "$folder"
as_owner=()
if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$folder"
    as_owner=(runuser -u postgres --)
fi
in_folder() { (cd "$folder" && "${as_owner[@]}" "$@"); }
stop() {
    if [ -n "${KEPT_POSTGRES:-}" ]; then
        in_folder "$bin/pg_ctl" -D "$folder/data" -m fast stop >/dev/null 2>&1 || true
    else
        in_folder "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
        rm -rf "$folder"
    fi
}
trap stop EXIT

if [ -d "$folder/data" ]; then found=yes; else found=; fi
[ -n "$found" ] || in_folder "$bin/initdb" -D "$folder/data" -U doudi -A trust --encoding UTF8 --locale C.UTF-8 >/dev/null
# Nothing here outlives a power cut: speed matters.
in_folder "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" start -o \
    "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60" >/dev/null
[ -n "$found" ] || in_folder "$bin/createdb" -h "$folder" -U doudi doudi
DATABASE_URL="postgres://doudi@/doudi?host=$folder" "$@"
