#!/usr/bin/env bash
# How long a whole case takes: this checkout, an older build and a bare engine, on one PostgreSQL. More: src/docs/performance.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

older=0d3e636 cases=100 warm_up=60 block=2 counted=5 into=()
usage="usage: src/bench/run.sh [--older REF] [--cases N] [--warm-up N] [--block N] [--counted N] [--write]"
while [ $# -gt 0 ]; do
  case $1 in
    --older) older=$2 && shift ;;
    --cases) cases=$2 && shift ;;
    --warm-up) warm_up=$2 && shift ;;
    --block) block=$2 && shift ;;
    --counted) counted=$2 && shift ;;
    --write) into=(into=src/docs/performance.md) ;;
    *) echo "$usage" >&2 && exit 2 ;;
  esac
  shift
done

# The jar that the Maven project of a folder makes, without its tests.
jar_of() {
  mvn -q -B -f "$1/pom.xml" -Dmaven.test.skip=true package >&2
  ls -t "$1"/target/tyokykypolku-*.jar | head -n 1
}

# An older jar is kept, for it stays as it is.
older_jar() {
  local commit kept tree
  commit=$(git rev-parse --short=7 "$older^{commit}")
  kept=target/bench/$commit.jar
  if [ ! -f "$kept" ]; then
    tree=$(mktemp -d)
    git archive "$commit" | tar -x -C "$tree"
    cp "$(jar_of "$tree")" "$kept"
    rm -r "$tree"
  fi
  echo "$kept"
}

mkdir -p target/bench
this_jar=$(jar_of .)
older_jar=$(older_jar)
mvn -q -B -f src/bench/pom.xml package
java -jar target/bench/bench.jar \
  "this=$this_jar" "older=$older_jar" \
  "commits=this is $(git describe --always --abbrev=7 --dirty --exclude='*'), older is $(basename "$older_jar" .jar)" \
  "cases=$cases" "warm-up=$warm_up" "block=$block" "counted=$counted" "${into[@]}"
