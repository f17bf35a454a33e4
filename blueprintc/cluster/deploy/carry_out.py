"""``carry_out``: the steps of a plan, one after the other, with the state file kept up to date."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TypeVar

from blueprintc.cluster.client import Client
from blueprintc.cluster.deploy.found import Clock, Journal, RealClock, create_once, existing, lost_thing, older_twin
from blueprintc.cluster.errors import ClusterError, RefusedError
from blueprintc.cluster.holdings import HeldModel
from blueprintc.cluster.plan import Plan, Step, What
from blueprintc.cluster.state import Entry, Pending
from blueprintc.jsontext import Json
from blueprintc.records import record, replace

_T = TypeVar("_T")
_POLLS = 240
_POLL_SECONDS = 0.5

Resolve = Callable[[str, Mapping[str, Json]], Mapping[str, Json]]
"""The body of a request for a blueprint (by key) in which fillers are replaced by the credentials."""

Progress = Callable[[str], None]


@record(kw_only=True)
class DeployOptions:
    """How to deploy. ``apply_settings``: change cluster settings, too."""

    apply_settings: bool = False
    clock: Clock = field(default_factory=RealClock)


class DeployError(ClusterError):
    """A deployment stopped; the text says at which step, what is done and what is not."""


def take_up(client: Client, journal: Journal) -> list[str]:
    """Settle what an earlier run has begun: things whose answers were lost are found again by name.

    Gives back what was found, in words. Raises ``ClusterError``.
    """
    found: list[str] = []
    for pending in journal.state.pending:
        if pending.resource == "redeploy":
            continue  # done with the deployments
        held = lost_thing(client, pending)
        state = journal.state.finished(pending)
        if held is not None:
            entry = _with(state.entry(pending.key), pending.resource, held)
            state = state.with_entry(pending.key, entry)
            found.append(f"{pending.resource} {pending.name} ({held}) was made by the interrupted run")
        journal.keep(state)
    return found


def carry_out(
    plan: Plan, client: Client, journal: Journal, resolve: Resolve, progress: Progress, options: DeployOptions
) -> None:
    """Do what the plan says. Raises ``DeployError`` at the first step that fails; a later run goes on from there."""
    done: list[Step] = []
    steps = [step for step in plan.steps if step.what is not What.UNCHANGED]
    worker = _Worker(client, journal, resolve, progress, options)
    for number, step in enumerate(plan.steps):
        if step.what is What.UNCHANGED:
            worker.remember(step)
            continue
        try:
            worker.do(step)
        except ClusterError as error:
            rest = [other for other in plan.steps[number + 1 :] if other.what is not What.UNCHANGED]
            raise DeployError(_account(step, error, done, rest)) from error
        done.append(step)
    worker.redeploy()
    if not steps:
        progress("nothing to do")


class _Worker:
    """Does single steps."""

    def __init__(
        self, client: Client, journal: Journal, resolve: Resolve, progress: Progress, options: DeployOptions
    ) -> None:
        self._client = client
        self._journal = journal
        self._resolve = resolve
        self._progress = progress
        self._options = options

    def do(self, step: Step) -> None:
        doing = {
            ("setting", What.UPDATE): self._put_setting,
            ("connector", What.CREATE): self._create_connector,
            ("connector", What.UPDATE): self._update_connector,
            ("model group", What.CREATE): self._register_group,
            ("model", What.CREATE): self._register_model,
            ("model", What.UPDATE): self._update_model,
            ("deployment", What.CREATE): self._deploy,
        }.get((step.resource, step.what))
        if doing is None:
            raise ClusterError(step.why or f"{step.what.value}")
        doing(step)

    def remember(self, step: Step) -> None:
        """Note the id of a thing that is as it should be, so that it is known as ours from now on."""
        if step.id is None or step.resource == "setting" or step.resource == "deployment":
            return
        entry = self._journal.state.entry(step.key)
        changed = _named(entry, step.resource, step.id)
        if changed != entry:
            self._journal.keep(self._journal.state.with_entry(step.key, changed))

    def redeploy(self) -> None:
        """Deploy again what was undeployed for an update and belongs to no step of the plan."""
        for pending in self._journal.state.pending:
            if pending.resource != "redeploy":
                continue
            held = self._client.model(pending.name)
            if held is not None and held.get("model_state") != "DEPLOYED":
                self._progress(f"deploy {pending.name} again")
                self._wait_for(self._client.deploy(pending.name))
            self._journal.keep(self._journal.state.finished(pending))

    def _put_setting(self, step: Step) -> None:
        if not self._options.apply_settings:
            raise ClusterError(f"{step.name} must change first; --apply-settings does it. {step.why}")
        self._progress(f"set {step.name}")
        self._client.put_settings(step.body or {})

    def _create_connector(self, step: Step) -> None:
        self._progress(f"create connector {step.name}")
        body = step.body or {}
        text = json.dumps(self._resolve(step.key, body), ensure_ascii=False)
        held = self._once(step, lambda: self._client.create_connector(text), lambda found: found)
        twin = self._older_twin(step, held)
        if twin is not None:
            self._client.delete_connector(held)
        self._made(step, held, twin, credentials=_names(body))

    def _update_connector(self, step: Step) -> None:
        held, body = _id(step), step.body or {}
        for model_id in self._deployed_on(held):
            self._journal.keep(self._journal.state.begun(Pending("redeploy", step.key, model_id)))
            self._progress(f"undeploy {model_id}")
            self._client.undeploy(model_id)
        self._progress(f"update connector {step.name} ({held})")
        self._client.update_connector(held, self._resolve(step.key, body))
        entry = _named(self._journal.state.entry(step.key), "connector", held)
        if "credential" in body:
            entry = replace(entry, credentials=_names(body))
        self._journal.keep(self._journal.state.with_entry(step.key, entry))

    def _deployed_on(self, connector_id: str) -> list[str]:
        models = [HeldModel(*found) for found in self._client.models()]
        return [model.id for model in models if model.connector_id == connector_id and model.is_deployed]

    def _register_group(self, step: Step) -> None:
        self._progress(f"register model group {step.name}")
        body = step.body or {}
        try:
            held = self._once(step, lambda: self._client.register_group(body), lambda found: found)
        except RefusedError:
            theirs = existing(self._client, "model group", step.name)
            if not theirs:
                raise
            held = theirs[0]  # names of groups are unique, and somebody else was faster
            self._journal.keep(
                self._journal.state.with_entry(
                    step.key, _named(self._journal.state.entry(step.key), step.resource, held)
                )
            )
            return
        self._made(step, held)

    def _register_model(self, step: Step) -> None:
        entry = self._journal.state.entry(step.key)
        group = entry.group or next(iter(existing(self._client, "model group", step.name)), None)
        if entry.connector is None or group is None:
            raise ClusterError("there is no connector or model group for it")
        if entry.group is None:  # another blueprint of the name has made it
            self._journal.keep(self._journal.state.with_entry(step.key, _named(entry, "model group", group)))
        self._progress(f"register model {step.name}")
        body = {**(step.body or {}), "model_group_id": group, "connector_id": entry.connector}
        task, held = self._once(step, lambda: self._client.register_model(body), lambda found: ("", found))
        if task:
            answer = self._wait_for(task)
            held = held or str(answer.get("model_id", ""))
        twin = self._older_twin(step, held)
        if twin is not None:
            self._client.delete_model(held)
        self._made(step, held, twin)

    def _update_model(self, step: Step) -> None:
        self._progress(f"update model {step.name} ({step.id})")
        self._client.update_model(_id(step), step.body or {})
        self.remember(step)

    def _deploy(self, step: Step) -> None:
        held = step.id or self._journal.state.entry(step.key).model
        if held is None:
            raise ClusterError("there is no model to deploy")
        self._progress(f"deploy {step.name} ({held})")
        self._wait_for(self._client.deploy(held))

    def _once(self, step: Step, create: Callable[[], _T], adopt: Callable[[str], _T]) -> _T:
        before = tuple(existing(self._client, step.resource, step.name))
        pending = Pending(step.resource, step.key, step.name, before)
        return create_once(self._client, self._journal, pending, create, adopt, self._options.clock)

    def _older_twin(self, step: Step, held: str) -> str | None:
        """What somebody else has made of the same at the same time as we made ``held``, if theirs is older."""
        entries = self._journal.state.entries.values()
        ours = {thing for entry in entries for thing in (entry.connector, entry.model) if thing is not None}
        return older_twin(self._client, step.resource, step.name, held, ours)

    def _made(
        self, step: Step, held: str, twin: str | None = None, *, credentials: tuple[str, ...] | None = None
    ) -> None:
        """Note what was made, or that somebody else's ``twin`` takes its place."""
        state = self._journal.state
        entry = state.entry(step.key)
        entry = _with(entry, step.resource, held) if twin is None else _named(entry, step.resource, twin)
        if credentials is not None:
            entry = replace(entry, credentials=credentials)
        pending = [one for one in state.pending if one.resource == step.resource and one.key == step.key]
        for one in pending:
            state = state.finished(one)
        self._journal.keep(state.with_entry(step.key, entry))

    def _wait_for(self, task_id: str) -> dict[str, Json]:
        """The task when it is over. Raises ``ClusterError`` where it failed or goes on for too long."""
        for _ in range(_POLLS):
            try:
                task = self._client.task(task_id)
            except RefusedError as error:
                if error.answer.status != 404:  # the task's document may come a moment later
                    raise
                task = {}
            state = task.get("state")
            if state == "COMPLETED":
                return task
            if state in ("FAILED", "COMPLETED_WITH_ERROR", "CANCELLED", "EXPIRED"):
                raise ClusterError(f"the task {task_id} ended as {state}: {task.get('error', 'no reason is given')}")
            self._options.clock.sleep(_POLL_SECONDS)
        raise ClusterError(f"the task {task_id} is not over after {int(_POLLS * _POLL_SECONDS)} seconds")


def _id(step: Step) -> str:
    if step.id is None:
        raise ClusterError(f"{step.resource} {step.name} has no id")
    return step.id


def _names(body: Mapping[str, Json]) -> tuple[str, ...]:
    credential = body.get("credential")
    return tuple(sorted(credential)) if isinstance(credential, dict) else ()


def _named(entry: Entry, resource: str, held: str) -> Entry:
    slot = {"connector": "connector", "model group": "group", "model": "model"}[resource]
    return replace(entry, **{slot: held})


def _with(entry: Entry, resource: str, held: str) -> Entry:
    """The entry with a thing that we made."""
    named = _named(entry, resource, held)
    return named if resource in named.made else replace(named, made=(*named.made, resource))


def _account(step: Step, error: Exception, done: Iterable[Step], rest: Iterable[Step]) -> str:
    finished = ", ".join(f"{one.resource} {one.name}" for one in done) or "nothing"
    missing = ", ".join(f"{one.resource} {one.name}" for one in (step, *rest))
    return f"{step.resource} {step.name}: {error}\ndone: {finished}\nnot done: {missing}"
