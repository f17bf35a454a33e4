"""One connector as rules see it: its parts, the releases and platforms that it is for, who uses which parameter."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from blueprintc.data.features import Feature, Target
from blueprintc.emulator.connector_parser import parameter_map
from blueprintc.emulator.substitution import substitute
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.linter.facts.callers import CALLERS_WITH_DOCUMENTS
from blueprintc.linter.facts.create_request import create_request
from blueprintc.linter.facts.uses import Place, Use, find_uses
from blueprintc.lowering import ParameterTypes
from blueprintc.model import Connector, Mapping, Node, Scalar, Sequence, plain
from blueprintc.source import Text


@dataclass(frozen=True)
class Action:
    """An action and its index among the connector's actions."""

    index: int
    node: Mapping

    def text(self, key: str) -> Text | None:
        """The text under a key, or none where there is no text."""
        node = self.node.get(key)
        return node.text if isinstance(node, Scalar) and isinstance(node.value, str) else None

    @property
    def action_type(self) -> str:
        """Its type in lower case, as the server compares it; empty without one."""
        found = self.text("action_type")
        return "" if found is None else found.value.lower()

    @property
    def method(self) -> str:
        """Its method in upper case; empty without one."""
        found = self.text("method")
        return "" if found is None else found.value.upper()

    @property
    def headers(self) -> Mapping | None:
        """Its headers, or none."""
        node = self.node.get("headers")
        return node if isinstance(node, Mapping) else None


_SAME_IN_ALL_RELEASES = (
    "callers",
    "actions",
    "predict",
    "protocol",
    "parameters",
    "credential",
    "inputs",
    "uses",
    "credential_uses",
)


@dataclass(frozen=True)
class Subject:
    """A connector to look at.

    ``targets`` are the releases that it must work on, oldest first, and ``platforms`` where. ``trusted_endpoints`` is
    the cluster's own list; empty: the release's default.
    """

    connector: Connector
    targets: tuple[Target, ...]
    platforms: tuple[str, ...] = ("self-managed",)
    trusted_endpoints: tuple[str, ...] = ()
    is_plain: bool = False

    def narrowed(self, targets: tuple[Target, ...]) -> "Subject":
        """The same connector for some of its releases; what does not depend on them is worked out once for all."""
        made = replace(self, targets=targets)
        vars(made).update((name, getattr(self, name)) for name in _SAME_IN_ALL_RELEASES)
        return made

    @property
    def root(self) -> Mapping:
        """The connector's document."""
        return self.connector.root

    @property
    def newest(self) -> Target:
        """The newest release that it must work on."""
        return self.targets[-1]

    @cached_property
    def callers(self) -> tuple[str, ...]:
        """Who calls it; empty where the blueprint does not say."""
        return self.connector.instance.names("callers")

    @property
    def may_be_called_with_parameters_only(self) -> bool:
        """Whether no declared caller sends documents: then pre-process functions may never run."""
        return not set(self.callers) & CALLERS_WITH_DOCUMENTS

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions that are objects."""
        node = self.root.get("actions")
        items = node.items if isinstance(node, Sequence) else ()
        mappings = [item for item in items if isinstance(item, Mapping)]
        return tuple(Action(index, item) for index, item in enumerate(mappings))

    @cached_property
    def predict(self) -> Action | None:
        """The action that a model's predict call uses: the first of its type."""
        return next((action for action in self.actions if action.action_type == "predict"), None)

    @cached_property
    def protocol(self) -> str:
        """The protocol; empty without one."""
        return self.value("protocol")

    @cached_property
    def parameters(self) -> dict[str, Node]:
        """The connector's own parameters."""
        node = self.root.get("parameters")
        return {member.key.value: member.value for member in node.members} if isinstance(node, Mapping) else {}

    @cached_property
    def create_request(self) -> str:
        """The request that creates it on a cluster that is no obstacle."""
        return create_request(self.connector)

    @cached_property
    def parameter_texts(self) -> dict[str, str]:
        """The connector's own parameters as the texts that the newest release makes of them."""
        node = self.root.get("parameters")
        values = plain(node) if isinstance(node, Mapping) else {}
        try:
            return parameter_map(cast("dict[str, Json]", values), self.newest) if isinstance(values, dict) else {}
        except JavaError:
            return {}  # create fails on such a value; another finding says so

    def filled(self, text: str) -> str:
        """A text with the connector's own parameters in their places; what they do not fill stays."""
        try:
            return substitute(text, self.parameter_texts)
        except JavaError:
            return text  # a cycle, which another finding tells

    @cached_property
    def credential(self) -> Mapping | None:
        """The credentials, or none."""
        node = self.root.get("credential")
        return node if isinstance(node, Mapping) else None

    @cached_property
    def inputs(self) -> Mapping | None:
        """The run-time parameters that the blueprint declares, or none."""
        return self.connector.instance.mapping("inputs")

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use of a parameter."""
        return tuple(find_uses(self.root, tuple(action.node for action in self.actions)))

    @cached_property
    def credential_uses(self) -> tuple[Use, ...]:
        """Every use of a credential, in the places where it works and in those where it does not."""
        return tuple(find_uses(self.root, tuple(action.node for action in self.actions), "credential"))

    def types_of(self, action: Action) -> ParameterTypes:
        """What is known of the types of parameters in an action."""
        return ParameterTypes(self.connector.instance, action.node)

    def uses_in(self, action: Action, *places: Place) -> tuple[Use, ...]:
        """The uses of parameters in an action, in some of its places (in all without any)."""
        return tuple(use for use in self.uses if use.action == action.index and (not places or use.place in places))

    def value(self, key: str) -> str:
        """The text of a top-level scalar; empty without one."""
        node = self.root.get(key)
        return node.text.value if isinstance(node, Scalar) and node.value is not None else ""

    def targets_with(self, feature: Feature) -> tuple[Target, ...]:
        """Those releases of the subject that have a behaviour."""
        return tuple(target for target in self.targets if target.has(feature))

    def targets_without(self, feature: Feature) -> tuple[Target, ...]:
        """Those releases of the subject that lack a behaviour."""
        return tuple(target for target in self.targets if not target.has(feature))
