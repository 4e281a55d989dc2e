"""Run folders: what a long run writes, so that it can stop anywhere and go on, and nothing is lost or doubled.

``manifest.json``     what the run is: versions, settings, inputs, counts, times
``inputs.jsonl``      each input with its size and hash
``facts-00000.jsonl`` records, a fixed number of inputs a shard; a shard is there whole or not at all
``failed.jsonl``      the inputs that gave no record, with the reason
``shards.jsonl``      a line for each finished shard; what has no line here does not count
``COMPLETE``          written last: the hash of each file of results, as ``sha256sum --check`` reads it

All but the manifest, with its times, is the same for the same inputs and settings, however often the run was stopped.
"""

from .folder import Run, open_run
from .identity import identity_of
from .inputs import InputList, list_inputs
from .read import is_run, records_in, result_files

__all__ = ["InputList", "Run", "identity_of", "is_run", "list_inputs", "open_run", "records_in", "result_files"]
