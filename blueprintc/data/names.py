"""Names of the server's enumerations, and the release that added each."""

from collections.abc import Mapping
from functools import cache

from blueprintc.data.features import Target

_ACTION_TYPES = {
    "PREDICT": "2.9.0",
    "EXECUTE": "2.15.0",  # #2512
    "BATCH_PREDICT": "2.16.0",  # #2661
    "CANCEL_BATCH_PREDICT": "2.17.0",  # #2825
    "BATCH_PREDICT_STATUS": "2.17.0",  # #2825
}
#: FunctionName at each tag.
_FUNCTION_NAMES = {
    "LINEAR_REGRESSION": "2.9.0",
    "KMEANS": "2.9.0",
    "AD_LIBSVM": "2.9.0",
    "SAMPLE_ALGO": "2.9.0",
    "LOCAL_SAMPLE_CALCULATOR": "2.9.0",
    "FIT_RCF": "2.9.0",
    "BATCH_RCF": "2.9.0",
    "ANOMALY_LOCALIZATION": "2.9.0",
    "RCF_SUMMARIZE": "2.9.0",
    "LOGISTIC_REGRESSION": "2.9.0",
    "TEXT_EMBEDDING": "2.9.0",
    "METRICS_CORRELATION": "2.9.0",
    "REMOTE": "2.9.0",
    "SPARSE_ENCODING": "2.11.0",
    "SPARSE_TOKENIZE": "2.11.0",
    "TEXT_SIMILARITY": "2.12.0",
    "AGENT": "2.12.0",
    "QUESTION_ANSWERING": "2.13.0",
    "CONNECTOR": "2.15.0",
    "TOOL": "3.2.0",
}


@cache
def action_types(target: Target) -> tuple[str, ...]:
    """The types that an action may have."""
    return _known(_ACTION_TYPES, target)


@cache
def function_names(target: Target) -> frozenset[str]:
    """The algorithms of models."""
    return frozenset(_known(_FUNCTION_NAMES, target))


def _known(names: Mapping[str, str], target: Target) -> tuple[str, ...]:
    return tuple(name for name, since in names.items() if target.at_least(since))
