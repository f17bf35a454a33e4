"""Errors that several resources share."""

from blueprintc.emulator.errors import ServerError, status_error
from blueprintc.jsontext import Json


def index_not_found(index: str) -> ServerError:
    """What the core throws where an index is not there (404)."""
    details: dict[str, Json] = {
        "index": index,
        "resource.id": index,
        "resource.type": "index_or_alias",
        "index_uuid": "_na_",
    }
    return ServerError(
        "org.opensearch.index.IndexNotFoundException", f"no such index [{index}]", details=details, status=404
    )


def data_not_found(index: str, status: int) -> ServerError:
    """What ML Commons' data client makes of a missing index. Upstream: SdkClientUtils, LocalClusterIndicesClient."""
    cause = index_not_found(index)
    cause.details = {**cause.details, "resource.type": "index_expression"}
    error = status_error(status, f"Failed to get data object from index {index}")
    error.cause = error.__cause__ = cause
    return error
