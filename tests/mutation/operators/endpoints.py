"""URLs, regions and services."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, operator, replacing

_URL = r"^    url: "
_TRUSTED = r"https://(?:api\.openai|api\.cohere|bedrock-runtime|runtime\.sagemaker|generativelanguage|api\.deepseek)"


@operator
def other_region(doc: Document) -> Iterator[Mutant]:
    """Write another region into the URL."""
    if doc.has(r"^  region: [a-z]{2}-[a-z]+-\d$"):
        yield from replacing(doc, rf"({_URL}.*)\$\{{parameters\.region\}}", r"\1ap-south-2", r"^  region:")


@operator
def no_region(doc: Document) -> Iterator[Mutant]:
    """Leave the region out."""
    if doc.has("^protocol: aws_sigv4") and not doc.has("^extends"):
        yield from replacing(
            doc, r"^  region: .*\n", "", r"^protocol", r"^parameters", r"^credential", r"\$\{parameters\.region"
        )


@operator
def service_is_host(doc: Document) -> Iterator[Mutant]:
    """Sign for the host's name."""
    yield from replacing(doc, r"^  service_name: bedrock$", "  service_name: bedrock-runtime", _URL)


@operator
def other_service(doc: Document) -> Iterator[Mutant]:
    """Sign for another service."""
    if doc.has(rf"{_URL}https://runtime\.sagemaker"):
        yield from replacing(doc, r"^  service_name: sagemaker$", "  service_name: bedrock", _URL)


@operator
def control_plane(doc: Document) -> Iterator[Mutant]:
    """Call models at the host for jobs."""
    yield from replacing(doc, rf"({_URL}https://)bedrock-runtime(?=\..*/model/)", r"\1bedrock")


@operator
def control_plane_of_sagemaker(doc: Document) -> Iterator[Mutant]:
    """Call an endpoint at the host for jobs."""
    yield from replacing(
        doc, rf"({_URL}https://)runtime\.sagemaker(?=\..*/endpoints/[^/]+/invocations)", r"\1api.sagemaker"
    )


@operator
def double_slash(doc: Document) -> Iterator[Mutant]:
    """Write two slashes behind the host."""
    yield from replacing(doc, rf"({_URL}https://[^/\s]+)/(?=[\w$])", r"\1//")


@operator
def no_encryption(doc: Document) -> Iterator[Mutant]:
    """Write ``http`` for ``https``."""
    if not doc.has(r"ignore\[BP602\]"):
        yield from replacing(doc, rf"({_URL})https(?={_TRUSTED[5:]})", r"\1http")


@operator
def misspelt_host(doc: Document) -> Iterator[Mutant]:
    """Misspell the host."""
    if not doc.has(r"ignore\[BP602\]"):
        yield from replacing(doc, rf"({_URL}https://api\.)(openai|cohere)\.", r"\1\2s.")


@operator
def no_scheme(doc: Document) -> Iterator[Mutant]:
    """Leave the scheme away."""
    yield from replacing(doc, rf"({_URL})https://(?=[\w.-]+/)", r"\1")


@operator
def blank(doc: Document) -> Iterator[Mutant]:
    """Put a blank into the path."""
    yield from replacing(doc, rf"({_URL}https://[^/\s]+/\w)(\w+)", r"\1 \2")


@operator
def private(doc: Document) -> Iterator[Mutant]:
    """Call a private address."""
    yield from replacing(doc, rf"({_URL}https://)[^/\s]+", r"\g<1>10.0.0.5")


@operator
def underscore_in_host(doc: Document) -> Iterator[Mutant]:
    """Put an underscore into the host."""
    yield from replacing(doc, rf"({_URL}https://)(?=\w+\.)", r"\1my_")


@operator
def open_host(doc: Document) -> Iterator[Mutant]:
    """Give the host by a parameter that nothing sets."""
    yield from replacing(doc, rf"({_URL}https://)[^/\s$]+(?=/)", r"\1${parameters.host_name}")


@operator
def brace(doc: Document) -> Iterator[Mutant]:
    """Leave a brace in the path."""
    if not doc.has(rf"{_URL}.*[{{<](?!parameters)"):
        yield from replacing(doc, rf"({_URL}https://[^/\s]+/)(\w+)", r"\1{\2}")


@operator
def arn(doc: Document) -> Iterator[Mutant]:
    """Put an ARN into the path as it is."""
    new = r"\1arn:aws:bedrock:us-east-1:123456789012:inference-profile/abc\2"
    yield from replacing(doc, rf"({_URL}https://bedrock-runtime\S*/model/)[^/]+(/\w+)$", new)


@operator
def old_method(doc: Document) -> Iterator[Mutant]:
    """Write PATCH."""
    yield from replacing(doc, r"^    method: POST$", "    method: PATCH")


@operator
def misspelt_method(doc: Document) -> Iterator[Mutant]:
    """Misspell the method."""
    yield from replacing(doc, r"^    method: POST$", "    method: PSOT")


@operator
def get(doc: Document) -> Iterator[Mutant]:
    """Get where one must post."""
    if doc.has("^    request_body:"):
        yield from replacing(doc, r"^    method: POST$", "    method: GET", r"^    request_body")
