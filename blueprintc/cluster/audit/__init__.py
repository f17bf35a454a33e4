"""What is wrong with the connectors and remote models that a cluster holds. Nothing is changed on the cluster."""

from blueprintc.cluster.audit.audit import audit

__all__ = ["audit"]
