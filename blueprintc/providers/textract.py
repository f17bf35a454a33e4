"""Amazon Textract: the texts of a page."""

from blueprintc.providers.aws_errors import errors, refusing
from blueprintc.providers.contract import Call, Operation, Provider, Value
from blueprintc.providers.reading import identifier, member, uuid

_URL = r"https?://textract(?:-fips)?\.[^/]+\.amazonaws\.com(?:\.cn)?/?"
_DOCS = "https://docs.aws.amazon.com/textract/latest/APIReference"


def _blocks(call: Call) -> Value:
    """One page with one line; what a picture says a stub cannot know."""
    picture = str(member(call.get("Document"), "Bytes") or member(call.get("Document"), "S3Object", "Name") or "")
    name = identifier("", picture)
    page: Value = {"BlockType": "PAGE", "Id": uuid("page", name), "Geometry": _geometry()}
    line: Value = {
        "BlockType": "LINE",
        "Confidence": 99.2,
        "Text": f"A stub's text of picture {name[:6]}",
        "Id": uuid("line", name),
        "Geometry": _geometry(),
    }
    made: dict[str, Value] = {"DocumentMetadata": {"Pages": 1}, "Blocks": [page, line]}
    version = "AnalyzeDocumentModelVersion" if "FeatureTypes" in str(call.body) else "DetectDocumentTextModelVersion"
    return {**made, version: "1.0"}


def _geometry() -> Value:
    corners: list[Value] = [{"X": x, "Y": y} for x, y in ((0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.1, 0.2))]
    return {"BoundingBox": {"Width": 0.8, "Height": 0.1, "Left": 0.1, "Top": 0.1}, "Polygon": corners}


PROVIDER = Provider(
    name="textract",
    title="Amazon Textract",
    operations=(
        Operation(
            provider="textract",
            name="detect_document_text",
            title="Textract's text",
            tasks=("detection",),
            url=_URL,
            wanted_headers=(("X-Amz-Target", r"Textract\.DetectDocumentText"),),
            contract="textract/detect_document_text",
            answering=_blocks,
            documentation=f"{_DOCS}/API_DetectDocumentText.html",
            example={"Document": {"Bytes": "iVBORw0KGgo="}},
        ),
        Operation(
            provider="textract",
            name="analyze_document",
            title="Textract's analysis",
            tasks=("detection",),
            url=_URL,
            wanted_headers=(("X-Amz-Target", r"Textract\.AnalyzeDocument"),),
            contract="textract/analyze_document",
            answering=_blocks,
            documentation=f"{_DOCS}/API_AnalyzeDocument.html",
            example={"Document": {"Bytes": "iVBORw0KGgo="}, "FeatureTypes": ["TABLES"]},
        ),
    ),
    errors=errors("textract"),
    refuse=refusing("InvalidParameterException"),
    documentation=_DOCS,
)
