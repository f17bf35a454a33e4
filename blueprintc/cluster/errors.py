"""What can go wrong between us and a cluster.

LiveError
└── ClusterError          a call on a cluster did not do what it should (exit status 4)
    ├── NoAnswerError     no answer came; ``was_sent`` says whether the cluster may have acted nevertheless
    └── RefusedError      the cluster answered with an error; ``answer`` has it
"""

from blueprintc.cluster.wire import Answer
from blueprintc.errors import LiveError


class ClusterError(LiveError):
    """A call on a cluster did not do what it should; the text names the call."""


class NoAnswerError(ClusterError):
    """No answer came. ``was_sent``: the request went out, so the cluster may have acted."""

    def __init__(self, message: str, *, was_sent: bool = True) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class RefusedError(ClusterError):
    """The cluster answered with an error."""

    def __init__(self, call: str, answer: Answer) -> None:
        super().__init__(f"{call}: status {answer.status}: {answer.reason}")
        self.answer = answer

    @property
    def is_forbidden(self) -> bool:
        """Whether it is a matter of rights; 401 is one of the log-in, and then nothing can be said at all."""
        return self.answer.status == 403
