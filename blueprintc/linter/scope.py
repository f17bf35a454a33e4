"""What a connector must work on: releases, platforms and the cluster's trusted endpoints."""

from collections.abc import Callable

from blueprintc.data.features import Target
from blueprintc.data.releases import releases_in
from blueprintc.diagnostics import Diagnostic
from blueprintc.errors import UsageError
from blueprintc.linter.codes import BAD_RELEASES
from blueprintc.linter.facts import Subject
from blueprintc.model import Connector, Scalar
from blueprintc.records import record


@record(kw_only=True)
class Scope:
    """What holds where a blueprint says nothing itself.

    ``targets`` and ``asked_platforms`` are those asked for on the command line, which win over what the blueprint
    says. ``opensearch`` and ``platforms`` come from the configuration, as does ``trusted_endpoints``, the cluster's
    own list.
    """

    targets: str = ""
    asked_platforms: tuple[str, ...] = ()
    opensearch: str = ""
    platforms: tuple[str, ...] = ()
    trusted_endpoints: tuple[str, ...] = ()


def subject_of(
    connector: Connector, scope: Scope, report: Callable[[Diagnostic], object], *, is_plain: bool
) -> Subject:
    """A connector with what it must work on. A range of releases that cannot be read is reported.

    Raises ``UsageError`` where the command line or the configuration holds such a range.
    """
    return Subject(
        connector,
        _targets(connector, scope, report),
        scope.asked_platforms or connector.instance.names("platform") or scope.platforms or ("self-managed",),
        scope.trusted_endpoints,
        is_plain,
    )


def _targets(connector: Connector, scope: Scope, report: Callable[[Diagnostic], object]) -> tuple[Target, ...]:
    if scope.targets:
        return releases_in(scope.targets)
    node = connector.instance.root.get("opensearch")
    if isinstance(node, Scalar):
        try:
            return releases_in(node.text.value)
        except UsageError as error:
            report(Diagnostic.of(BAD_RELEASES, str(error), node.span))
    return releases_in(scope.opensearch)
