"""``blueprintc answer``: the protocol of the Java oracle, answered with our own implementation.

One JSON request a line, ``{"id": …, "op": name, …}``; one JSON answer a line, with the oracle's fields. This is how
recordings, the published libraries and this package are compared (see ``tests/differential/oracle.py``).
"""

from blueprintc.answer.dispatch import answer_line, answer_request, dump_answer, operations

__all__ = ["answer_line", "answer_request", "dump_answer", "operations"]
