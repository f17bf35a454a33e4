"""``READERS``: every query that is read here, by its name."""

from blueprintc.server.search.compound import read_bool, read_boosting, read_constant_score, read_dis_max, read_nested
from blueprintc.server.search.leaves import (
    read_exists,
    read_ids,
    read_match_all,
    read_match_none,
    read_prefix,
    read_range,
    read_regexp,
    read_term,
    read_terms,
    read_wildcard,
)
from blueprintc.server.search.query import Reader
from blueprintc.server.search.text_queries import (
    read_match,
    read_match_phrase,
    read_multi_match,
    read_query_string,
    read_simple_query_string,
)
from blueprintc.server.search.vectors import read_hybrid, read_knn, read_neural, read_neural_sparse

READERS: dict[str, Reader] = {
    "bool": read_bool,
    "boosting": read_boosting,
    "constant_score": read_constant_score,
    "dis_max": read_dis_max,
    "exists": read_exists,
    "hybrid": read_hybrid,
    "ids": read_ids,
    "knn": read_knn,
    "match": read_match,
    "match_all": read_match_all,
    "match_none": read_match_none,
    "match_phrase": read_match_phrase,
    "multi_match": read_multi_match,
    "nested": read_nested,
    "neural": read_neural,
    "neural_sparse": read_neural_sparse,
    "prefix": read_prefix,
    "query_string": read_query_string,
    "range": read_range,
    "regexp": read_regexp,
    "simple_query_string": read_simple_query_string,
    "term": read_term,
    "terms": read_terms,
    "wildcard": read_wildcard,
}
