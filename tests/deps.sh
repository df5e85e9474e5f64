#!/bin/sh
# deps.sh build|lint|fuzz|bench -- install the Debian packages that are missing.
# As root or with sudo it installs them; else it prints the one command to type.
set -eu

build='gcc make pkg-config git gettext libc6-dev libgit2-dev libyaml-dev
	libpcre2-dev libmd4c-dev libunistring-dev libidn2-dev liburiparser-dev
	libcmocka-dev zlib1g-dev tzdata'
lint='clang-tidy clang-format shellcheck mandoc'
fuzz='clang libclang-rt-14-dev'
bench='hyperfine lowdown wdiff dwdiff'

case ${1:-build} in
build) want=$build ;;
lint) want=$lint ;;
fuzz) want=$fuzz ;;
bench) want=$bench ;;
*) echo "usage: deps.sh build|lint|fuzz|bench" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "deps: this is no Debian; expected, under their local names:" \
		"$want" >&2
	exit 0
fi

missing=
for p in $want; do
	case $(dpkg-query -W -f='${Status}' "$p" 2>/dev/null) in
	'install ok installed') ;;
	*) missing="$missing $p" ;;
	esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1; then
	as_root=sudo
else
	echo "Some packages are missing. Ask an administrator to type:" >&2
	echo "  apt-get install --no-install-recommends$missing" >&2
	exit 2
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # words are wanted
{
	$as_root apt-get update -qq &&
		$as_root apt-get install -qq -y --no-install-recommends $missing
} >/dev/null || {
	echo "That did not work. The command was:" >&2
	echo "  apt-get install --no-install-recommends$missing" >&2
	exit 2
}
