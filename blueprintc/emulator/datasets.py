"""The input datasets of a predict call: what ``MLInput`` holds after its parser has read the request."""

from dataclasses import field
from typing import TypeAlias

from blueprintc.records import record, state


@state
class RemoteDataset:
    """``RemoteInferenceInputDataSet``: parameters by name (each a string or null), or none at all."""

    parameters: dict[str, str | None] | None
    action_type: str | None = None
    dlq: dict[str, str] | None = None


@record
class ResultFilter:
    """``ModelResultFilter``: no effect on remote models, but visible to the model interface."""

    return_bytes: bool = False
    return_number: bool = True
    target_response: tuple[str, ...] = ()
    target_response_positions: tuple[int, ...] = ()


@record
class TextDocsDataset:
    """``TextDocsInputDataSet``: documents for an embedding; a document may be null."""

    docs: list[str | None]
    result_filter: ResultFilter | None = None


@record
class TextSimilarityDataset:
    """``TextSimilarityInputDataSet``: a query and the documents to rank; a document may be null."""

    query_text: str
    text_docs: list[str | None]


@record
class QuestionAnsweringDataset:
    """``QuestionAnsweringInputDataSet``."""

    question: str
    context: str


Dataset: TypeAlias = RemoteDataset | TextDocsDataset | TextSimilarityDataset | QuestionAnsweringDataset


@state
class MLInput:
    """``MLInput``: the algorithm's name (``REMOTE``, ``TEXT_EMBEDDING`` …), its own parameters, the dataset.

    ``algorithm_parameters`` is what ``MLAlgoParams.toXContent`` prints (``content_type`` …), or ``None``.
    """

    algorithm: str
    dataset: Dataset
    algorithm_parameters: dict[str, str] | None = field(default=None)
