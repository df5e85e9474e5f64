#!/bin/sh
# Fuzzes one target for a time:  tests/fuzz/run.sh TARGET SECONDS
# Finds and the grown corpus are left in build/fuzz.
set -eu

target=${1:?which target?  fuzz_TARGET.c is one of: $(ls tests/fuzz)}
seconds=${2:-60}
dir=build/fuzz
if ! [ -f "tests/fuzz/fuzz_$target.c" ]; then
	echo "fuzz: there is no tests/fuzz/fuzz_$target.c" >&2
	exit 2
fi
cc=$(command -v clang || command -v clang-14) || {
	echo "fuzz: clang is needed: apt-get install clang" >&2
	exit 2
}
mkdir -p "$dir/corpus/$target" "$dir/finds/$target"
if [ -d "tests/fuzz/corpus/$target" ]; then
	cp -R "tests/fuzz/corpus/$target/." "$dir/corpus/$target"
fi
mode='-O1 -g -DONE_BLOCK_EACH -fsanitize=address,undefined
	-fno-sanitize-recover=all'
mode=$(echo "$mode" | tr '\n\t' '  ')
make -s -j2 FLAVOR=fuzz CC="$cc" fuzz="$mode -fsanitize=fuzzer-no-link" \
	"$dir/libagenda.a"
# shellcheck disable=SC2046,SC2086 # lists of words
"$cc" -std=c11 -D_POSIX_C_SOURCE=200809L -Itools $mode -fsanitize=fuzzer \
	-o "$dir/fuzz_$target" "tests/fuzz/fuzz_$target.c" "$dir/libagenda.a" \
	$(pkg-config --libs yaml-0.1 libpcre2-8 md4c \
		libidn2 liburiparser) -lunistring
"$dir/fuzz_$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 \
	-max_len=8192 -artifact_prefix="$dir/finds/$target/" \
	"$dir/corpus/$target"
