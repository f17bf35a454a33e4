"""The file of users: what it may say, and what is refused with its place."""

import json
from pathlib import Path

import pytest

from blueprintc.emulator.errors import ServerError
from blueprintc.errors import FileError, UsageError
from blueprintc.server.access import NotAuthenticated
from blueprintc.server.access.security import Security
from blueprintc.server.access.users import expanded, read_users


def _write(folder: Path, document: object) -> Path:
    path = folder / "users.json"
    path.write_text(json.dumps(document))
    return path


def _basic(text: str) -> dict[str, str]:
    import base64

    return {"authorization": "Basic " + base64.b64encode(text.encode()).decode()}


def test_a_user_has_what_his_roles_allow(tmp_path: Path) -> None:
    users = read_users(
        _write(tmp_path, {"users": {"ann": {"roles": ["ml_full_access"], "backend_roles": ["ml"], "password": "pw"}}})
    )
    security = Security(users)
    ann = security.authenticate(_basic("ann:pw"))
    assert ann is not None
    assert ann.backend_roles == ("ml",)
    security.permit(ann, "cluster:admin/opensearch/ml/connectors/get")
    with pytest.raises(ServerError, match=r"no permissions for .cluster:admin/settings/update."):
        security.permit(ann, "cluster:admin/settings/update")


WRONG = [
    {},
    {"authorization": "Bearer x"},
    {"authorization": "Basic !!"},
    _basic("ann:no"),
    _basic("ann"),
    _basic("zoe:pw"),
]


@pytest.mark.parametrize("header", WRONG)
def test_who_cannot_log_in(tmp_path: Path, header: dict[str, str]) -> None:
    security = Security(read_users(_write(tmp_path, {"users": {"ann": {"password": "pw"}}})))
    with pytest.raises(NotAuthenticated):
        security.authenticate(header)


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ([], "the file must be an object"),
        ({}, '"users" is empty'),
        ({"users": {"a": {"roles": "x"}}}, "users.a.roles must be a list of texts"),
        ({"users": {"a": {"roles": ["nosuch"]}}}, 'users.a.roles: there is no role "nosuch"'),
        ({"users": {"a": {"password": 1}}}, "users.a.password must be a text"),
        ({"users": {"a": {}}, "roles": {"r": {"index_permissions": {}}}}, "roles.r.index_permissions must be a list"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, document: object, place: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_users(_write(tmp_path, document))
    assert place in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_users(tmp_path / "missing.json")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(UsageError, match="no JSON"):
        read_users(tmp_path / "broken.json")


def test_action_groups_may_name_each_other_in_a_circle() -> None:
    assert expanded(["a"], {"a": ["b", "x"], "b": ["a", "y"]}) == ("y", "x")
