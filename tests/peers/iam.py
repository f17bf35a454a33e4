"""Makes a user with an access key in a stand-in for AWS, while it does not check signatures yet."""

import re
import urllib.parse
import urllib.request

_ALLOW_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
_UNSIGNED = (
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature=0"
)


def make_user(url: str, name: str = "blueprintc") -> dict[str, str]:
    """A user who may do everything: ``access_key`` and ``secret_key``."""
    _call(url, Action="CreateUser", UserName=name)
    _call(url, Action="PutUserPolicy", UserName=name, PolicyName="all", PolicyDocument=_ALLOW_ALL)
    answer = _call(url, Action="CreateAccessKey", UserName=name)
    return {"access_key": _element(answer, "AccessKeyId"), "secret_key": _element(answer, "SecretAccessKey")}


def assume_role(url: str, name: str = "blueprintc-role") -> dict[str, str]:
    """Temporary keys of a role that may do everything: ``temporary_access_key`` … and ``session_token``."""
    trust = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}'
    )
    _call(url, Action="CreateRole", RoleName=name, AssumeRolePolicyDocument=trust)
    _call(url, Action="PutRolePolicy", RoleName=name, PolicyName="all", PolicyDocument=_ALLOW_ALL)
    role = f"arn:aws:iam::123456789012:role/{name}"
    answer = _call(url, "sts", Version="2011-06-15", Action="AssumeRole", RoleArn=role, RoleSessionName="blueprintc")
    return {
        "temporary_access_key": _element(answer, "AccessKeyId"),
        "temporary_secret_key": _element(answer, "SecretAccessKey"),
        "session_token": _element(answer, "SessionToken"),
    }


def _call(url: str, service: str = "iam", **parameters: str) -> str:
    data = urllib.parse.urlencode({"Version": "2010-05-08", **parameters}).encode()
    authorization = _UNSIGNED.replace("/iam/", f"/{service}/")
    return post(url + "/", data, {"Authorization": authorization, "X-Amz-Date": "20260101T000000Z"})


def post(url: str, data: bytes, headers: dict[str, str] | None = None) -> str:
    """The body of the answer to a POST request."""
    request = urllib.request.Request(url, data, headers or {})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=30) as response:
        text: str = response.read().decode()
        return text


def _element(text: str, name: str) -> str:
    found = re.search(f"<{name}>([^<]+)</{name}>", text)
    assert found is not None, f"no {name} in {text[:500]}"
    return found[1]
