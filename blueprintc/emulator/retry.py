"""Retries of a sub-request, on the environment's clock.

Upstream: RemoteConnectorExecutor.invokeRemoteServiceWithRetry, RetryableAction (core).
"""

from blueprintc.data import Feature
from blueprintc.emulator.connector import ClientConfig
from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.pipeline import STAGES, Phase, SubRequest
from blueprintc.emulator.request import client_config_of
from blueprintc.emulator.response import THROTTLING_EXCEPTION
from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError

_KEPT_FAILURES = 4
_MOST_ATTEMPTS = 10_000
_LONGEST_DELAY_MS = 20_000


def run_with_retries(state: SubRequest) -> None:
    """Send a prepared sub-request, again and again where the connector says so. Raises the last failure."""
    config = client_config_of(state.connector, state.cluster.target)
    if config.max_retry_times == 0 or not state.cluster.has(Feature.RETRY_FIELDS):
        _invoke(state)
        return
    clock = state.environment.clock
    start = clock.now()
    failures: list[JavaError] = []
    retries = 0
    while True:
        try:
            _invoke(state)
            return
        except JavaError as error:
            # Upstream: shouldRetry counts first, RetryableAction keeps four failures, the newest in front
            retries += 1
            failures = [error, *failures[: _KEPT_FAILURES - 1]]
            elapsed = (clock.now() - start).total_seconds()
            if (
                not is_retryable(error, state)
                or (retries > config.max_retry_times and config.max_retry_times != -1)
                or elapsed >= config.retry_timeout_seconds
            ):
                raise _with_suppressed(failures) from error.__cause__
            if retries >= _MOST_ATTEMPTS:
                raise UnsupportedError(f"a sub-request that is retried more than {_MOST_ATTEMPTS} times") from error
            delay = retry_delay(config, retries)
            state.note("retry", f"retry {retries} after {delay} ms", why=error.message or "")
            clock.wait(delay)


def _invoke(state: SubRequest) -> None:
    for stage in STAGES:
        if stage.phase is Phase.INVOKE:
            stage.run(state)


def is_retryable(error: JavaError, state: SubRequest) -> bool:
    """Throttling by AWS; since 3.8 also 429 and 5xx from anyone."""
    if error.java_class == THROTTLING_EXCEPTION:
        return True
    if not state.cluster.has(Feature.RETRY_ON_STATUS) or not isinstance(error, ServerError):
        return False
    is_status = error.simple_name == "OpenSearchStatusException"
    return is_status and error.status is not None and (error.status == 429 or error.status >= 500)


def retry_delay(config: ClientConfig, retry: int) -> int:
    """Milliseconds before a retry (from 1). Jitter is random on the server; here it is its longest."""
    if config.retry_backoff_policy == "constant":
        return max(config.retry_backoff_millis, 1)
    doubled = config.retry_backoff_millis * (1 << min(retry - 1, 30))
    return max(min(doubled, _LONGEST_DELAY_MS), 1)


def _with_suppressed(failures: list[JavaError]) -> JavaError:
    newest = failures[0]
    if isinstance(newest, ServerError):
        newest.suppressed.extend(failures[1:])
    return newest
