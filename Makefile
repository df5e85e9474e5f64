# agenda -- plain-text policy agendas in git: check, compare, follow.
# `make help` lists the targets.  Each flavor builds in its own folder.

FLAVOR ?= release
B      := build/$(FLAVOR)
PREFIX ?= /usr/local
CC     ?= cc
NPROC  := $(shell nproc 2>/dev/null || echo 2)
# make V=1 shows the commands
Q       = $(if $(V),,@)

VERSION := 0.1.0
SRC     := $(wildcard tools/*/*.c)
OBJ     := $(SRC:%.c=$B/%.o)
UNIT    := $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/*.c))
LINKS   := $(patsubst man/%.1,%,$(wildcard man/agenda-*.1))
MODE     = $($(FLAVOR))

release := -O2 -g -D_FORTIFY_SOURCE=2
asan    := -O1 -g -fno-omit-frame-pointer -DONE_BLOCK_EACH \
	   -fsanitize=address,undefined -fno-sanitize-recover=all
cov     := -O0 -g --coverage

# libgit2 is loaded when a repository is opened: tools/repo/git_functions.h
PKGS    := yaml-0.1 libpcre2-8 md4c libidn2 liburiparser
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
	   -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	   -Wwrite-strings -Wpointer-arith -Wcast-qual -Wvla -Wundef -Wformat=2 \
	   -Wswitch-enum -Wimplicit-fallthrough -fno-common \
	   -fstack-protector-strong $(WERROR)
PLACES  := -DVERSION='"$(VERSION)"' -DDATADIR='"$(PREFIX)/share/agenda"' \
	   -DLOCALEDIR='"$(PREFIX)/share/locale"'
CFLAGS  ?=
STD     := -std=c11 -D_POSIX_C_SOURCE=200809L -Itools
# what libgit2 is to find here, not in its libraries: tools/repo/git_library.c
EXPORTS := -Wl,--export-dynamic-symbol=mbedtls_x509_crt_parse_file \
	   -Wl,--export-dynamic-symbol=libssh2_init
LDLIBS   = $(shell pkg-config --libs $(PKGS)) -lunistring -ldl

.PHONY: all
all: $B/agenda $B/locale/nl/LC_MESSAGES/agenda.mo ## the program and its links
	@for l in $(LINKS) git-agenda; do ln -sf agenda $B/$$l; done
	@for d in schema hooks start; do ln -sfn ../../$$d $B/$$d; done

$B/agenda: $B/tools/cmd/main.o $B/libagenda.a
	@echo "  LD $@"
	$(Q)$(CC) $(MODE) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LDLIBS)
$B/libagenda.a: $(filter-out %/cmd/main.o,$(OBJ))
	@echo "  AR $@"
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^
$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	$(Q)$(CC) $(STD) $(WARN) $(PLACES) $(CPPFLAGS) $(CFLAGS) $(MODE) \
		-MMD -MP -c -o $@ $<
$B/unit/%: tests/unit/%.c $B/libagenda.a
	@mkdir -p $(@D)
	@echo "  CC $<"
	$(Q)$(CC) $(STD) $(WARN) $(PLACES) $(CFLAGS) $(MODE) -MMD -MP \
		-MF $@.d -MT $@ -o $@ $< $B/libagenda.a -lcmocka $(LDLIBS)
$B/suite: tests/suite/suite.c $B/libagenda.a
	@echo "  CC $<"
	$(Q)$(CC) $(STD) $(WARN) $(PLACES) $(CFLAGS) $(MODE) -o $@ $^ $(LDLIBS)
$B/locale/%/LC_MESSAGES/agenda.mo: po/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

.PHONY: deps check asan cov lint format bless bench demo fuzz hooks ci suite
deps: ## install the Debian packages that are missing
	@sh tests/deps.sh build
check: deps ## build, then every test
	@$(MAKE) --no-print-directory -j$(NPROC) FLAVOR=$(FLAVOR) all units
	@sh tests/run.sh $B
asan cov: ## the tests under ASan and UBSan / with coverage
	@$(MAKE) --no-print-directory FLAVOR=$@ check
	@if [ $@ = cov ]; then sh tests/coverage.sh build/cov; fi
.PHONY: units
units: $(UNIT) $B/suite
.PHONY: browser
browser: all ## the pages in headless Chromium, with axe; fetches two npm packages
	@sh tests/browser.sh $B
demo: deps ## a repository with history, then the three questions
	@$(MAKE) --no-print-directory -j$(NPROC) all
	@sh tests/demo.sh $B build/demo
suite: $B/suite ## the JSON Schema suite: make suite SUITE=FOLDER
	@$B/suite "$(or $(SUITE),../shared/json-schema-test-suite)"
lint: ## clang-tidy, shellcheck, mandoc; LINT=quick without the analyzer
	@sh tests/deps.sh lint
	@sh tests/lint.sh $(LINT)
format: ## clang-format every source in place
	clang-format -i tools/*/*.[ch] tests/*/*.[ch]
bless: all ## rewrite the `expect` files of the golden tests
	@BLESS=1 sh tests/golden.sh $B
bench: all ## measure beside peers: make bench PART=validate, or all parts
	@sh tests/bench/run.sh $B $(PART)
fuzz: ## fuzz one target: make fuzz T=yaml SECONDS=60
	@sh tests/fuzz/run.sh "$(T)" "$(or $(SECONDS),60)"
hooks: ## use the hooks of this repository
	git config core.hooksPath hooks
	git config include.path ../hooks/agenda.gitconfig
ci: ## what CI runs
	@bash .ci/run

.PHONY: install uninstall clean help
install: all ## install under DESTDIR/PREFIX
	@sh tests/install.sh install $B "$(DESTDIR)$(PREFIX)" "$(LINKS)"
uninstall: ## remove what install put there
	@sh tests/install.sh uninstall $B "$(DESTDIR)$(PREFIX)" "$(LINKS)"
clean: ## remove build/
	rm -rf build
help: ## this list
	@awk -F':.*## ' '/^[a-z ]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' \
		Makefile

-include $(OBJ:.o=.d) $(UNIT:%=%.d)
