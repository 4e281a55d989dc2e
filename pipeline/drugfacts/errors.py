"""The one exception that a person is meant to read."""

from __future__ import annotations


class DrugfactsError(Exception):
    """Something the person can mend: the message is one line that says what is wrong, where, and what to do.

    The command line prints the message alone and exits with 2; library users catch it.
    """
