"""``make_plan``: from what is asked for, what is held and what is ours, to the steps between."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from blueprintc.cluster.desired import Desired
from blueprintc.cluster.holdings import HeldConnector, HeldModel, Holdings
from blueprintc.cluster.plan.fields import changes_of, update_body
from blueprintc.cluster.plan.settings import setting_steps
from blueprintc.cluster.plan.step import Change, How, Step, What
from blueprintc.cluster.state import Entry, State
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.create import create_connector
from blueprintc.emulator.rest_error import answer_error
from blueprintc.errors import UsageError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.records import record
from blueprintc.runner import TRUST_ALL


@record(kw_only=True)
class PlanOptions:
    """How to plan.

    ``redeploy``: models may be undeployed for an update of their connector. ``credentials``: send credentials again
    although nobody can know whether they changed. ``adopt``: the id to take for a blueprint's key, where several have
    its name.
    """

    redeploy: bool = False
    credentials: bool = False
    adopt: Mapping[str, str] = field(default_factory=dict)


def read_adopted(texts: Iterable[str]) -> dict[str, str]:
    """``BLUEPRINT=ID`` to blueprint → id. Raises ``UsageError``."""
    adopted: dict[str, str] = {}
    for text in texts:
        key, equals, held = text.rpartition("=")
        if not equals or not key or not held:
            raise UsageError(f'--adopt needs BLUEPRINT=ID, not "{text}"')
        adopted[key] = held
    return adopted


@record
class Plan:
    """The steps in the order in which they would be done, and what could not be seen."""

    steps: tuple[Step, ...]
    unseen: tuple[str, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Whether the cluster is not as the blueprints ask."""
        return any(step.what.is_change for step in self.steps)

    @property
    def is_blocked(self) -> bool:
        """Whether something of it cannot be done as things are."""
        return any(step.what is What.FORBIDDEN for step in self.steps)


def make_plan(desired: Iterable[Desired], holdings: Holdings, state: State, options: PlanOptions | None = None) -> Plan:
    """What would have to happen, in order: settings, then for each blueprint connector, group, model, deployment."""
    wanted = list(desired)
    chosen = options or PlanOptions()
    steps = setting_steps(wanted, holdings)
    names = [one.name for one in wanted]
    taken = {entry.connector: key for key, entry in state.entries.items() if entry.connector is not None}
    groups: set[str] = set()
    for one in wanted:
        found = _Item(one, holdings, state.entry(one.key), chosen, taken, is_alone=names.count(one.name) == 1).steps()
        steps += [step for step in found if step.resource != "model group" or step.name not in groups]
        groups.add(one.name)
    return Plan(tuple(steps), holdings.unseen)


class _Item:
    """The steps of one blueprint."""

    def __init__(
        self,
        one: Desired,
        holdings: Holdings,
        entry: Entry,
        options: PlanOptions,
        taken: dict[str, str],
        *,
        is_alone: bool,
    ) -> None:
        self._taken = taken
        self._is_alone = is_alone
        self._one = one
        self._holdings = holdings
        self._entry = entry
        self._options = options

    def steps(self) -> list[Step]:
        connector = self._connector()
        group = self._group()
        model = self._model(connector)
        return [connector, group, model, self._deployment(model)]

    def _step(
        self,
        resource: str,
        what: What,
        *,
        held: str | None = None,
        changes: Iterable[Change] = (),
        body: Mapping[str, Json] | None = None,
        why: str = "",
    ) -> Step:
        return Step(
            resource=resource,
            key=self._one.key,
            name=self._one.name,
            what=what,
            id=held,
            changes=tuple(changes),
            body=body,
            why=why,
        )

    def _connector(self) -> Step:
        refused = self._refusal()
        if refused:
            return self._step("connector", What.FORBIDDEN, why=refused)
        held, why = self._held_connector()
        if why:
            return self._step("connector", What.FORBIDDEN, why=why)
        if held is None:
            if self._is_unseen("connectors"):
                return self._step("connector", What.UNKNOWN, why="connectors may not be searched with these rights")
            return self._step("connector", What.CREATE, body=self._one.connector)
        return self._update(held)

    def _refusal(self) -> str:
        """What the server would say against the connector whatever its settings."""
        try:
            create_connector(self._one.body, Cluster(self._holdings.target, {**TRUST_ALL, **self._flags()}))
        except JavaError as error:
            answer = answer_error(error, self._holdings.target)
            return f"the server refuses it with status {answer.status}: {error.message or error.java_class}"
        return ""

    def _flags(self) -> dict[str, Json]:
        return {"plugins.ml_commons.mcp_connector_enabled": True}

    def _held_connector(self) -> tuple[HeldConnector | None, str]:
        """The connector that is ours; or why it cannot be told."""
        chosen = self._options.adopt.get(self._one.key)
        if chosen is not None:
            held = self._holdings.connector(chosen)
            return held, "" if held is not None else f"there is no connector {chosen} to adopt"
        held = self._holdings.connector(self._entry.connector)
        if held is not None:
            return held, ""
        return self._held_by_name()

    def _held_by_name(self) -> tuple[HeldConnector | None, str]:
        """Names are not unique: of several, and where several blueprints (variants, mostly) have the name, the one that
        needs no change is ours."""
        key = self._one.key
        named = [
            held for held in self._holdings.connectors_named(self._one.name) if self._taken.get(held.id, key) == key
        ]
        equal = [held for held in named if not _sent(self._changes(held))]
        if len(named) > 1 and len(equal) != 1 and self._is_alone:
            ids = ", ".join(held.id for held in named)
            return None, f"{len(named)} connectors have this name ({ids}); --adopt {key}=ID chooses one"
        if len(named) > 1 or not self._is_alone:
            named = equal
        if not named:
            return None, ""
        self._taken[named[0].id] = key
        return named[0], ""

    def _changes(self, held: HeldConnector) -> list[Change]:
        return changes_of(self._one.body, held.body, Cluster(self._holdings.target, {}))

    def _update(self, held: HeldConnector) -> Step:
        changes = [*self._changes(held), *self._credential()]
        body = update_body(self._one.body, changes, self._holdings.target)
        if not body:
            return self._step("connector", What.UNCHANGED, held=held.id, changes=changes, why=_kept(changes))
        deployed = [model.id for model in self._holdings.models_on(held.id) if model.is_deployed]
        if deployed and not self._options.redeploy:
            why = (
                f"deployed models use it: {', '.join(deployed)}; --redeploy undeploys them, updates, and deploys again"
            )
            return self._step("connector", What.FORBIDDEN, held=held.id, changes=changes, body=body, why=why)
        why = f"undeploys {', '.join(deployed)} first, and deploys again" if deployed else _kept(changes)
        return self._step("connector", What.UPDATE, held=held.id, changes=changes, body=body, why=why)

    def _credential(self) -> list[Change]:
        """Names of credentials can be compared with those that were sent last; their values never."""
        given = self._one.connector.get("credential")
        names = tuple(sorted(given)) if isinstance(given, dict) else ()
        if not names:
            return []
        sent = self._entry.credentials
        if self._options.credentials or (sent is not None and sent != names):
            return [Change("credential", How.REPLACED, list(sent) if sent is not None else None, list(names))]
        return [Change("credential", How.SECRET, None, list(names))]

    def _group(self) -> Step:
        held = self._holdings.group(self._one.name)
        if held is not None:
            return self._step("model group", What.UNCHANGED, held=held.id)
        if self._is_unseen("model groups"):
            return self._step("model group", What.UNKNOWN, why="model groups may not be searched with these rights")
        return self._step("model group", What.CREATE, body={"name": self._one.name})

    def _model(self, connector: Step) -> Step:
        held = self._held_model(connector.id)
        if held is None:
            if self._is_unseen("models"):
                return self._step("model", What.UNKNOWN, why="models may not be searched with these rights")
            body: dict[str, Json] = {"name": self._one.name, "function_name": "remote"}
            if self._one.interface is not None:
                body["interface"] = dict(self._one.interface)
            return self._step("model", What.CREATE, body=body)
        interface = self._one.interface
        before = held.body.get("interface")
        if interface is not None and dict(interface) != before:
            change = Change("interface", How.ADDED if before is None else How.REPLACED, before, dict(interface))
            return self._step("model", What.UPDATE, held=held.id, changes=[change], body={"interface": dict(interface)})
        return self._step("model", What.UNCHANGED, held=held.id)

    def _held_model(self, connector_id: str | None) -> HeldModel | None:
        if connector_id is None:
            return None
        held = self._holdings.model(self._entry.model)
        if held is not None and held.connector_id == connector_id:
            return held
        named = [model for model in self._holdings.models_on(connector_id) if model.name == self._one.name]
        return named[0] if named else None

    def _deployment(self, model: Step) -> Step:
        held = self._holdings.model(model.id)
        if held is not None and held.is_deployed:
            return self._step("deployment", What.UNCHANGED, held=held.id)
        if model.what is What.UNKNOWN:
            return self._step("deployment", What.UNKNOWN, why=model.why)
        return self._step("deployment", What.CREATE, held=model.id)

    def _is_unseen(self, what: str) -> bool:
        return any(text.startswith(f"{what}:") for text in self._holdings.unseen)


def _sent(changes: list[Change]) -> list[Change]:
    return [change for change in changes if change.how not in (How.KEPT, How.SECRET)]


def _kept(changes: list[Change]) -> str:
    kept = [change.field for change in changes if change.how is How.KEPT]
    if not kept:
        return ""
    return (
        f"{', '.join(kept)} cannot be taken away by an update; delete the connector and deploy it anew to be rid of it"
    )
