"""``FACTORIES``: the ingest processors that are emulated, by name; and the names of those that are not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from blueprintc.server.ingest.chunking import text_chunking
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.embedding import sparse_encoding, text_embedding, text_image_embedding
from blueprintc.server.ingest.field_processors import SIMPLE
from blueprintc.server.ingest.looping import foreach
from blueprintc.server.ingest.ml_inference import ml_inference
from blueprintc.server.ingest.pipeline import Run

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

Factory = Callable[["Desk", Config], Run]

FACTORIES: dict[str, Factory] = {
    **SIMPLE,
    "foreach": foreach,
    "ml_inference": ml_inference,
    "sparse_encoding": sparse_encoding,
    "text_chunking": text_chunking,
    "text_embedding": text_embedding,
    "text_image_embedding": text_image_embedding,
}

# fmt: off
KNOWN = frozenset([
    "attachment", "bytes", "community_id", "csv", "date", "date_index_name", "dissect", "dot_expander", "fingerprint",
    "geoip", "geojson-feature", "grok", "html_strip", "ip2geo", "kv", "remove_by_pattern", "script", "sort",
    "uri_parts", "urldecode", "user_agent",
])
# fmt: on
