"""What would have to change on a cluster so that it holds what blueprints ask for; nothing is changed here."""

from blueprintc.cluster.plan.plan import Plan, make_plan
from blueprintc.cluster.plan.step import Change, Step, What

__all__ = ["Change", "Plan", "Step", "What", "make_plan"]
