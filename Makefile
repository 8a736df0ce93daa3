# Every target is one line of work in tools/ or in the `kinerja` command; this file only names them.
PYTHON ?= $(shell sh tools/find-python)
PORT ?= 8000
KINERJA = .venv/bin/kinerja
RUN = .venv/bin/python

.PHONY: help run setup test quick check fix bench
.DEFAULT_GOAL := help

help: ## Daftar perintah · this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

run: setup ## Siapkan semuanya, bangun kota contoh, buka http://127.0.0.1:8000 · set up, build the demo city, serve
	@$(KINERJA) serve --check --port $(PORT)
	@$(KINERJA) demo --if-empty
	@exec $(KINERJA) serve --port $(PORT)

setup: ## Siapkan alat, pustaka, aset dan terjemahan · tools, packages, assets, translations
	@test -n "$(PYTHON)" || { sh tools/find-python --explain; exit 1; }
	@"$(PYTHON)" tools/setup.py

test: setup ## Semua uji pada SQLite dan PostgreSQL · all tests on both databases
	@$(RUN) tools/test.py

quick: setup ## Uji cepat: SQLite, tanpa peramban · quick tests: SQLite, no browser
	@$(RUN) tools/test.py --quick

check: setup ## Gaya, tipe, lantai, migrasi, dokumen, terjemahan · style, types, floors, migrations, documents, translations
	@$(RUN) tools/check.py

fix: setup ## Perbaiki yang dapat diperbaiki mesin · mend what a machine can mend
	@$(RUN) tools/fix.py

bench: setup ## Ukur kecepatan, tulis docs/benchmarks.md · measure, write docs/benchmarks.md
	@$(RUN) -m benchmarks $(ONLY)
