"""``PreFunction`` and ``PostFunction``: what a built-in function of ML Commons is, and how one is applied."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from blueprintc.data import Feature, Target
from blueprintc.emulator.datasets import Dataset, RemoteDataset, TextDocsDataset, TextSimilarityDataset
from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.tensors import ModelTensor
from blueprintc.jsontext import Json, print_gson
from blueprintc.records import record

JsonType: TypeAlias = Literal["string", "array", "integer"]
InputKind: TypeAlias = Literal["text_docs", "text_similarity"]
OutputKind: TypeAlias = Literal["embedding", "scores", "map", "tensors"]

_WRONG_TEXT_DOCS = (
    "This pre_process_function can only support TextDocsInputDataSet "
    "which including a list of string with key 'text_docs'"
)
_WRONG_SIMILARITY = "This pre_process_function can only support TextSimilarityInputDataSet"


@record(kw_only=True)
class PreFunction:
    """A built-in pre-process function.

    ``build`` makes the parameters as Java values; ``produces`` says which and of what type. ``documents`` is how many
    documents of one request it uses (``None``: all).
    """

    name: str
    since: str
    takes: InputKind
    produces: Mapping[str, JsonType]
    documents: int | None = None
    build: Callable[[Dataset, Target], dict[str, Json]] = field(repr=False)

    def apply(self, dataset: Dataset | None, target: Target) -> dict[str, str | None]:
        """The parameters for ``dataset``, before escaping, in the order of the server's map.

        Upstream: ConnectorPreProcessFunction.apply. Raises ``ServerError`` as the server throws.
        """
        if dataset is None:
            raise illegal_argument("Preprocess function input can't be null")
        if isinstance(dataset, RemoteDataset):
            return dict(dataset.parameters or {})
        return to_parameters(self.build(dataset, target), target)


@record(kw_only=True)
class PostFunction:
    """A built-in post-process function; ``build`` takes what ``default_filter`` (or the connector's filter) found."""

    name: str
    since: str
    default_filter: str
    gives: OutputKind
    build: Callable[[Json, str | None], list[ModelTensor]] = field(repr=False)

    def apply(self, found: Json, data_type: str | None) -> list[ModelTensor]:
        """The tensors for a filter's result. Upstream: ConnectorPostProcessFunction.apply."""
        if found is None:
            raise illegal_argument("Can't run post process function as model output is null")
        return self.build(found, data_type)


def to_parameters(values: Mapping[str, Json], target: Target) -> dict[str, str | None]:
    """Parameters as the server stores them. Upstream: StringUtils.convertScriptStringToJsonString."""
    plain = target.has(Feature.GSON_NULLS_AND_NO_HTML)
    texts = {
        name: value if isinstance(value, str) else print_gson(value, nulls=plain, html_safe=not plain)
        for name, value in values.items()
    }
    return hash_map(texts)


def docs_of(dataset: Dataset) -> list[str | None]:
    """The documents of a text-docs dataset. Upstream: ConnectorPreProcessFunction.validateTextDocsInput."""
    if not isinstance(dataset, TextDocsDataset):
        raise illegal_argument(_WRONG_TEXT_DOCS)
    return dataset.docs


def similarity_of(dataset: Dataset) -> TextSimilarityDataset:
    """The dataset of a rerank call, or the error that the rerank functions throw."""
    if not isinstance(dataset, TextSimilarityDataset):
        raise illegal_argument(_WRONG_SIMILARITY)
    return dataset


def not_null(value: str | None) -> str:
    """A value of ``Map.of``: null is a NullPointerException without a message."""
    if value is None:
        raise null_pointer(None)
    return value
