"""What rules ask about a connector, worked out once."""

from blueprintc.linter.facts.quoting import Quoting, quotings
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.linter.facts.uses import Place, Use

__all__ = ["Action", "Place", "Quoting", "Subject", "Use", "quotings"]
