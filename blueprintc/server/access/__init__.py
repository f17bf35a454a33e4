"""Who may do what: authentication, permissions, and access to single connectors, model groups and models."""

from blueprintc.server.access.policy import NoSecurity, NotAuthenticated, Policy

__all__ = ["NoSecurity", "NotAuthenticated", "Policy"]
