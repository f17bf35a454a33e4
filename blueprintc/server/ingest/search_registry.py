"""The search processors that are emulated, by name and kind; and the names of those that are not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.hybrid import normalization, score_ranker
from blueprintc.server.ingest.rag import retrieval_augmented_generation
from blueprintc.server.ingest.search_inference import ml_inference_request, ml_inference_response
from blueprintc.server.ingest.search_pipeline import After, Before, Combine
from blueprintc.server.ingest.search_processors import (
    filter_query,
    neural_query_enricher,
    oversample,
    rename_field,
    rerank,
    truncate_hits,
)

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

REQUESTS: dict[str, Callable[["Desk", Config], Before]] = {
    "filter_query": filter_query,
    "ml_inference": ml_inference_request,
    "neural_query_enricher": neural_query_enricher,
    "oversample": oversample,
}
RESPONSES: dict[str, Callable[["Desk", Config], After]] = {
    "ml_inference": ml_inference_response,
    "rename_field": rename_field,
    "rerank": rerank,
    "retrieval_augmented_generation": retrieval_augmented_generation,
    "truncate_hits": truncate_hits,
}
PHASE_RESULTS: dict[str, Callable[["Desk", Config], Combine]] = {
    "normalization-processor": normalization,
    "score-ranker-processor": score_ranker,
}
KNOWN = frozenset(
    {
        "agentic_context",
        "agentic_query_translator",
        "collapse",
        "hierarchical_routing_search",
        "hybrid_score_explanation",
        "neural_sparse_two_phase_processor",
        "personalize_search_ranking",
        "script",
        "semantic_highlighter",
        "sort",
        "split",
    }
)
