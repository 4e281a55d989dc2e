# Two commands matter: `make run` and `make test`. Both set up .venv by themselves and need Python and make alone.

# Python 3.10 to 3.12: the first that is found, or the one given with `make PYTHON=/path/to/python3.12 ...`.
PYTHON ?= $(shell for p in python3 python3.12 python3.11 python3.10; do \
	"$$p" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] < (3, 13))' 2>/dev/null && { echo "$$p"; break; }; done)

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.ready
OUT   := outputs/facts.jsonl
# Macro F1 over the kinds of fact that `make test` asks of corpus/. Raise it when the pipeline gets better.
FLOOR ?= 0.80
# The differences from the expected facts that are known: whatever is not in it fails `make test`.
BASELINE := corpus/baseline.json

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where an image sets it, every process would compile all that it imports, and a run of the tests starts hundreds.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:
.PHONY: help compiled fast plain docs run test test-all lint types imports pytest facts baseline precision weights topics encoder
.PHONY: search bench bench-save bench-compare schemas lock clean distclean

help:
	@echo "make run       set up .venv, extract facts from corpus/ into $(OUT), show a summary"
	@echo "make test      lint, types, import order, tests, the facts of corpus/ against the expected ones"
	@echo "make search    ask what holds for any text of some thousand others than make test does, three minutes"
	@echo "make baseline  take the facts of corpus/ as they come out now for the known ones"
	@echo "make precision measure how often each frame is right on corpus/, for the confidence of facts"
	@echo "make weights   learn what the words around a term count for, where no frame reads it"
	@echo "make topics    learn what speaks for a drug in a sentence that names none"
	@echo "make encoder   learn what sentences say, read in order, where that leaves it open"
	@echo "make test-all  make test, and the report driven in headless Chromium"
	@echo "make bench     the speed measurements of tests/benchmarks: throughput, memory, start-up against spaCy, stages"
	@echo "make bench-save, make bench-compare   keep the figures, and compare with those kept last"
	@echo "make schemas   write the JSON Schemas of records and expected facts to schemas/"
	@echo "make docs      the documentation as pages, in outputs/site"
	@echo "make fast      compile what takes the time to machine code, some minutes (make plain: back to the sources)"
	@echo "make lock      resolve the lock files anew from pyproject.toml"
	@echo "make clean     remove caches and outputs (make distclean: .venv too)"

# The environment: everything hashed, and the package itself without a build of its own environment. Where there is
# flock, a second make waits for the first, and then finds the work done.
FLOCK := $(shell command -v flock >/dev/null 2>&1 && echo flock .venv.lock)

# What is in .venv names the folder in which it was set up, and so does the stamp: elsewhere its commands would not start.
PLACE := $(shell cat $(STAMP) 2>/dev/null)

.PHONY: in-place
in-place:
	@test -z "$(PLACE)" || test "$(PLACE)" = "$(CURDIR)" || { \
		echo "$(VENV) was set up in $(PLACE), and this is $(CURDIR): remove it with \`make distclean\`, and run this again" >&2; exit 2; }

$(STAMP): requirements.lock requirements-pip.lock pyproject.toml | in-place
	@test -n "$(PYTHON)" || { echo "drugfacts needs Python 3.10, 3.11 or 3.12 and found none: install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 10) <= v < (3, 13) else "drugfacts needs Python 3.10, 3.11 or 3.12; $(PYTHON) is %d.%d: name another with make PYTHON=/path/to/python3.12" % v)'
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv: install it (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 2; }
	@$(FLOCK) sh -ec ' \
		if [ $@ -nt requirements.lock ] && [ $@ -nt requirements-pip.lock ] && [ $@ -nt pyproject.toml ]; then exit 0; fi; \
		echo "Setting up $(VENV) (once; a minute or two) ..."; \
		test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV); \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements-pip.lock; \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock; \
		$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .; \
		echo "$(CURDIR)" > $@'

# For a quick start: the bytecode, which pip makes of what it installs but not of what it links to, and a copy of the data
# files that is read faster than YAML. Without them, or where they are out of date, everything works the same.
compiled: $(STAMP)
	@$(BIN)/python pipeline/fast.py check
	@$(BIN)/python -m compileall -q pipeline/drugfacts
	@$(BIN)/python -m drugfacts.datafiles

# Machine code of the modules that take the time, beside their sources; the facts are the same. It needs a C compiler.
fast: compiled
	@$(BIN)/python pipeline/fast.py build

plain:
	@find pipeline -name '*.so' -delete
	@rm -rf build/fast

run: compiled
	@$(BIN)/drugfacts extract corpus --workers auto --out $(OUT) --force
	@$(BIN)/drugfacts summary $(OUT)

# The three checks side by side, each on one core; then the tests, which take all. One of them is what `make facts` asks,
# of one in six to sixteen texts of the larger folders of corpus/ and of all others.
test:
	@$(MAKE) --no-print-directory -j3 lint types imports
	@$(MAKE) --no-print-directory pytest
	@echo "make test: all well"

lint: $(STAMP)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: $(STAMP)
	@$(BIN)/mypy --strict --no-error-summary

imports: $(STAMP)
	@out=$$($(BIN)/lint-imports) || { echo "$$out"; exit 1; }

pytest: compiled $(VENV)/.validators
	@$(BIN)/python -m pytest --quiet -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

# What holds for any text, asked of some thousand others each time: before a release, and when much has changed.
search: $(STAMP)
	@$(BIN)/python -m pytest --quiet -n auto --hypothesis-profile=search tests/language/test_invariants.py tests/layout/test_invariants.py tests/mentions/test_recognise.py

# A fact of corpus/ that comes out otherwise than before fails; `make baseline` takes the change over, and its diff shows it.
facts: compiled
	@$(BIN)/drugfacts check corpus --workers auto --min-f1 $(FLOOR) --baseline $(BASELINE) || { echo "meant so? then: make baseline" >&2; exit 1; }

baseline: $(STAMP)
	@$(BIN)/drugfacts check corpus --workers auto --baseline $(BASELINE) --write-baseline --differences 0

# Confidences come from these counts: measure anew when frames have changed, before `make baseline`. They are taken from
# texts on which no frame was made; of the others it is noted which frames find something there.
COUNTED := fifth web clinical pharmacology ninth eighteenth nineteenth twentysecond \
	twentythird/e[1-4]-[01][02468]-* twentysixth/w[246]-* twentyseventh/s[18]-* twentyeighth/d-*
precision: $(STAMP)
	@$(BIN)/drugfacts calibrate corpus --workers auto $(COUNTED:%=--count '%') --write pipeline/drugfacts/frames/data/precision.json --force

# When frames or texts have changed much; some minutes. `make precision` and `make baseline` come after it.
# The texts of UNSEEN are left out, so that `drugfacts check` on them tells how other people's texts are read. ALSO names
# marked texts that are not in this repository: with which the weights were made says weighing/ATTRIBUTION.md.
UNSEEN := ninth eighteenth nineteenth twentysecond twentythird twentysixth/w[246]-* twentyseventh/s[18]-* twentyeighth/d-*
weights: $(STAMP)
	@test -n "$(ALSO)" || echo "make weights: ALSO names no marked texts, so it learns from corpus/ alone; the weights that come with drugfacts learned from more, see pipeline/drugfacts/weighing/ATTRIBUTION.md" >&2
	@$(BIN)/drugfacts learn corpus $(UNSEEN:%=--without '%') $(ALSO) --write pipeline/drugfacts/weighing/data/weights.json --force

# What speaks for a drug where a sentence names none; some minutes. `thirtysixth` is left out besides, to tell how far
# confidences hold.
topics: $(STAMP)
	@$(BIN)/drugfacts learn corpus $(UNSEEN:%=--without '%') --without thirtysixth --write-topics pipeline/drugfacts/mentions/data/topics.json --force

# And what needs a browser, Java, or JAX. What is missing is skipped, and pytest names it with the mend (-ra).
# A process for each of the three files, since Spark's Java process keeps the folder that it was started in.
test-all: test $(VENV)/.browser $(VENV)/.spark $(VENV)/.learn
	@$(BIN)/python -m pytest --quiet -n 3 --dist loadfile -m "browser or spark or learn" tests/report tests/spark tests/check tests/cli/test_learn.py tests/test_docs.py

# The encoder, which reads sentences in order: three hours on two cores. BASE is the folder of the public one that it begins as, and
# weighing/ATTRIBUTION.md says which. It learns beside the weights, so it comes after them.
encoder: $(VENV)/.learn
	@test -n "$(BASE)" || { echo "make encoder: name the folder of what it begins as, BASE=...; pipeline/drugfacts/weighing/ATTRIBUTION.md says which" >&2; exit 2; }
	@$(BIN)/drugfacts learn corpus $(UNSEEN:%=--without '%') $(ALSO) --write-encoder pipeline/drugfacts/weighing/data/encoder.npz --base $(BASE) --force

# They do without what they ask for, see pyproject.toml.
$(VENV)/.validators $(VENV)/.learn: $(VENV)/.%: requirements-%.lock $(STAMP)
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/.%: requirements-%.lock $(STAMP)
	@$(BIN)/python -m pip install --quiet --require-hashes -r $<
	@touch $@

docs: $(VENV)/.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "open outputs/site/index.html"

bench: compiled
	@$(BIN)/python -m pytest tests/benchmarks --benchmark-only $(ARGS)
	@$(BIN)/python tests/benchmarks/throughput.py
	@$(BIN)/python tests/benchmarks/throughput.py --growth
	@$(BIN)/python tests/benchmarks/stages.py
	@$(BIN)/python tests/benchmarks/startup.py
	@$(BIN)/python tests/benchmarks/gate.py

# A baseline of pytest-benchmark's figures, and a comparison with the last one: slower by a quarter fails.
bench-save: compiled
	@$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-autosave $(ARGS)

bench-compare: compiled
	@$(BIN)/python -m pytest tests/benchmarks --benchmark-only --benchmark-compare --benchmark-compare-fail=median:25% $(ARGS)

schemas: $(STAMP)
	@$(BIN)/drugfacts schema --out schemas

# One file for Python 3.10 to 3.12 on Linux and macOS; no registry's address in it.
lock: $(STAMP)
	@$(BIN)/python -m pip install --quiet 'uv>=0.5'
	@$(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.10 --extra test --extra build \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(UPGRADE) \
		--output-file requirements.lock
	@for extra in browser docs spark; do $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.10 \
		--extra $$extra --constraint requirements.lock --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make lock" $(UPGRADE) --output-file requirements-$$extra.lock || exit 1; done
	@for group in validators learn pip; do $(BIN)/uv pip compile --group $$group --no-deps --quiet --no-config --universal \
		--python-version 3.10 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make lock" $(UPGRADE) --output-file requirements-$$group.lock || exit 1; done
	@! grep -nE '^(-i|--(extra-)?index-url|--find-links|--trusted-host)|://' requirements*.lock

clean: plain
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks build dist pipeline/drugfacts/data.json
	@find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find outputs -mindepth 1 ! -name README.md -delete

distclean: clean
	@rm -rf $(VENV) .venv.lock
