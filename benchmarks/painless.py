"""Speed of the Painless interpreter against the published engine on a warm JVM.

    python benchmarks/painless.py [--oracle ORACLE.jar] [--java JAVA] [--rounds N]

Each script is a function that is called several times in one execution and times its last call itself, so that the
JVM's figure is of compiled code and neither side's figure holds start-up or the reading of parameters. Without an
oracle only our own times are printed. Figures are milliseconds, and the ratio ours/JVM.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from blueprintc.painless.compiler import check
from blueprintc.painless.interpreter.generator import generate
from blueprintc.painless.interpreter.run import execute
from blueprintc.painless.values import Runtime
from blueprintc.painless.values.from_json import from_json

SCRIPTS: dict[str, str] = {
    "print vectors": """
      StringBuilder sb = new StringBuilder("[");
      for (int i = 0; i < params.data.length; i++) {
        if (i > 0) { sb.append(","); }
        sb.append('{"name":"sentence_embedding","data_type":"FLOAT32","shape":[');
        sb.append(params.data[i].embedding.length);
        sb.append('],"data":' + params.data[i].embedding + '}');
      }
      return sb.append("]").toString();""",
    "scale each number": """
      def out = [];
      for (int i = 0; i < params.data.length; i++) {
        def vector = params.data[i].embedding;
        def scaled = new ArrayList();
        for (int j = 0; j < vector.length; j++) {
          scaled.add(vector[j] * 2);
        }
        out.add(scaled);
      }
      return "" + out.length;""",
    "append each number": """
      StringBuilder sb = new StringBuilder("[");
      for (item in params.data) {
        for (x in item.embedding) { sb.append(x).append(","); }
      }
      return "" + sb.length();""",
    "sum of squares": """
      double total = 0;
      for (item in params.data) {
        for (double x : item.embedding) { total += x * x; }
      }
      return "" + total;""",
    "integer loop": """
      int s = 0;
      for (int i = 0; i < 999000; i++) { s += i * 31 % 7; }
      return "" + s;""",
    "empty loop": """
      int n = 0;
      for (int i = 0; i < 999000; i++) { n = i; }
      return "" + n;""",
    "rerank": """
      def builder = new StringBuilder();
      for (int k = 0; k < 20; k++) {
        for (int i = 0; i < params.data.length; i++) {
          builder.append('{"index":' + params.data[i].index + ',"score":' + params.data[i].score + '}');
        }
      }
      return "" + builder.length();""",
    "streams": """
      return "" + params.data.stream().map(d -> d.embedding.stream().mapToDouble(x -> x).max().getAsDouble())
        .mapToDouble(x -> x).sum();""",
}


def wrapped(body: str, rounds: int) -> str:
    """A script that calls ``body`` ``rounds`` times and returns the nanoseconds of the last call."""
    return (
        f"String f(Map params) {{ {body} }} long t = 0; "
        f"for (int r = 0; r < {rounds}; r++) {{ t = System.nanoTime(); f(params); t = System.nanoTime() - t; }} "
        'return "" + t;'
    )


def sample(vectors: int, width: int) -> dict[str, Any]:
    """A provider's answer with embeddings."""
    source = random.Random(7)
    return {
        "data": [
            {"index": i, "score": source.random(), "embedding": [source.gauss(0, 0.03) for _ in range(width)]}
            for i in range(vectors)
        ]
    }


def ours(source: str, params: Any) -> float:
    """Milliseconds of our interpreter."""
    checked = check(source, "generic")
    if checked.script is None:
        raise SystemExit(f"{checked.errors[0].message}")
    result = execute(generate(checked.script), {"params": params}, Runtime(clock=time.perf_counter_ns))
    return int(result) / 1e6


def theirs(java: str, oracle: Path, sources: list[str], params: Any) -> list[float | None]:
    """Milliseconds of the engine on the JVM."""
    command = [java, "-Xmx1500m", "-XX:+UseSerialGC", "-jar", str(oracle)]
    lines = [
        json.dumps({"id": i, "op": "painless", "context": "generic", "source": source, "params": params})
        for i, source in enumerate(sources)
    ]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [int(answer["result"]) / 1e6 if "result" in answer else None for answer in answers]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", type=Path)
    parser.add_argument("--java", default="java")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only")
    options = parser.parse_args()
    data = sample(970, 1024)  # the loop limit of a function is 999,999
    names = [name for name in SCRIPTS if options.only in (None, name)]
    jvm: list[float | None] = [None] * len(names)
    if options.oracle:
        jvm = theirs(options.java, options.oracle, [wrapped(SCRIPTS[n], options.rounds) for n in names], data)
    params = from_json(data)
    print(f"{'script':<22}{'ours ms':>10}{'JVM ms':>10}{'ratio':>8}")
    for name, other in zip(names, jvm, strict=True):
        mine = min(ours(wrapped(SCRIPTS[name], 1), params) for _ in range(2))
        ratio = f"{mine / other:8.1f}" if other else f"{'-':>8}"
        print(f"{name:<22}{mine:>10.1f}{other if other is not None else '-':>10}{ratio}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
