# Installs what is missing and nothing else; sourced by scripts/check and scripts/test.
# Two marks make it fast: .venv/.system and .venv/.locked are the lists that were installed last.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else say "This needs root; run it as root or install sudo: $*"; exit 2
    fi
}

# The packages of requirements/system.txt that dpkg does not list as installed.
missing_packages() {
    grep -v '^#' "$root/requirements/system.txt" | while read -r package; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            printf '%s ' "$package"
    done
}

can_make_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

install_system_packages() {
    if ! command -v apt-get >/dev/null; then
        say "No apt-get here: please install what requirements/system.txt names."
        return
    fi
    local wanted
    wanted=$(missing_packages)
    can_make_venv || wanted="$wanted python3-venv"
    [ -n "${wanted// /}" ] || return 0
    say "Installing system packages: $wanted"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >&2
}

pip_install() {
    "$root/.venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps "$@" >&2
}

install_python_packages() {
    local lock=$root/requirements/dev.txt
    [ -x "$root/.venv/bin/python" ] || python3 -m venv "$root/.venv"
    if ! cmp -s "$lock" "$root/.venv/.locked"; then
        say "Installing Python packages (once, a few minutes)"
        pip_install --require-hashes --only-binary :all: -r "$lock"
        rm -f "$root/.venv/bin/greenlane"
        cp "$lock" "$root/.venv/.locked"
    fi
    [ -x "$root/.venv/bin/greenlane" ] || pip_install --no-build-isolation -e "$root"
}

# Compiled once, so that every command starts in a second less, wherever Python may not write on its own.
compile_packages() {
    "$root/.venv/bin/python" -m compileall -q -j 0 "$root"/{api,catalog,cli,exports,fixtures,jobs,models,parser,verifier}
}

setup() {
    if ! cmp -s "$root/requirements/system.txt" "$root/.venv/.system"; then
        install_system_packages
    fi
    install_python_packages
    compile_packages
    cp "$root/requirements/system.txt" "$root/.venv/.system"
}
