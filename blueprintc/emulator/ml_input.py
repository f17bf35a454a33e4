"""``parse_ml_input``: the body of a predict call as an ``MLInput``.

Upstream: MLInput.parse, MLCommonsClassLoader.initMLInput, RemoteInferenceMLInput, TextDocsMLInput,
TextSimilarityMLInput, QuestionAnsweringMLInput, AsymmetricTextEmbeddingParameters.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from blueprintc.data import Feature, Target
from blueprintc.data.names import action_types, function_names
from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.datasets import (
    Dataset,
    MLInput,
    QuestionAnsweringDataset,
    RemoteDataset,
    ResultFilter,
    TextDocsDataset,
    TextSimilarityDataset,
)
from blueprintc.emulator.errors import illegal_argument, is_illegal_argument, null_pointer
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json, XContentParser
from blueprintc.jsontext.jackson import END_ARRAY, END_OBJECT, START_ARRAY, START_OBJECT, VALUE_NULL
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import to_upper

REMOTE = "REMOTE"
TEXT_DOCS_ALGORITHMS = ("TEXT_EMBEDDING", "SPARSE_ENCODING", "SPARSE_TOKENIZE")
_PARAMETERS_ENUMS = "org.opensearch.ml.common.input.parameter.textembedding."


class _Read(NamedTuple):
    """What a parser of one kind of input gives."""

    dataset: Dataset
    algorithm_parameters: dict[str, str] | None = None


def parse_ml_input(parser: XContentParser, algorithm: str, action_type: str, target: Target) -> MLInput:
    """The current object as the input of an algorithm (any case). Raises ``JavaError`` as the server does.

    ``action_type`` is the one of the path; one in the body wins.
    """
    name = to_upper(algorithm)
    if name not in function_names(target):
        raise illegal_argument("Wrong function name")
    read = _READERS.get(name)
    if read is None:
        raise UnsupportedError(f"predict calls of the algorithm {name.lower()} are not emulated")
    try:
        dataset, parameters = read(parser, name, target)
    except JavaError as error:
        if not _is_passed_on(error, target):
            # Upstream: MLCommonsClassLoader.init logs other exceptions and returns null
            raise null_pointer(
                'Cannot invoke "org.opensearch.ml.common.input.MLInput.setAlgorithm(org.opensearch.ml.common'
                '.FunctionName)" because "mlInput" is null'
            ) from error
        raise
    if isinstance(dataset, RemoteDataset) and dataset.action_type is None:
        dataset.action_type = action_type
    return MLInput(name, dataset, parameters)


def _is_passed_on(error: JavaError, target: Target) -> bool:
    if is_illegal_argument(error) or error.simple_name == "MLException":
        return True
    is_parse_error = error.simple_name in ("JsonParseException", "JsonEOFException")
    return is_parse_error and target.has(Feature.BROKEN_PREDICT_BODY_IS_400)


def action_type_of(text: str, target: Target) -> str:
    """``ActionType.from``."""
    name = to_upper(text)
    if name not in action_types(target):
        raise illegal_argument(f"Wrong Action Type of {text}")
    return name


def _read_remote(parser: XContentParser, algorithm: str, target: Target) -> _Read:
    parameters: dict[str, str | None] | None = None
    action_type: str | None = None
    dlq: dict[str, str] | None = None
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if name == "parameters":
            parameters = dict(parameter_map(parser.map(), target))
        elif name == "action_type" and target.has(Feature.BATCH_PREDICT):
            action_type = action_type_of(parser.text(), target)
        elif name == "dlq" and target.has(Feature.DLQ):
            dlq = parameter_map(parser.map(), target)
        else:
            parser.skip_children()
    return _Read(RemoteDataset(parameters, action_type, dlq))


def _read_text_docs(parser: XContentParser, algorithm: str, target: Target) -> _Read:
    docs: list[str | None] = []
    plain = _FilterFields()
    nested: ResultFilter | None = None
    parameters: dict[str, str] | None = None
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if name == "text_docs":
            parser.expect(START_ARRAY)
            while (token := parser.next_token()) is not END_ARRAY:
                docs.append(None if token is VALUE_NULL or token is None else parser.text())
        elif name == "parameters":
            parameters = _read_algorithm_parameters(parser, algorithm, target)
        elif name == "result_filter":
            nested = _read_result_filter(parser)
        elif not plain.read(parser, name):
            parser.skip_children()
    if not docs:
        raise illegal_argument("Empty text docs")
    return _Read(TextDocsDataset(docs, nested or plain.result()), parameters)


def _read_algorithm_parameters(parser: XContentParser, algorithm: str, target: Target) -> dict[str, str]:
    """``AsymmetricTextEmbeddingParameters``: what its ``toXContent`` prints."""
    known = target.has(Feature.ALGORITHM_CONTENT_TYPE) and (
        algorithm == "TEXT_EMBEDDING" or target.has(Feature.SPARSE_EMBEDDING_FORMAT)
    )
    if not known:
        raise JavaError(
            "org.opensearch.core.xcontent.NamedObjectNotFoundException",
            f"unknown field [{algorithm}]",
        )
    content_type: str | None = None
    sparse_format = "WORD"
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if name == "content_type":
            content_type = _enum(
                parser.text(), ("QUERY", "PASSAGE"), "AsymmetricTextEmbeddingParameters.EmbeddingContentType"
            )
        elif name == "sparse_embedding_format" and target.has(Feature.SPARSE_EMBEDDING_FORMAT):
            sparse_format = _enum(parser.text(), ("WORD", "TOKEN_ID"), "SparseEmbeddingFormat")
        else:
            parser.skip_children()
    shown = {} if content_type is None else {"content_type": content_type}
    if target.has(Feature.SPARSE_EMBEDDING_FORMAT):
        shown["sparse_embedding_format"] = sparse_format
    return shown


def _enum(text: str, values: tuple[str, ...], enum: str) -> str:
    value = to_upper(text)
    if value not in values:
        raise illegal_argument(f"No enum constant {_PARAMETERS_ENUMS}{enum}.{value}")
    return value


class _FilterFields:
    """Collects the fields of a ``ModelResultFilter``, which may stand in an object of their own or not."""

    def __init__(self) -> None:
        self.return_bytes = False
        self.return_number = True
        self.target_response: list[str] = []
        self.positions: list[int] = []

    def read(self, parser: XContentParser, name: str) -> bool:
        """Read one member; false if it is none of these fields."""
        if name == "return_bytes":
            self.return_bytes = parser.boolean()
        elif name == "return_number":
            self.return_number = parser.boolean()
        elif name == "target_response":
            self._read_list(parser, lambda: self.target_response.append(parser.text()))
        elif name == "target_response_positions":
            self._read_list(parser, lambda: self.positions.append(parser.integer()))
        else:
            return False
        return True

    @staticmethod
    def _read_list(parser: XContentParser, read: Callable[[], None]) -> None:
        parser.expect(START_ARRAY)
        while parser.next_token() is not END_ARRAY:
            read()

    def result(self) -> ResultFilter:
        """The filter."""
        return ResultFilter(self.return_bytes, self.return_number, tuple(self.target_response), tuple(self.positions))


def _read_result_filter(parser: XContentParser) -> ResultFilter:
    fields = _FilterFields()
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if not fields.read(parser, name):
            parser.skip_children()
    return fields.result()


def _read_text_similarity(parser: XContentParser, algorithm: str, target: Target) -> _Read:
    docs: list[str | None] = []
    query: str | None = None
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if name == "text_docs":
            parser.expect(START_ARRAY)
            while parser.next_token() is not END_ARRAY:
                docs.append(parser.text())
        elif name == "query_text":
            query = parser.text()
        else:
            parser.skip_children()
    if not docs:
        raise illegal_argument("No text documents were provided")
    if query is None:
        raise illegal_argument("No query text was provided")
    return _Read(TextSimilarityDataset(query, docs))


def _read_question_answering(parser: XContentParser, algorithm: str, target: Target) -> _Read:
    question: str | None = None
    context: str | None = None
    parser.expect(START_OBJECT)
    for name in _members(parser):
        if name == "question":
            question = parser.text()
        elif name == "context":
            context = parser.text()
        else:
            parser.skip_children()
    # Upstream: the parser refuses null, then the dataset refuses empty texts
    if question is None or (context is not None and not question):
        raise illegal_argument("Question is not provided")
    if not context:
        raise illegal_argument("Context is not provided")
    return _Read(QuestionAnsweringDataset(question, context))


_READERS: dict[str, Callable[[XContentParser, str, Target], _Read]] = {
    REMOTE: _read_remote,
    **dict.fromkeys(TEXT_DOCS_ALGORITHMS, _read_text_docs),
    "TEXT_SIMILARITY": _read_text_similarity,
    "QUESTION_ANSWERING": _read_question_answering,
}


def _members(parser: XContentParser) -> Iterator[str]:
    """Each member's name, with the parser at its value; a missing name fails as a switch over null does."""
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            raise null_pointer('Cannot invoke "String.hashCode()" because "<local>" is null')
        yield name


def ml_input_json(given: MLInput, *, with_filter: bool = False) -> dict[str, Json]:
    """``MLInput.toXContent``: what custom scripts see and, with the result filter, what the model interface checks.

    Upstream: TextDocsMLInput prints the filter; the chunks that scripts get have none.
    """
    shown: dict[str, Json] = {"algorithm": given.algorithm}
    dataset = given.dataset
    if given.algorithm_parameters is not None:
        shown["parameters"] = dict(given.algorithm_parameters)
    if isinstance(dataset, RemoteDataset):
        shown["parameters"] = None if dataset.parameters is None else dict(dataset.parameters)
        shown["action_type"] = dataset.action_type
    elif isinstance(dataset, TextDocsDataset):
        shown["text_docs"] = list(dataset.docs)
        if with_filter and dataset.result_filter is not None:
            shown["result_filter"] = _filter_json(dataset.result_filter)
    elif isinstance(dataset, TextSimilarityDataset):
        shown["query_text"] = dataset.query_text
        shown["text_docs"] = list(dataset.text_docs)
    else:
        shown["question"] = dataset.question
        shown["context"] = dataset.context
    return shown


def _filter_json(result_filter: ResultFilter) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "return_bytes": result_filter.return_bytes,
        "return_number": result_filter.return_number,
    }
    if result_filter.target_response:
        shown["target_response"] = list(result_filter.target_response)
    if result_filter.target_response_positions:
        shown["target_response_positions"] = list(result_filter.target_response_positions)
    return shown
