"""Which built-in functions a release knows. A new behaviour is a new file in ``pre/`` or ``post/`` and a name here."""

from functools import cache

from blueprintc.data import Target
from blueprintc.emulator.functions.builtin import PostFunction, PreFunction
from blueprintc.emulator.functions.post import batch_job_arn, bedrock_rerank, cohere_rerank, passthrough
from blueprintc.emulator.functions.post import bedrock_embedding as post_bedrock_embedding
from blueprintc.emulator.functions.post import embedding as post_embedding
from blueprintc.emulator.functions.pre import (
    bedrock_embedding,
    embedding,
    multimodal_embedding,
    nova_embedding,
    nova_media,
    rerank,
)

_PRE = (
    *embedding.FUNCTIONS,
    *bedrock_embedding.FUNCTIONS,
    *multimodal_embedding.FUNCTIONS,
    *nova_media.FUNCTIONS,
    *nova_embedding.FUNCTIONS,
    *rerank.FUNCTIONS,
)
_POST = (
    *post_embedding.FUNCTIONS,
    *post_bedrock_embedding.FUNCTIONS,
    *cohere_rerank.FUNCTIONS,
    *bedrock_rerank.FUNCTIONS,
    *batch_job_arn.FUNCTIONS,
    *passthrough.FUNCTIONS,
)


@cache
def pre_functions(target: Target) -> dict[str, PreFunction]:
    """The pre-process functions of a release, by name."""
    return {function.name: function for function in _PRE if _in(function, target)}


@cache
def post_functions(target: Target) -> dict[str, PostFunction]:
    """The post-process functions of a release, by name."""
    return {function.name: function for function in _POST if _in(function, target)}


def pre_function(name: str | None, target: Target) -> PreFunction | None:
    """The pre-process function of exactly that name. Upstream: MLPreProcessFunction.contains, get."""
    return pre_functions(target).get(name) if name is not None else None


def post_function(name: str | None, target: Target) -> PostFunction | None:
    """The post-process function of exactly that name. Upstream: MLPostProcessFunction.contains, get."""
    return post_functions(target).get(name) if name is not None else None


def _in(function: PreFunction | PostFunction, target: Target) -> bool:
    return target.at_least(function.since)
