"""``Session``: one cluster by its name in the configuration, with the state that belongs to it."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from blueprintc.cluster.audit import audit
from blueprintc.cluster.client import Client
from blueprintc.cluster.connection import Surroundings, open_wire
from blueprintc.cluster.credentials import with_credentials
from blueprintc.cluster.deploy.carry_out import DeployOptions, carry_out, take_up
from blueprintc.cluster.deploy.found import Journal
from blueprintc.cluster.deploy.smoke import SmokeResult, smoke, smoke_calls, verified
from blueprintc.cluster.deploy.undo import undo
from blueprintc.cluster.desired import Desired, desired_of
from blueprintc.cluster.holdings import Holdings, read_holdings, unreadable_connectors
from blueprintc.cluster.plan import Plan, make_plan
from blueprintc.cluster.plan.plan import PlanOptions
from blueprintc.cluster.state import StateFile
from blueprintc.cluster.trial import Trial, trial
from blueprintc.cluster.wire import Wire
from blueprintc.config import ClusterConfig, Config
from blueprintc.diagnostics import Severity
from blueprintc.jsontext import Json
from blueprintc.model import Plain
from blueprintc.records import record
from blueprintc.report import Report
from blueprintc.runner import RunOptions
from blueprintc.tester.result import TestResult
from blueprintc.transport.aws_chain import aws_chain
from blueprintc.transport.clock import WallClock
from blueprintc.transport.credentials import Sources
from blueprintc.transport.live import LiveSession

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@record(kw_only=True)
class Wishes:
    """Which blueprints, with which build-time values."""

    paths: tuple[Path, ...]
    variables: Mapping[str, Plain] = field(default_factory=dict)
    environment: str | None = None
    config: Path | None = None


class Session:
    """What ``plan``, ``deploy`` and ``audit`` do with one cluster."""

    def __init__(self, cluster: ClusterConfig, wire: Wire, environ: Mapping[str, str], state: StateFile) -> None:
        self.cluster = cluster
        self.client = Client(wire)
        self._environ = environ
        self._state = state

    def holdings(self) -> Holdings:
        """What the cluster holds now. Raises ``ClusterError`` and ``UsageError``."""
        return read_holdings(self.client, self.cluster.opensearch)

    def audit(self, fail_on: Severity | None) -> Report:
        """What is wrong with what it holds."""
        holdings = self.holdings()
        unreadable = unreadable_connectors(self.client, holdings)
        return audit(holdings, self.cluster.name, unreadable=unreadable, fail_on=fail_on)

    def plan(self, wishes: Wishes, options: PlanOptions) -> Plan:
        """What would have to change."""
        return make_plan(self._desired(wishes), self.holdings(), self._state.read(), options)

    def deploy(
        self,
        wishes: Wishes,
        options: PlanOptions,
        how: DeployOptions,
        progress: Callable[[str], None],
        agree: Callable[[Plan], bool],
    ) -> Plan:
        """Make it so; the plan that was carried out. ``agree`` is asked before anything changes.

        Raises ``ClusterError`` where it stops, and ``UsageError`` for credentials that are missing, before it begins.
        """
        desired = self._desired(wishes)
        with self._state.locked():
            journal = Journal(self._state)
            for found in take_up(self.client, journal):
                progress(found)
            plan = make_plan(desired, self.holdings(), journal.state, options)
            resolve = self._resolver(desired)
            for step in plan.steps:
                if step.body is not None and step.what.is_change and step.resource == "connector":
                    resolve(step.key, step.body)  # says now what is missing, and not half-way
            if plan.has_changes and not agree(plan):
                return plan
            carry_out(plan, self.client, journal, resolve, progress, how)
        return plan

    def undo(self, wishes: Wishes, progress: Callable[[str], None]) -> None:
        """Take back what deploy has created for the blueprints."""
        keys = [one.key for one in self._desired(wishes)]
        with self._state.locked():
            journal = Journal(self._state)
            take_up(self.client, journal)
            undo([key for key in keys if key in journal.state.entries], self.client, journal, progress)

    def smoke(
        self, wishes: Wishes, keys: Container[str], session: LiveSession, *, verify: bool
    ) -> Iterator[tuple[str, SmokeResult]]:
        """Call the models of the blueprints with these keys, with their own test inputs; key and what came of it.

        ``verify``: the emulator makes every call, too, through ``session``, and what differs is a finding. Raises
        ``ClusterError``, and ``LiveError`` where a provider cannot be asked.
        """
        target = self.holdings().target
        entries = self._state.read().entries
        for one in self._desired(wishes):
            model = entries[one.key].model if one.key in entries else None
            if one.key not in keys or model is None:
                continue
            calls = smoke_calls(one, target, self._options(wishes))
            for result in smoke(self.client, model, calls, target, session.scrubber):
                yield one.key, verified(result, one, target, session) if verify else result

    def trial(self, wishes: Wishes, session: LiveSession, progress: Callable[[str], None]) -> TestResult:
        """Test the blueprints on connectors and models of their own, which are taken away again."""
        desired = self._desired(wishes)
        state = StateFile(self._state.path.with_suffix(".test.json"), self.cluster.name)
        with state.locked():
            work = Trial(
                client=self.client,
                journal=Journal(state),
                resolve=self._resolver(desired),
                session=session,
                progress=progress,
                release=self.cluster.opensearch,
                options=self._options(wishes),
            )
            return trial(desired, work)

    def _desired(self, wishes: Wishes) -> list[Desired]:
        return desired_of(wishes.paths, self._options(wishes))

    def _options(self, wishes: Wishes) -> RunOptions:
        return RunOptions(
            config=wishes.config,
            variables=wishes.variables,
            environment=wishes.environment or self.cluster.environment,
        )

    def _resolver(self, desired: Iterable[Desired]) -> Callable[[str, Mapping[str, Json]], Mapping[str, Json]]:
        known = {one.key: one for one in desired}

        def resolve(key: str, body: Mapping[str, Json]) -> Mapping[str, Json]:
            one = known[key]
            sources = Sources(environ=self._environ, folder=one.path.parent, aws_chain=aws_chain)
            return with_credentials(key, body, str(one.connector.get("protocol", "")), sources)

        return resolve


def open_session(
    name: str, config: Config, environ: Mapping[str, str], *, verify: bool = True, state: Path | None = None
) -> Session:
    """A session with a cluster of the configuration, or at a URL. Raises ``UsageError`` and ``ConfigError``."""
    cluster = config.cluster(name)
    around = Surroundings(environ=environ, folder=config.root, clock=WallClock())
    wire = open_wire(cluster, around, verify=verify)
    return Session(cluster, wire, environ, StateFile(state or state_path(cluster.name, config), cluster.name))


def state_path(name: str, config: Config) -> Path:
    """Where the state of a cluster is kept: ``.blueprintc/state/NAME.json`` in the configuration's folder."""
    return config.root / ".blueprintc" / "state" / f"{_UNFIT.sub('-', name).strip('-')}.json"
