"""Parts of a URL that rules compare."""

import re
from urllib.parse import urlsplit

from blueprintc.emulator.endpoints import is_private
from blueprintc.linter.facts.subject import Subject
from blueprintc.model import Scalar
from blueprintc.records import record

_AWS = re.compile(r"([a-z0-9-]+)(?:\.([a-z]{2}(?:-[a-z]+)+-\d+))?\.amazonaws\.com(?:\.cn)?\Z")
#: A host whose region is left to the reader or to the call.
_OPEN_REGION = re.compile(r"((?:runtime|api)\.sagemaker|[a-z0-9-]+)\.[^/]+\.amazonaws\.com\Z")
_SAGEMAKER = re.compile(r"(runtime|api)\.sagemaker(?:\.([a-z]{2}(?:-[a-z]+)+-\d+))?\.amazonaws\.com(?:\.cn)?\Z")
#: A word that is no instruction to the reader and no placeholder, where the region belongs.
_REGION_PLACE = re.compile(r"((?:runtime|api)\.sagemaker|[a-z0-9-]+)\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\Z")
_REGION = re.compile(r"[a-z]{2}(?:-[a-z]+)+-\d+|your[a-z-]*|region|.*-region")

#: Host prefix → the name under which requests to it are signed (AWS: service endpoints and quotas).
_SIGNING_NAMES = {
    "bedrock": "bedrock",
    "bedrock-runtime": "bedrock",
    "bedrock-agent-runtime": "bedrock",
    "comprehend": "comprehend",
    "textract": "textract",
    "rekognition": "rekognition",
    "rekognition-fips": "rekognition",
    "lambda": "lambda",
}


@record
class AwsHost:
    """A host of an AWS service; ``region`` is empty where the host names none."""

    host: str
    prefix: str
    region: str
    signing_name: str


def host_of(url: str) -> str | None:
    """The host of a URL in lower case, without brackets and port; none where there is none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def is_private_host(url: str) -> bool:
    """Whether a URL's host is written as a private address, or is the machine itself."""
    host = host_of(url)
    return host is not None and (host == "localhost" or is_private(host))


def aws_host(url: str) -> AwsHost | None:
    """The AWS service that a URL goes to, or none."""
    host = host_of(url) or ""
    if match := _SAGEMAKER.match(host):
        return AwsHost(host, f"{match[1]}.sagemaker", match[2] or "", "sagemaker")
    if match := _AWS.match(host):
        return AwsHost(host, match[1], match[2] or "", _SIGNING_NAMES.get(match[1], ""))
    if match := _OPEN_REGION.match(host):
        signed = _SIGNING_NAMES.get(match[1], "sagemaker" if match[1].endswith(".sagemaker") else "")
        return AwsHost(host, match[1], "", signed)
    return None


def no_region(url: str) -> str:
    """What stands in the place of the region in the host of a known AWS service and is none; else empty."""
    host = host_of(url) or ""
    match = _REGION_PLACE.match(host)
    if match is None or (match[1] not in _SIGNING_NAMES and not match[1].endswith(".sagemaker")):
        return ""
    return "" if _REGION.fullmatch(match[2]) else match[2]


def aws_value(subject: Subject, key: str) -> str:
    """``region`` or ``service_name`` as the server finds it: in the parameters, else in the credential."""
    # Upstream: AwsConnector.getRegion, getServiceName.
    if key in subject.parameter_texts:
        return subject.filled(subject.parameter_texts[key])
    node = None if subject.credential is None else subject.credential.get(key)
    return node.text.value if isinstance(node, Scalar) else ""
