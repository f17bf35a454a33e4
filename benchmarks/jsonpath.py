"""Speed of the Jayway evaluator against jsonpath-ng, in one process, on an embedding response.

    python benchmarks/jsonpath.py [--vectors 10] [--width 1536] [--check]

Both sides get the same parsed document and a compiled path; the figure is the fastest of several runs. With ``--check``
a ratio above its bound ends with status 1.
"""

import argparse
import json
import random
import sys
import timeit
from typing import Any

from jsonpath_ng import parse as parse_plain
from jsonpath_ng.ext import parse as parse_extended

from blueprintc.jsonpath import compile_json_path, parse_document

#: Path → the largest ratio ours/jsonpath-ng that is allowed (none: shown only).
PATHS: dict[str, float | None] = {
    "$.data[*].embedding": 0.5,
    "$..embedding": 0.1,
    "$.data[*].embedding[*]": 0.5,
    "$.data[0].embedding": None,
    "$.data[?(@.index==1)].embedding": None,
}


def microseconds(call: Any) -> float:
    """The fastest of five runs of a call, in microseconds."""
    timer = timeit.Timer(call)
    number, _ = timer.autorange()
    return min(timer.repeat(5, max(1, number // 4))) / max(1, number // 4) * 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=10)
    parser.add_argument("--width", type=int, default=1536)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    source = random.Random(7)
    vectors = [[source.gauss(0, 0.03) for _ in range(options.width)] for _ in range(options.vectors)]
    text = json.dumps({"data": [{"index": i, "embedding": vector} for i, vector in enumerate(vectors)], "model": "m"})
    document: Any = parse_document(text)
    print(f"{'path':<34}{'ours µs':>10}{'ng µs':>10}{'ratio':>8}{'bound':>7}")
    slow = False
    for path, bound in PATHS.items():
        ours = compile_json_path(path)
        theirs = (parse_extended if "?" in path else parse_plain)(path)
        mine = microseconds(lambda path=ours: path.read(document))
        other = microseconds(lambda path=theirs: [match.value for match in path.find(document)])
        slow |= bound is not None and mine / other > bound
        print(f"{path:<34}{mine:>10.1f}{other:>10.1f}{mine / other:>8.3f}{bound or '-':>7}")
    parsing = microseconds(lambda: parse_document(text)) / microseconds(lambda: json.loads(text))
    print(f"reading the text as json-smart does: {parsing:.2f} × json.loads")
    if options.check and slow:
        sys.exit(1)


if __name__ == "__main__":
    main()
