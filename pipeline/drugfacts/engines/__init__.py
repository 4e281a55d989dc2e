"""Ways to run the pipeline over many texts, all around one ``process(batch)``."""

from .batches import BATCH_TEXTS, batches
from .inprocess import run
from .process import Pipeline, Process
from .workers import run_in_workers

__all__ = ["BATCH_TEXTS", "Pipeline", "Process", "batches", "run", "run_in_workers"]
