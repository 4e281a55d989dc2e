"""Ways to run the pipeline over many texts, all around one ``process(batch)``."""

from .batches import BATCH_TEXTS, batches
from .inprocess import run
from .process import Pipeline, Process, Settings
from .workers import run_in_workers, run_with

__all__ = ["BATCH_TEXTS", "Pipeline", "Process", "Settings", "batches", "run", "run_in_workers", "run_with"]
