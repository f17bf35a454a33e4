"""Errors of the cluster's state: master key, indexes, tenants, and Java's own."""

from blueprintc.errorbook.entry import KnownError

ERRORS = (
    KnownError(
        "master-key",
        (
            "The ML encryption master key has not been initialized yet. Please retry after waiting for 10 seconds.",
            "Fetching master key timed out.",
            "No response to create ML Config index",
            "Error: Unable to compute hash",
        ),
        "The key that credentials are encrypted with is not there yet. That is a state of the cluster, not a fault of "
        "the connector.",
        ("the cluster has just started", "the index .plugins-ml-config is red, or was deleted"),
        "Wait ten seconds and try again; check .plugins-ml-config.",
    ),
    KnownError(
        "decryption",
        ("Tag mismatch{rest}", "Tag mismatch!", "Input byte array has {rest}"),
        "A credential cannot be decrypted: it was encrypted with another master key.",
        (
            "the index of connectors was restored from a snapshot without .plugins-ml-config",
            "the master key was deleted and made again",
        ),
        "Update the connector with its credentials, or restore .plugins-ml-config as well.",
    ),
    KnownError(
        "system-index",
        (
            "No response to create ML Connector index",
            "No response to create ML Model index",
            "Failed to parse search response",
        ),
        "A system index of ML Commons cannot be created or read.",
        ("the cluster is red, or blocks writes: disk, cluster block",),
        "Check the health of the cluster.",
    ),
    KnownError(
        "tenant",
        (
            "Rest request headers can't be null",
            "Tenant ID header is missing or has no value",
            "Tenant ID can't be null",
        ),
        "Multi-tenancy is on, and the request does not say for which tenant.",
        ("the header x-tenant-id is missing",),
        "Send x-tenant-id.",
    ),
    KnownError(
        "service-unavailable",
        (
            "System Error",
            "Invalid Request",
        ),
        "The short reason of an error; what happened stands in details.",
        ("see details",),
        "Look at details.",
    ),
    KnownError(
        "unsupported-operation",
        ("Action is not supported{rest}", "Current backend does not support {rest}"),
        "The action is not supported here.",
        ("the release, or the platform, does not have it",),
        "Check the release.",
    ),
)
