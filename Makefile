# syrtext
#   make demo    install what is missing, build, run the main job on corpus/
#   make test    install what is missing, build, run every spec
#   make lint    luacheck, gcc and clang with warnings as errors
#   make check   sanitizers, every allocation failed in turn, a short fuzz
#   make bench   speed beside peers (make bench-peers fetches more of them)
#   make docs    docs/api.md from docs/meta.lua
# NO_INSTALL=1 prints the packages that are missing and installs nothing.

LUA    ?= lua5.4
LUA_PC ?= lua5.4
CC     ?= cc
CLANG  ?= clang
CFLAGS ?= -O3 -g
BUILD  ?= build
Q      := $(if $(V),,@)# V=1 shows the commands

WARN   := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wstrict-prototypes -Wmissing-prototypes
SRC    := $(sort $(wildcard csrc/*.c))
CORE   := $(sort $(wildcard csrc/syr_*.c))
OBJ    := $(SRC:csrc/%.c=$(BUILD)/%.o)
MODULE := $(BUILD)/syrtext/core.so
INCS    = $(shell pkg-config --cflags $(LUA_PC) libutf8proc)
LIBS    = $(shell pkg-config --libs libutf8proc) -lpthread
ENV    := LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='$(BUILD)/?.so;;'

all: $(MODULE)

$(MODULE): $(OBJ)
	@mkdir -p $(@D)
	@echo "link $@"
	$(Q)$(CC) $(CFLAGS) -shared -o $@ $(OBJ) $(LIBS) $(LDFLAGS)

$(BUILD)/%.o: csrc/%.c $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	@echo "cc $<"
	$(Q)$(CC) $(CFLAGS) $(WARN) -fPIC $(INCS) -c -o $@ $<

# ------------------------------------------------------------ packages (Debian)

RUN_PKGS  := gcc libc6-dev make pkg-config lua5.4 liblua5.4-dev libutf8proc-dev lua-argparse lua-filesystem
TEST_PKGS := $(RUN_PKGS) lua-dkjson lua-busted luarocks unicode-data
LINT_PKGS := $(RUN_PKGS) lua-check clang
TOOL_PKGS := $(TEST_PKGS) clang libclang-rt-14-dev libicu-dev

deps-demo:  ; @.ci/packages $(RUN_PKGS)
deps-test:  ; @.ci/packages $(TEST_PKGS)
deps-lint:  ; @.ci/packages $(LINT_PKGS)
deps-check: ; @.ci/packages $(TOOL_PKGS)

# ------------------------------------------------------------ what people call
# Each installs first and then calls make anew, which finds what was installed.

demo: deps-demo
	@[ -n "$(NO_INSTALL)" ] || $(MAKE) --no-print-directory -j$$(nproc) run-demo
test: deps-test
	@[ -n "$(NO_INSTALL)" ] || $(MAKE) --no-print-directory -j$$(nproc) run-test
lint: deps-lint
	@[ -n "$(NO_INSTALL)" ] || $(MAKE) --no-print-directory run-lint
check: deps-check
	@[ -n "$(NO_INSTALL)" ] || $(MAKE) --no-print-directory run-check
bench: deps-check
	@[ -n "$(NO_INSTALL)" ] || $(MAKE) --no-print-directory run-bench

run-demo: $(MODULE)
	bin/syrtext report corpus/articles --gazetteer corpus/gazetteer/invented.tsv -o $(BUILD)/report.html

run-test: $(MODULE)
	@.ci/specs $(LUA)

run-lint:
	luacheck -q lua spec bin/syrtext corpus docs bench csrc
	@for f in $(SRC); do \
	  $(CC) $(WARN) -Werror -O2 -fPIC -fsyntax-only $(INCS) $$f || exit 1; \
	  $(CLANG) $(WARN) -Werror -O2 -fPIC -fsyntax-only $(INCS) $$f || exit 1; done
	@echo "gcc and clang: no warning in $(words $(SRC)) files"

docs: $(MODULE)
	$(ENV) $(LUA) docs/make_api.lua

# ------------------------------------------------------------ hard tests

SAN    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FUZZ   := $(patsubst spec/c/%.c,$(BUILD)/%,$(sort $(wildcard spec/c/fuzz_*.c)))
FUZZ_SECONDS ?= 20
ARM    := aarch64-linux-gnu
DIGEST := $(addprefix $(BUILD)/digest-,all avx2 sse2 plain pieces dirty)

run-check: $(MODULE) $(BUILD)/oom $(BUILD)/class $(DIGEST) $(FUZZ) run-sanitized
	$(BUILD)/class
	@if command -v $(ARM)-gcc >/dev/null && command -v qemu-aarch64-static >/dev/null; then \
	  $(ARM)-gcc -O2 $(WARN) -static -Icsrc -o $(BUILD)/class-arm spec/c/class.c csrc/syr_plane.c && qemu-aarch64-static $(BUILD)/class-arm; \
	else echo "class: NEON skipped: $(ARM)-gcc and qemu-aarch64-static are not here"; fi
	@for f in $(DIGEST); do $$f >$$f.txt && cmp $$f.txt $(BUILD)/digest-all.txt || exit 1; done; cat $(BUILD)/digest-all.txt
	@echo "digest: the same with AVX-512, AVX2, SSE2, no vectors, small pieces, and whatever memory held before"
	$(ENV) $(BUILD)/oom spec/c/oom.lua
	@for f in $(FUZZ); do echo "fuzz: $$f, $(FUZZ_SECONDS) s"; mkdir -p $$f.corpus; \
	  $$f -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=4096 -verbosity=0 -print_final_stats=0 $$f.corpus spec/c/seeds || exit 1; done

# The specs under the address and undefined-behaviour sanitizers.
run-sanitized: $(MODULE)
	@$(MAKE) --no-print-directory BUILD=build/san CFLAGS="$(SAN)" LDFLAGS="-Wl,-z,nodelete" build/san/syrtext/core.so
	@SYRTEXT_BUILD=build/san SYRTEXT_PRELOAD="$$($(CC) -print-file-name=libasan.so) $$($(CC) -print-file-name=libubsan.so)" .ci/specs $(LUA)

# Lua with an allocator that fails on demand; the core linked in.
$(BUILD)/oom: spec/c/oom.c $(SRC) $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	$(CC) $(SAN) -Icsrc $(INCS) -o $@ spec/c/oom.c $(SRC) $(LIBS) $(shell pkg-config --libs $(LUA_PC))

$(BUILD)/class: spec/c/class.c csrc/syr_plane.c $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	$(CC) -O2 $(WARN) -Icsrc -o $@ spec/c/class.c csrc/syr_plane.c

# The columns of many texts as one number: the same from every instruction set.
$(BUILD)/digest-avx2: LEVEL := -DSYR_LEVEL=2
$(BUILD)/digest-sse2: LEVEL := -DSYR_LEVEL=1
$(BUILD)/digest-plain: LEVEL := -DSYR_PLAIN
$(BUILD)/digest-pieces: LEVEL := -DSYR_PIECE=300
$(BUILD)/digest-dirty: LEVEL := -ftrivial-auto-var-init=pattern
$(BUILD)/digest-%: spec/c/digest.c $(CORE) $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	$(CC) -O2 $(WARN) $(LEVEL) -Icsrc $(INCS) -o $@ $< $(CORE) $(LIBS)

# What every processor can run, under the same laws.
$(BUILD)/fuzz_plain: FUZZ_DEF := -DSYR_PLAIN

$(BUILD)/fuzz_%: spec/c/fuzz_%.c $(CORE) $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	$(CLANG) $(FUZZ_DEF) -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -Icsrc -o $@ $< $(CORE) $(LIBS)

# ------------------------------------------------------------ speed

run-bench: $(MODULE)
	bench/run

bench-peers:
	bench/peers.sh

clean:
	rm -rf build

.PHONY: all demo test lint check bench bench-peers docs clean deps-demo deps-test deps-lint deps-check \
  run-demo run-test run-lint run-check run-sanitized run-bench
