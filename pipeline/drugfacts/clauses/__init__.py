"""From words to who-does-what: the parse, its tree, and predicates with their arguments."""

from .clause import Argument, Clause, Governor, clauses_of
from .repair import repair
from .tree import Tree, trees_of

__all__ = ["Argument", "Clause", "Governor", "Tree", "clauses_of", "repair", "trees_of"]
