"""Ways to run the pipeline over many texts, all around one ``process(batch)``."""

from .batches import batches
from .inprocess import run
from .process import Pipeline, Process

__all__ = ["Pipeline", "Process", "batches", "run"]
