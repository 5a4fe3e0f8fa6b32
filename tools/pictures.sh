#!/usr/bin/env bash
# Makes the pictures of the READMEs from what a run wrote. Needs chromium, LibreOffice and poppler-utils.
# usage: pictures.sh FINDINGS_FOLDER PICTURES_FOLDER
set -euo pipefail

from=$(realpath "${1:?folder of a run}")
to=$(realpath "${2:?folder of the pictures}")
for file in report.html findings.xlsx; do
    [ -f "$from/$file" ] || { echo "$from has no $file: run doudi check first" >&2; exit 1; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

browser=$(command -v chromium || command -v chromium-browser) ||
    { echo "chromium is missing: apt-get install chromium" >&2; exit 1; }
command -v soffice >/dev/null || { echo "LibreOffice is missing: apt-get install libreoffice-calc" >&2; exit 1; }
command -v pdftoppm >/dev/null || { echo "pdftoppm is missing: apt-get install poppler-utils" >&2; exit 1; }

shoot() { # shoot NAME WIDTH HEIGHT: the top of the report in a window of this size
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$scratch/browser" \
        --window-size="$2,$3" --screenshot="$to/$1.png" "file://$from/report.html" 2>/dev/null
}

crop() { # crop NAME PAGE HEIGHT: the upper part of a page of the workbook, HEIGHT in pixels at 110 dpi
    pdftoppm -r 110 -png -singlefile -f "$2" -l "$2" -x 25 -y 25 -W 1240 -H "$3" "$scratch/findings.pdf" "$to/$1"
}

page_of() { # page_of CODE: the page that bears the heading of this check
    local page pages
    pages=$(pdfinfo "$scratch/findings.pdf" | awk '/^Pages:/ { print $2 }')
    for ((page = 1; page <= pages; page++)); do
        if pdftotext -f "$page" -l "$page" "$scratch/findings.pdf" - | head -n 1 | grep -q "^$1 "; then
            echo "$page"
            return
        fi
    done
    echo "no page for $1" >&2
    return 1
}

# The font that officials' machines have is not free; a free one stands in for it.
cat >"$scratch/fonts.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Microsoft YaHei</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit>
  </match>
</fontconfig>
XML

shoot report 1366 1500
shoot report-phone 390 1200
FONTCONFIG_FILE="$scratch/fonts.conf" soffice "-env:UserInstallation=file://$scratch/office" --headless \
    --convert-to pdf --outdir "$scratch" "$from/findings.xlsx" >/dev/null
crop findings-front 1 620
crop findings-check "$(page_of DB-01)" 340
