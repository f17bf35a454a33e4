"""Built-in functions: which release knows which, and what the recordings of one release cannot show."""

import pytest

from blueprintc.data import Target
from blueprintc.emulator.datasets import TextDocsDataset
from blueprintc.emulator.functions import post_function, post_functions, pre_function, pre_functions
from blueprintc.emulator.functions.early_scripts import early_script
from blueprintc.jvm.errors import JavaError

_PRE = "connector.pre_process."
_POST = "connector.post_process."


@pytest.mark.parametrize(
    ("name", "since", "before"),
    [
        ("default.embedding", "2.11", "2.10"),
        ("bedrock.embedding", "2.12", "2.11"),
        ("bedrock.multimodal_embedding", "2.16", "2.15"),
        ("cohere.multimodal_embedding", "2.19", "2.18"),
        ("bedrock.rerank", "2.19", "2.18"),
        ("bedrock.nova.image_embedding", "3.3.2", "3.3.0"),
        ("bedrock.nova.embedding", "3.5", "3.4"),
    ],
)
def test_pre_functions_appear_in_their_release(name: str, since: str, before: str) -> None:
    assert pre_function(_PRE + name, Target.parse(since)) is not None
    assert pre_function(_PRE + name, Target.parse(before)) is None


@pytest.mark.parametrize(
    ("name", "since", "before"),
    [
        ("cohere.rerank", "2.12", "2.11"),
        ("bedrock.batch_job_arn", "2.17.1", "2.17.0"),
        ("cohere_v2.embedding.int8", "3.0", "2.19"),
        ("mlcommons.passthrough", "3.3", "3.2"),
        ("bedrock.nova.embedding", "3.3.2", "3.3.0"),
    ],
)
def test_post_functions_appear_in_their_release(name: str, since: str, before: str) -> None:
    assert post_function(_POST + name, Target.parse(since)) is not None
    assert post_function(_POST + name, Target.parse(before)) is None


def test_newest_release_knows_all() -> None:
    newest = Target.parse("3.8")
    assert len(pre_functions(newest)) == 14
    assert len(post_functions(newest)) == 17


def test_names_are_exact() -> None:
    assert pre_function(_PRE + "openai.embedding ", Target.parse("3.4")) is None
    assert pre_function(None, Target.parse("3.4")) is None


def test_functions_of_2_9_are_scripts() -> None:
    assert "prompt" in (early_script(_PRE + "cohere.embedding", Target.parse("2.9")) or "")
    assert early_script(_PRE + "cohere.embedding", Target.parse("2.11")) is None
    assert early_script("return 1", Target.parse("2.9")) is None


def test_lists_are_html_escaped_before_3_3() -> None:
    function = pre_function(_PRE + "openai.embedding", Target.parse("2.19"))
    assert function is not None
    docs = TextDocsDataset(["a=b<c>'&"])
    assert function.apply(docs, Target.parse("2.19")) == {"input": r'["a\u003db\u003cc\u003e\u0027\u0026"]'}
    assert function.apply(docs, Target.parse("3.3")) == {"input": """["a=b<c>'&"]"""}


@pytest.mark.parametrize(
    ("document", "parameters"),
    [
        ("plain", {"text": "plain"}),
        ('{"image":"i"}', {"image": "i"}),
        ('{"video":"v","audio":"a"}', {"video": "a"}),  # the name and the content have different orders
        ('{"other":1}', {"text": '{"other":1}'}),
        ('{"text":5}', {"text": "5"}),
        ('[{"text":"x"}]', {"text": '[{"text":"x"}]'}),
        ('{"text":"x"', {"text": '{"text":"x"'}),
        (' {"text":"x"}', {"text": ' {"text":"x"}'}),
    ],
)
def test_nova_unified(document: str, parameters: dict[str, str]) -> None:
    target = Target.parse("3.8")
    function = pre_function(_PRE + "bedrock.nova.embedding", target)
    assert function is not None
    assert function.apply(TextDocsDataset([document]), target) == parameters


def test_every_function_names_what_it_produces() -> None:
    target = Target.parse("3.8")
    for function in pre_functions(target).values():
        assert function.produces
        assert function.takes in ("text_docs", "text_similarity")


def test_scores_that_are_whole_numbers_break_cohere_rerank() -> None:
    """Trap 53."""
    function = post_function(_POST + "cohere.rerank", Target.parse("3.8"))
    assert function is not None
    with pytest.raises(JavaError, match="ClassCastException"):
        function.apply([{"index": 0, "relevance_score": 1}], None)
    with pytest.raises(JavaError, match="Index 2 out of bounds for length 1"):
        function.apply([{"index": 2, "relevance_score": 0.5}], None)
