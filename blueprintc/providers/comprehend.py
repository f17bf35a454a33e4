"""Amazon Comprehend: language, entities, key phrases, sentiment, personal data, syntax, toxicity."""

import re

from blueprintc.providers.aws_errors import errors, refusing
from blueprintc.providers.contract import Answering, Call, Operation, Provider, Value
from blueprintc.providers.reading import items, member

_URL = r"https?://comprehend(?:-fips)?\.[^/]+\.amazonaws\.com(?:\.cn)?/?"
_DOCS = "https://docs.aws.amazon.com/comprehend/latest/APIReference"
_LANGUAGES = (
    ("en", r"\b(?:the|and|is|of|to)\b"),
    ("fr", r"\b(?:bonjour|le|les|est|et|une)\b"),
    ("es", r"\b(?:el|los|es|por|hola)\b"),
    ("de", r"\b(?:der|das|und|ist|hallo)\b"),
)


def _text(call: Call) -> str:
    return str(call.get("Text") or "")


def _words(call: Call, pattern: str) -> list[re.Match[str]]:
    return list(re.finditer(pattern, _text(call)))


def _language(call: Call) -> Value:
    text = _text(call).lower()
    found = next((code for code, pattern in _LANGUAGES if re.search(pattern, text)), "en")
    return {"Languages": [{"LanguageCode": found, "Score": 0.98}]}


def _spans(matches: list[re.Match[str]], **more: Value) -> list[Value]:
    return [{"Score": 0.99, **more, "BeginOffset": found.start(), "EndOffset": found.end()} for found in matches]


def _entities(call: Call) -> Value:
    found = _words(call, r"\b[A-Z]\w+(?: [A-Z]\w+)*")
    rows = zip(_spans(found, Type="OTHER"), found, strict=True)
    return {"Entities": [{**row, "Text": match[0]} for row, match in rows if isinstance(row, dict)]}


def _key_phrases(call: Call) -> Value:
    found = _words(call, r"\b\w{5,}(?: \w{5,})*")
    rows = zip(_spans(found), found, strict=True)
    return {"KeyPhrases": [{**row, "Text": match[0]} for row, match in rows if isinstance(row, dict)]}


def _pii(call: Call) -> Value:
    return {"Entities": _spans(_words(call, r"[\w.]+@[\w.]+\w"), Type="EMAIL")}


def _sentiment(call: Call) -> Value:
    text = _text(call).lower()
    word = "NEGATIVE" if re.search(r"\b(?:bad|hate|terrible|awful)\b", text) else "NEUTRAL"
    word = "POSITIVE" if re.search(r"\b(?:good|love|great|excellent)\b", text) else word
    scores: Value = {
        name: 0.91 if name.upper() == word else 0.03 for name in ("Positive", "Negative", "Neutral", "Mixed")
    }
    return {"Sentiment": word, "SentimentScore": scores}


def _syntax(call: Call) -> Value:
    tokens: list[Value] = [
        {
            "TokenId": index,
            "Text": match[0],
            "BeginOffset": match.start(),
            "EndOffset": match.end(),
            "PartOfSpeech": {"Tag": "NOUN", "Score": 0.9},
        }
        for index, match in enumerate(_words(call, r"\w+"), 1)
    ]
    return {"SyntaxTokens": tokens}


def _toxic(call: Call) -> Value:
    results: list[Value] = []
    for segment in items(call.get("TextSegments")):
        score = 0.9 if "hate" in str(member(segment, "Text")) else 0.02
        results.append({"Labels": [{"Name": "HATE_SPEECH", "Score": score}], "Toxicity": score})
    return {"ResultList": results}


def _operation(action: str, name: str, title: str, answering: Answering, example: Value) -> Operation:
    return Operation(
        provider="comprehend",
        name=name,
        title=title,
        tasks=("detection",),
        url=_URL,
        wanted_headers=(("X-Amz-Target", rf"Comprehend_20171127\.{action}"),),
        contract=f"comprehend/{name}",
        answering=answering,
        documentation=f"{_DOCS}/API_{action}.html",
        example=example,
    )


_ENGLISH: Value = {"Text": "This is a good text for Jane Doe, jane@example.com", "LanguageCode": "en"}
PROVIDER = Provider(
    name="comprehend",
    title="Amazon Comprehend",
    operations=(
        _operation(
            "DetectDominantLanguage",
            "detect_dominant_language",
            "Comprehend's dominant language",
            _language,
            {"Text": "This is the text."},
        ),
        _operation("DetectEntities", "detect_entities", "Comprehend's entities", _entities, _ENGLISH),
        _operation("DetectKeyPhrases", "detect_key_phrases", "Comprehend's key phrases", _key_phrases, _ENGLISH),
        _operation("DetectPiiEntities", "detect_pii_entities", "Comprehend's personal data", _pii, _ENGLISH),
        _operation("DetectSentiment", "detect_sentiment", "Comprehend's sentiment", _sentiment, _ENGLISH),
        _operation("DetectSyntax", "detect_syntax", "Comprehend's syntax", _syntax, _ENGLISH),
        _operation(
            "DetectToxicContent",
            "detect_toxic_content",
            "Comprehend's toxic content",
            _toxic,
            {"TextSegments": [{"Text": "a text"}], "LanguageCode": "en"},
        ),
    ),
    errors=errors("comprehend"),
    refuse=refusing("InvalidRequestException"),
    documentation=_DOCS,
)
