"""The calls of the ML Commons API that are needed here; each raises ``RefusedError`` and ``NoAnswerError``.

Only this file knows paths. Upstream: the REST handlers of ml-commons; shapes as in the transcripts of a 3.4.0.
"""

import json
from collections.abc import Iterator, Mapping

from blueprintc.cluster.errors import RefusedError
from blueprintc.cluster.wire import Answer, Wire
from blueprintc.jsontext import Json

_ML = "/_plugins/_ml"
_PAGE = 500


class Client:
    """A cluster's ML Commons API."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def version(self) -> str:
        """The number of the release, such as ``3.4.0``."""
        version = self._call("GET", "/").object.get("version")
        return str(version.get("number", "")) if isinstance(version, dict) else ""

    def settings(self) -> dict[str, Json]:
        """The cluster's settings by full names; the transient win over the persistent, both over the defaults."""
        found = self._call("GET", "/_cluster/settings?flat_settings=true&include_defaults=true").object
        merged: dict[str, Json] = {}
        for scope in ("defaults", "persistent", "transient"):
            part = found.get(scope)
            if isinstance(part, dict):
                merged.update(part)
        return merged

    def put_settings(self, persistent: Mapping[str, Json]) -> None:
        """Change persistent settings."""
        self._call("PUT", "/_cluster/settings", {"persistent": dict(persistent)})

    def connectors(self, name: str | None = None) -> Iterator[tuple[str, dict[str, Json]]]:
        """Ids and documents of the connectors that one may see, all or those of a name."""
        return self._search("connectors", name)

    def connector(self, connector_id: str) -> dict[str, Json] | None:
        """A connector, without its credentials; ``None`` where there is none."""
        return self._find(f"{_ML}/connectors/{connector_id}")

    def create_connector(self, body: str) -> str:
        """Create a connector of the text of a request body; its id."""
        return _text(self._send("POST", f"{_ML}/connectors/_create", body), "connector_id")

    def update_connector(self, connector_id: str, body: Mapping[str, Json]) -> None:
        """Change a connector."""
        self._call("PUT", f"{_ML}/connectors/{connector_id}", body)

    def delete_connector(self, connector_id: str) -> None:
        """Delete a connector; that there is none is no error."""
        self._delete(f"{_ML}/connectors/{connector_id}")

    def groups(self, name: str | None = None) -> Iterator[tuple[str, dict[str, Json]]]:
        """Ids and documents of the model groups that one may see, all or those of a name."""
        return self._search("model_groups", name)

    def register_group(self, body: Mapping[str, Json]) -> str:
        """Register a model group; its id."""
        return _text(self._call("POST", f"{_ML}/model_groups/_register", body), "model_group_id")

    def delete_group(self, group_id: str) -> None:
        """Delete a model group."""
        self._delete(f"{_ML}/model_groups/{group_id}")

    def models(self, name: str | None = None) -> Iterator[tuple[str, dict[str, Json]]]:
        """Ids and documents of the models that one may see, without the pieces of local ones."""
        return self._search("models", name)

    def model(self, model_id: str) -> dict[str, Json] | None:
        """A model; ``None`` where there is none."""
        return self._find(f"{_ML}/models/{model_id}")

    def register_model(self, body: Mapping[str, Json]) -> tuple[str, str]:
        """Register a model; the ids of the task and, where the answer has it already, of the model (else empty)."""
        answer = self._call("POST", f"{_ML}/models/_register", body)
        model_id = answer.object.get("model_id")
        return _text(answer, "task_id"), model_id if isinstance(model_id, str) else ""

    def update_model(self, model_id: str, body: Mapping[str, Json]) -> None:
        """Change a model."""
        self._call("PUT", f"{_ML}/models/{model_id}", body)

    def delete_model(self, model_id: str) -> None:
        """Delete a model; that there is none is no error."""
        self._delete(f"{_ML}/models/{model_id}")

    def deploy(self, model_id: str) -> str:
        """Deploy a model; the id of the task."""
        return _text(self._call("POST", f"{_ML}/models/{model_id}/_deploy"), "task_id")

    def undeploy(self, model_id: str) -> None:
        """Undeploy a model."""
        self._call("POST", f"{_ML}/models/{model_id}/_undeploy")

    def task(self, task_id: str) -> dict[str, Json]:
        """A task."""
        return self._call("GET", f"{_ML}/tasks/{task_id}").object

    def call_model(self, model_id: str, path: str, body: str) -> Answer:
        """A call on a model, ``path`` such as ``_predict/text_embedding``; the answer, whatever its status."""
        # an algorithm stands before the model's id in the path
        place = f"{path}/{model_id}" if path.startswith("_predict/") else f"models/{model_id}/{path}"
        return self._wire.send("POST", f"{_ML}/{place}", body)

    def _search(self, kind: str, name: str | None) -> Iterator[tuple[str, dict[str, Json]]]:
        """All hits, page after page; a name is compared exactly here, because not every index keeps it as a keyword."""
        query: dict[str, Json] = {"match_all": {}} if name is None else {"match_phrase": {"name": name}}
        start = 0
        while True:
            body: dict[str, Json] = {"query": query, "size": _PAGE, "from": start}
            try:
                found = self._call("POST", f"{_ML}/{kind}/_search", body).object
            except RefusedError as error:
                if error.answer.status == 404:  # the index is made with the first document
                    return
                raise
            hits = _hits(found)
            for hit_id, source in hits:
                if name is None or source.get("name") == name:
                    yield hit_id, source
            start += len(hits)
            if len(hits) < _PAGE:
                return

    def _find(self, path: str) -> dict[str, Json] | None:
        try:
            return self._call("GET", path).object
        except RefusedError as error:
            if error.answer.status == 404:
                return None
            raise

    def _delete(self, path: str) -> None:
        try:
            self._call("DELETE", path)
        except RefusedError as error:
            if error.answer.status != 404:
                raise

    def _call(self, method: str, path: str, body: Mapping[str, Json] | None = None) -> Answer:
        return self._send(method, path, None if body is None else json.dumps(body, ensure_ascii=False))

    def _send(self, method: str, path: str, body: str | None) -> Answer:
        answer = self._wire.send(method, path, body)
        if answer.status >= 300:
            raise RefusedError(f"{method} {path}", answer)
        return answer


def _hits(found: Mapping[str, Json]) -> list[tuple[str, dict[str, Json]]]:
    outer = found.get("hits")
    inner = outer.get("hits") if isinstance(outer, dict) else None
    hits: list[tuple[str, dict[str, Json]]] = []
    for hit in inner if isinstance(inner, list) else ():
        source = hit.get("_source") if isinstance(hit, dict) else None
        if isinstance(hit, dict) and isinstance(source, dict):
            hits.append((str(hit.get("_id")), source))
    return hits


def _text(answer: Answer, key: str) -> str:
    value = answer.object.get(key)
    if not isinstance(value, str) or not value:
        raise RefusedError(f"an answer without {key}", answer)
    return value
