"""What both rerank functions share: scores placed by index, one tensor each."""

from blueprintc.emulator.errors import ServerError, null_pointer
from blueprintc.emulator.java_values import cast_exactly
from blueprintc.emulator.tensors import ModelTensor, new_tensor
from blueprintc.jsontext import Json


def position(index: Json) -> int:
    """``(Integer) index`` unboxed."""
    cast_exactly(index, "java.lang.Integer")
    if not isinstance(index, int):
        raise null_pointer('Cannot invoke "java.lang.Integer.intValue()" because "index" is null')
    return index


def place(scores: list[Json], index: int, score: Json) -> None:
    """``scores[index] = score``."""
    if not 0 <= index < len(scores):
        raise ServerError("ArrayIndexOutOfBoundsException", f"Index {index} out of bounds for length {len(scores)}")
    scores[index] = score


def score_tensors(scores: list[Json]) -> list[ModelTensor]:
    """One tensor per position; a position that no result named has a null score."""
    return [new_tensor(name="similarity", data_type="FLOAT32", shape=[1], data=[score]) for score in scores]
