"""The kinds of findings of an audit: what is wrong with a cluster, rather than with one connector."""

from blueprintc.diagnostics import Code, Severity

MODEL_WITHOUT_CONNECTOR = Code(
    "BP801",
    "model-without-connector",
    Severity.ERROR,
    "The connector of a model is gone.",
    "A predict call on the model is answered with an error; register it on another connector, or delete it.",
)
UNREADABLE_CONNECTOR = Code(
    "BP802",
    "unreadable-connector",
    Severity.ERROR,
    "The cluster cannot read a connector that it holds.",
    "An update can make a connector that no request can read or change any more, for example by another protocol; "
    "it must be deleted and created anew.",
)
UNUSED_CONNECTOR = Code(
    "BP803",
    "unused-connector",
    Severity.INFO,
    "No model stands on a connector.",
    "It keeps a credential that nobody needs. Agents' tools can use connectors without a model.",
)
MODEL_NOT_DEPLOYED = Code(
    "BP804",
    "model-not-deployed",
    Severity.INFO,
    "A remote model is not deployed.",
    "It is deployed by the first predict call, if the cluster may do so, and that call takes longer.",
)
UNTRUSTED_ENDPOINT = Code(
    "BP805",
    "untrusted-on-cluster",
    Severity.WARNING,
    "The cluster does not trust the endpoint of a connector that it holds.",
    "Until 3.8 trust is checked when a connector is created or updated, so it goes on working and can no longer be "
    "updated.",
)
TRUSTS_EVERYTHING = Code(
    "BP806",
    "cluster-trusts-everything",
    Severity.WARNING,
    "The cluster trusts every endpoint.",
    "Whoever may create connectors can send requests from the cluster to any address. `blueprintc trust` writes "
    "patterns that are as narrow as possible.",
)
ACCESS_CONTROL_OFF = Code(
    "BP807",
    "access-control-off",
    Severity.WARNING,
    "Access control of connectors or models is switched off.",
    "Everyone with permissions of ML Commons can read, change, delete and call all of them, on the credentials of "
    "whoever created them.",
)
OWNERLESS_GROUP = Code(
    "BP808",
    "ownerless-model-group",
    Severity.WARNING,
    "A model group has no owner, although access control is on.",
    "A model that is registered without `model_group_id` forgets who registers it: its group is public, and it may "
    "stand on a connector that its author may not use. Register with a model group of your own.",
)
OWNERLESS_CONNECTOR = Code(
    "BP809",
    "ownerless-connector",
    Severity.WARNING,
    "A connector has no owner, although access control is on.",
    "It was created while access control was off. It counts as public whatever its access mode says.",
)
UNPROTECTED = Code(
    "BP810",
    "access-control-gaps",
    Severity.INFO,
    "Access control does not protect against everything.",
    "Whoever may update a connector can change its access fields unchecked; a model keeps calling a connector that "
    "was closed later; whoever has the permission can delete an empty model group; agents and tasks have no owner.",
)
NOT_SEEN = Code(
    "BP811",
    "not-seen",
    Severity.INFO,
    "Rights do not suffice to look at a part of the cluster.",
    "The audit says nothing about that part.",
)
