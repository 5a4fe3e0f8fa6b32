#!/usr/bin/env bash
# Installs the Debian packages that are missing, or prints the one line that does.
# usage: system_packages.sh run|test [python]
set -euo pipefail

purpose=${1:?run or test}
python=${2:-python3}
missing=()

need() { # need PACKAGE COMMAND…: PACKAGE is missing when COMMAND fails
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_browser() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser; }
has_chinese_fonts() { [ "$(dpkg-query -W -f '${Status}' fonts-noto-cjk)" = "install ok installed" ]; }
has_postgres() { command -v pg_ctlcluster || command -v pg_ctl; }
has_java() { # Spark 4 needs 17 or newer
    java -version 2>&1 | awk -F '[".]' '/version/ { found = 1; exit $2 < 17 } END { if (!found) exit 1 }'
}

venv_package() { # Debian splits venv off each Python it ships
    "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

need "$(venv_package)" "$python" -c 'import venv, ensurepip'
if [ "$purpose" = test ]; then
    need git command -v git
    need chromium-headless-shell has_browser
    need fonts-noto-cjk has_chinese_fonts
    need openjdk-17-jre-headless has_java
    need postgresql has_postgres
fi
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "缺少系统软件包，请运行： / System packages are missing, please run:" >&2
        echo "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
if ! command -v apt-get >/dev/null; then
    echo "请先安装： / Please install first: ${missing[*]}" >&2
    exit 1
fi

echo "安装系统软件包… Installing system packages: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
# A third-party source that does not answer must not stop us: the install below decides.
"${apt[@]}" update -qq || echo "apt-get update: 部分软件源不可用 / some sources did not answer" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" >"$log" || {
    code=$?
    cat "$log" >&2
    exit "$code"
}
