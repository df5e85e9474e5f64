#!/bin/sh
# framework.sh BUILD -- the pre-commit framework runs us by .pre-commit-hooks.yaml,
# where it is installed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: framework.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
export SOURCE_DATE_EPOCH=1577880000

if ! command -v pre-commit >/dev/null 2>&1; then
	echo "the pre-commit framework is not here (apt-get install pre-commit)"
	echo "0 passed, 0 failed, 4 skipped"
	exit 0
fi
# the framework wants a repository with the file in it
new_repo "$tmp/hooks"
cp "$root/.pre-commit-hooks.yaml" .
commit_on 2020-01-01 'Haak'
git tag v1
new_repo "$tmp/regio"
mkdir agendas
cp "$root/start/voorbeeld.md" agendas/
cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $tmp/hooks
    rev: v1
    hooks:
      - id: agenda-validate
EOF
gives 'the framework installs itself' 0 'installed' pre-commit install
git add .
gives 'what is in order is recorded' 0 'Passed' git commit -m 'Begin'
sed -i 's/^soort: .*/soort: iets/' agendas/voorbeeld.md
git add .
gives 'what is wrong is not' 1 'voorbeeld.md' git commit -m 'Mis'
echo tekst >anders.txt
git reset -q && git checkout -q agendas && git add .
gives 'it is not called for other files' 0 'Skipped' git commit -m 'Anders'

summary
