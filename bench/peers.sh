#!/bin/sh
# Fetch the peers from the package registries and build them in bench/peers/
# (not part of the repository). What cannot be had is written to a file
# bench/peers/NAME.absent, and bench/run gives it a row that says so.
cd "$(dirname "$0")" || exit 1
mkdir -p peers
log=$PWD/peers/log
: >"$log"

absent () { # NAME REASON
  echo "$1: not to be had: $2"
  echo "$2" >"peers/$1.absent"
}

# Debian: peers that are linked into the benches themselves.
../.ci/packages libicu-dev libunistring-dev || echo "without them the words' bench cannot be built"

rm -f peers/*.absent

# crates.io: one program; gaoya is left out when it does not build.
if command -v cargo >/dev/null; then
  rm -rf peers/source
  cp -r peers-src/rust peers/source
  build () { (cd peers/source && cargo build --release --target-dir ../rust "$@") >>"$log" 2>&1; }
  if build || { absent gaoya "$(grep -m1 '^error' "$log")"; build --no-default-features; }; then
    echo "rust: $(grep -A1 -E 'name = "(aho-corasick|bstr|daachorse|gaoya|unicode-segmentation)"' peers/source/Cargo.lock |
      sed -n 's/^name = "\(.*\)"/\1/p; s/^version = "\(.*\)"/\1/p' | paste -sd' ')"
  else
    absent rust "$(grep '^error' "$log" | tail -n 1)"
  fi
else
  absent rust "cargo is not here"
fi

# PyPI: one virtual environment.
if python3 -m venv peers/python >>"$log" 2>&1; then
  for p in pyahocorasick datasketch rensa; do
    if peers/python/bin/python -m pip install -q "$p" >>"$log" 2>&1; then
      echo "python: $p $(peers/python/bin/python -m pip show "$p" 2>>"$log" | sed -n 's/^Version: //p')"
    else
      absent "$p" "$(grep '^ERROR' "$log" | tail -n 1)"
    fi
  done
else
  absent python "python3 -m venv failed: $(tail -n 1 "$log")"
fi
