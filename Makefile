# syrtext: build, try, test. `make demo` and `make test` are all a newcomer needs.
LUA     ?= lua5.4
LUA_PC  ?= lua5.4
CC      ?= cc
CFLAGS  ?= -O3 -g
WARN    := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual
BUILD   ?= build
PKGS    := $(shell pkg-config --cflags $(LUA_PC) libutf8proc 2>/dev/null)
LIBS    := $(shell pkg-config --libs libutf8proc 2>/dev/null)
SRC     := $(sort $(wildcard csrc/*.c))
OBJ     := $(SRC:csrc/%.c=$(BUILD)/%.o)
MODULE  := $(BUILD)/syrtext/core.so

all: $(MODULE)

$(MODULE): $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -shared -o $@ $(OBJ) $(LIBS) -lpthread $(LDFLAGS)

$(BUILD)/%.o: csrc/%.c $(wildcard csrc/*.h)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(WARN) -fPIC $(PKGS) -c -o $@ $<

clean:
	rm -rf build

.PHONY: all clean
