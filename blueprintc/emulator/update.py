"""``update``: a request that changes a connector.

Upstream: RestMLUpdateConnectorAction, MLUpdateConnectorRequest, UpdateConnectorTransportAction.
"""

from collections.abc import Sequence

from blueprintc.data import Feature
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.connector import Connector
from blueprintc.emulator.connector_parser import CreateInput, parse_create_input
from blueprintc.emulator.create import REMOTE_INFERENCE_DISABLED, check_field_texts, update_connector
from blueprintc.emulator.endpoints import check_connector_urls
from blueprintc.emulator.errors import ServerError, illegal_state, status_error
from blueprintc.emulator.headers import check_header_placeholders
from blueprintc.emulator.rest_body import body_parser
from blueprintc.jsontext.jackson import START_OBJECT
from blueprintc.jvm.errors import JavaError


def update(body: str, connector: Connector, cluster: Cluster, *, deployed: Sequence[str] = ()) -> Connector:
    """The changed connector; the given one stays as it is. ``deployed`` are the ids of deployed models that use it.

    Raises ``JavaError`` as the server throws. The caller may change anything: the Security plugin is not there.
    """
    return apply_update(read_update(body, cluster), connector, cluster, deployed=deployed)


def apply_update(
    given: CreateInput, connector: Connector, cluster: Cluster, *, deployed: Sequence[str] = ()
) -> Connector:
    """The changed connector, after a request that has been read."""
    changed = update_connector(connector, given, cluster.target)
    if given.actions is not None and cluster.has(Feature.DYNAMIC_HEADERS):
        for action in changed.actions or ():
            check_header_placeholders(action.headers, changed.protocol)
    check_connector_urls(changed, cluster)
    if deployed:
        raise status_error(
            400,
            f"{len(deployed)} models are still using this connector, please undeploy the models first:"
            f" [{', '.join(deployed)}]",
        )
    return changed


def read_update(body: str, cluster: Cluster) -> CreateInput:
    """What the REST layer reads and checks of an update request, before anything is looked up."""
    given = _read(body, cluster)
    names = {
        "Model connector name": (given.name, False),
        "Model connector description": (given.description, False),
    }
    check_field_texts(names, cluster.target)
    return given


def _read(body: str, cluster: Cluster) -> CreateInput:
    if not cluster.flag("remote_inference.enabled", True):
        raise illegal_state(REMOTE_INFERENCE_DISABLED)
    if not body:
        raise _parse_error("Failed to update connector: Request body is empty")
    parser = body_parser(body, cluster.target)
    try:
        parser.next_token()
        parser.expect(START_OBJECT)
        return parse_create_input(parser, cluster.target, update=True)
    except JavaError as error:
        if error.simple_name == "IllegalStateException":
            raise _parse_error(error.message) from None
        raise


def _parse_error(message: str | None) -> ServerError:
    return ServerError("org.opensearch.OpenSearchParseException", message)
