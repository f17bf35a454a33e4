"""An address for every operation: the URL and headers of a request that it must recognise."""

from blueprintc.providers import Operation, Request
from blueprintc.providers.answering import dumps

_RUNTIME = "https://bedrock-runtime.us-east-1.amazonaws.com"
_CONTROL = "https://bedrock.us-east-1.amazonaws.com"
_AGENT = "https://bedrock-agent-runtime.us-west-2.amazonaws.com"
_JOB = "arn:aws:bedrock:us-east-1:123456789012:model-invocation-job/abc"
_AZURE = "https://example.openai.azure.com/openai/deployments/a-deployment"
_FOUNDRY = "https://example.services.ai.azure.com"
_GEMINI = "https://generativelanguage.googleapis.com/v1beta/models"
_VERTEX = "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models"
_TEI = "https://abc.us-east-1.aws.endpoints.huggingface.cloud"
_SAGEMAKER = "https://api.sagemaker.us-east-1.amazonaws.com"

URLS: dict[str, str] = {
    "openai.chat": "https://api.openai.com/v1/chat/completions",
    "openai.embeddings": "https://api.openai.com/v1/embeddings",
    "openai.completions": "https://api.openai.com/v1/completions",
    "openai.create_batch": "https://api.openai.com/v1/batches",
    "openai.get_batch": "https://api.openai.com/v1/batches/batch_1",
    "openai.cancel_batch": "https://api.openai.com/v1/batches/batch_1/cancel",
    "openai.moderations": "https://api.openai.com/v1/moderations",
    "azure_openai.chat": f"{_AZURE}/chat/completions?api-version=2024-10-21",
    "azure_openai.embeddings": f"{_AZURE}/embeddings?api-version=2024-10-21",
    "azure_openai.completions": f"{_AZURE}/completions?api-version=2024-10-21",
    "azure_ai_foundry.chat": f"{_FOUNDRY}/models/chat/completions?api-version=2024-05-01-preview",
    "azure_ai_foundry.embeddings": f"{_FOUNDRY}/models/embeddings?api-version=2024-05-01-preview",
    "azure_ai_foundry.rerank": f"{_FOUNDRY}/providers/cohere/v2/rerank",
    "cohere.embed_v2": "https://api.cohere.com/v2/embed",
    "cohere.embed_v1": "https://api.cohere.ai/v1/embed",
    "cohere.rerank_v2": "https://api.cohere.com/v2/rerank",
    "cohere.rerank_v1": "https://api.cohere.ai/v1/rerank",
    "cohere.chat_v2": "https://api.cohere.com/v2/chat",
    "cohere.chat_v1": "https://api.cohere.ai/v1/chat",
    "bedrock.titan_text_v2": f"{_RUNTIME}/model/amazon.titan-embed-text-v2:0/invoke",
    "bedrock.titan_text_v1": f"{_RUNTIME}/model/amazon.titan-embed-text-v1/invoke",
    "bedrock.titan_image": f"{_RUNTIME}/model/amazon.titan-embed-image-v1/invoke",
    "bedrock.claude_completion": f"{_RUNTIME}/model/anthropic.claude-v2:1/invoke",
    "bedrock.claude_messages": f"{_RUNTIME}/model/us.anthropic.claude-sonnet-5/invoke",
    "bedrock.converse": f"{_RUNTIME}/model/us.anthropic.claude-sonnet-5/converse",
    "bedrock.apply_guardrail": f"{_RUNTIME}/guardrail/abc/version/1/apply",
    "bedrock.cohere_embed": f"{_RUNTIME}/model/cohere.embed-english-v3/invoke",
    "bedrock.cohere_rerank": f"{_RUNTIME}/model/cohere.rerank-v3-5:0/invoke",
    "bedrock.amazon_rerank": f"{_RUNTIME}/model/amazon.rerank-v1:0/invoke",
    "bedrock.agent_rerank": f"{_AGENT}/rerank",
    "bedrock.nova_embed": f"{_RUNTIME}/model/amazon.nova-2-multimodal-embeddings-v1:0/invoke",
    "bedrock.nova": f"{_RUNTIME}/model/us.amazon.nova-lite-v1:0/invoke",
    "bedrock.jurassic": f"{_RUNTIME}/model/ai21.j2-mid-v1/invoke",
    "bedrock.jamba": f"{_RUNTIME}/model/ai21.jamba-1-5-mini-v1:0/invoke",
    "bedrock.llama": f"{_RUNTIME}/model/meta.llama3-8b-instruct-v1:0/invoke",
    "bedrock.deepseek": f"{_RUNTIME}/model/us.deepseek.r1-v1:0/invoke",
    "bedrock.mistral": f"{_RUNTIME}/model/mistral.mistral-7b-instruct-v0:2/invoke",
    "bedrock.titan_text": f"{_RUNTIME}/model/amazon.titan-text-express-v1/invoke",
    "bedrock.openai_chat": f"{_RUNTIME}/openai/v1/chat/completions",
    "bedrock.retrieve_and_generate": f"{_AGENT}/retrieveAndGenerate",
    "bedrock.retrieve": f"{_AGENT}/knowledgebases/KB/retrieve",
    "bedrock.create_batch": f"{_CONTROL}/model-invocation-job",
    "bedrock.get_batch": f"{_CONTROL}/model-invocation-job/{_JOB}",
    "bedrock.stop_batch": f"{_CONTROL}/model-invocation-job/{_JOB}/stop",
    "sagemaker.invoke_endpoint": "https://runtime.sagemaker.us-east-1.amazonaws.com/endpoints/e/invocations",
    "sagemaker.create_transform_job": f"{_SAGEMAKER}/CreateTransformJob",
    "sagemaker.describe_transform_job": f"{_SAGEMAKER}/DescribeTransformJob",
    "sagemaker.stop_transform_job": f"{_SAGEMAKER}/StopTransformJob",
    **{
        f"comprehend.{name}": "https://comprehend.us-east-1.amazonaws.com"
        for name in (
            "detect_dominant_language",
            "detect_entities",
            "detect_key_phrases",
            "detect_pii_entities",
            "detect_sentiment",
            "detect_syntax",
            "detect_toxic_content",
        )
    },
    "textract.detect_document_text": "https://textract.us-east-1.amazonaws.com",
    "textract.analyze_document": "https://textract.us-east-1.amazonaws.com",
    "rekognition.detect_labels": "https://rekognition.us-east-1.amazonaws.com",
    "rekognition.detect_text": "https://rekognition.us-east-1.amazonaws.com",
    "rekognition.detect_moderation_labels": "https://rekognition.us-east-1.amazonaws.com",
    "gemini.generate_content": f"{_GEMINI}/gemini-3.5-flash:generateContent",
    "gemini.embed_content": f"{_GEMINI}/gemini-embedding-001:embedContent",
    "gemini.batch_embed_contents": f"{_GEMINI}/gemini-embedding-001:batchEmbedContents",
    "vertex.predict": f"{_VERTEX}/text-embedding-005:predict",
    "vertex.predict_text": f"{_VERTEX}/text-bison@001:predict",
    "vertex.generate_content": f"{_VERTEX}/gemini-3.5-flash:generateContent",
    "anthropic.messages": "https://api.anthropic.com/v1/messages",
    "deepseek.chat": "https://api.deepseek.com/v1/chat/completions",
    "mistral.chat": "https://api.mistral.ai/v1/chat/completions",
    "mistral.embeddings": "https://api.mistral.ai/v1/embeddings",
    "voyage.embeddings": "https://api.voyageai.com/v1/embeddings",
    "voyage.multimodal_embeddings": "https://api.voyageai.com/v1/multimodalembeddings",
    "voyage.rerank": "https://api.voyageai.com/v1/rerank",
    "jina.embeddings": "https://api.jina.ai/v1/embeddings",
    "jina.rerank": "https://api.jina.ai/v1/rerank",
    "hugging_face.feature_extraction": "https://router.huggingface.co/hf-inference/models/BAAI/bge-small-en"
    "/pipeline/feature-extraction",
    "hugging_face.tei_embed": f"{_TEI}/embed",
    "hugging_face.tei_sparse": f"{_TEI}/embed_sparse",
    "hugging_face.tei_rerank": f"{_TEI}/rerank",
    "hugging_face.chat": "https://router.huggingface.co/v1/chat/completions",
    "hugging_face.embeddings": f"{_TEI}/v1/embeddings",
    "yandex.text_embedding": "https://llm.api.cloud.yandex.net/foundationModels/v1/textEmbedding",
    "yandex.embeddings": "https://llm.api.cloud.yandex.net/v1/embeddings",
    "yandex.chat": "https://llm.api.cloud.yandex.net/v1/chat/completions",
    "aleph_alpha.semantic_embed": "https://api.aleph-alpha.com/semantic_embed",
    "opensearch.predict": "https://search.example.com/_plugins/_ml/models/abc/_predict",
    "ollama.native_chat": "http://ollama.example.com:11434/api/chat",
    "ollama.generate": "http://ollama.example.com:11434/api/generate",
    "ollama.embed": "http://ollama.example.com:11434/api/embed",
    "ollama.old_embeddings": "http://ollama.example.com:11434/api/embeddings",
    "ollama.chat": "http://ollama.example.com:11434/v1/chat/completions",
    "ollama.embeddings": "http://ollama.example.com:11434/v1/embeddings",
    "openai_compatible.chat": "https://vllm.example.com/v1/chat/completions",
    "openai_compatible.embeddings": "https://vllm.example.com/v1/embeddings",
    "openai_compatible.completions": "https://vllm.example.com/v1/completions",
}
_TARGETS = {"comprehend": "Comprehend_20171127", "textract": "Textract", "rekognition": "RekognitionService"}


def headers(operation: Operation) -> tuple[tuple[str, str], ...]:
    """The headers by which an operation is told from others at the same address."""
    if operation.provider == "anthropic":
        return (("anthropic-version", "2023-06-01"),)
    if operation.provider not in _TARGETS:
        return ()
    action = "".join(word.capitalize() for word in operation.name.split("_"))
    return (("X-Amz-Target", f"{_TARGETS[operation.provider]}.{action}"),)


def request(operation: Operation, **changes: object) -> Request:
    """The operation's own example as a request, with some members changed."""
    example = operation.example
    body = {**example, **changes} if isinstance(example, dict) else example
    encoded = None if body is None else dumps(body)  # type: ignore[arg-type]
    return Request(operation.method, URLS[operation.id], headers(operation), encoded)
