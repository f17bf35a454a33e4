"""Amazon Bedrock: models by their own bodies (``invoke``), Converse, rerank, batch jobs, guardrails."""

from blueprintc.providers.bedrock import claude, converse, knowledge, nova, reranking, text_models, titan
from blueprintc.providers.bedrock.errors import ERRORS, refuse
from blueprintc.providers.contract import Provider

PROVIDER = Provider(
    name="bedrock",
    title="Amazon Bedrock",
    operations=(
        *titan.OPERATIONS,
        *claude.OPERATIONS,
        *converse.OPERATIONS,
        *reranking.OPERATIONS,
        *nova.OPERATIONS,
        *text_models.OPERATIONS,
        *knowledge.OPERATIONS,
    ),
    errors=ERRORS,
    refuse=refuse,
    documentation="https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html",
)
