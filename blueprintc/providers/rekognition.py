"""Amazon Rekognition: what is on a picture."""

from blueprintc.providers.aws_errors import errors, refusing
from blueprintc.providers.contract import Answering, Call, Operation, Provider, Value

_URL = r"https?://rekognition(?:-fips)?\.[^/]+\.amazonaws\.com(?:\.cn)?/?"
_DOCS = "https://docs.aws.amazon.com/rekognition/latest/APIReference"
_EXAMPLE: Value = {"Image": {"Bytes": "iVBORw0KGgo="}}


def _labels(call: Call) -> Value:
    label: Value = {
        "Name": "Document",
        "Confidence": 98.7,
        "Instances": [],
        "Parents": [],
        "Aliases": [],
        "Categories": [],
    }
    return {"Labels": [label], "LabelModelVersion": "3.0"}


def _texts(call: Call) -> Value:
    found: Value = {"DetectedText": "A stub's text", "Type": "LINE", "Id": 0, "Confidence": 99.0}
    return {"TextDetections": [found], "TextModelVersion": "3.0"}


def _moderation(call: Call) -> Value:
    return {"ModerationLabels": [], "ModerationModelVersion": "7.0", "ContentTypes": []}


def _operation(action: str, name: str, title: str, answering: Answering) -> Operation:
    return Operation(
        provider="rekognition",
        name=name,
        title=title,
        tasks=("detection",),
        url=_URL,
        wanted_headers=(("X-Amz-Target", rf"RekognitionService\.{action}"),),
        contract=f"rekognition/{name}",
        answering=answering,
        documentation=f"{_DOCS}/API_{action}.html",
        example=_EXAMPLE,
    )


PROVIDER = Provider(
    name="rekognition",
    title="Amazon Rekognition",
    operations=(
        _operation("DetectLabels", "detect_labels", "Rekognition's labels", _labels),
        _operation("DetectText", "detect_text", "Rekognition's texts", _texts),
        _operation(
            "DetectModerationLabels", "detect_moderation_labels", "Rekognition's moderation labels", _moderation
        ),
    ),
    errors=errors("rekognition"),
    refuse=refusing("InvalidParameterException"),
    documentation=_DOCS,
)
