# Gradus: `make demo` grades the sample class, `make test` proves the whole tree.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
CONFIGURATION ?= release
BIN := .build/$(CONFIGURATION)
SWIFT_BUILD := swift build -c $(CONFIGURATION)
REPORT ?= report
SWIFT_SOURCES := Package.swift Sources Tests exercises reference grading \
  $(wildcard Benchmarks/*/Package.swift Benchmarks/*/Sources Benchmarks/*/Tests)

.DEFAULT_GOAL := help
.PHONY: help system build demo test verify audit index lint format generate bench clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

system: ## Install the system packages that are missing
	@.ci/system-packages

build: system ## Build the command and the programs it starts
	$(SWIFT_BUILD)

demo: build ## Grade examples/class and say where the report is
	$(BIN)/gradus grade examples/class --roster examples/roster.csv --course-file examples/course.yaml --out $(REPORT)

test: system lint ## Run every test, and verify the course
	$(SWIFT_BUILD) --build-tests
	$(BIN)/gradus-generate --check
	swift test -c $(CONFIGURATION) --skip-build
	$(BIN)/gradus index --check
	$(BIN)/gradus verify
	$(BIN)/gradus audit --changed

verify: build ## Reference full marks, starters none, every mistake caught and named, every case able to fail
	$(BIN)/gradus verify

audit: build ## Try every small edit of the references, and record that the checks notice them
	$(BIN)/gradus audit --record

index: build ## Make the indexes by which mistakes are recognised, where they are stale
	$(BIN)/gradus index

lint: ## Check the format
	swift format lint --strict -r $(SWIFT_SOURCES)

format: ## Format the sources
	swift format -i -r $(SWIFT_SOURCES)

# A manifest that lists an exercise whose folder is gone builds nothing: the generator that was built before mends it.
generate: system ## Write anew what follows from the exercises' protocols
	$(SWIFT_BUILD) --product gradus-generate || [ -x $(BIN)/gradus-generate ]
	$(BIN)/gradus-generate

bench: build ## Run the benchmarks
	Benchmarks/run

clean: ## Remove what was built and reported
	rm -rf .build $(REPORT)
