"""What tools say of themselves: the texts that go to an LLM. Upstream: DEFAULT_DESCRIPTION, DEFAULT_INPUT_SCHEMA."""

DESCRIPTIONS = {
    "AgentTool": ("Use this tool to run any agent."),
    "ConnectorTool": ("Invokes external service. Required: 'connector_id'. Returns: service response."),
    "IndexInsightTool": (
        "Use this tool to get details of one index according to different task type, including "
        "STATISTICAL_DATA: the data distribution and index mapping of the index, FIELD_DESCRIPTION: The "
        "description of each column, LOG_RELATED_INDEX_CHECK: Whether the index is related to log/trace "
        "and whether it contains trace/log fields"
    ),
    "IndexMappingTool": (
        "This tool returns index mappings and settings for specified indices. Required argument: 'index' "
        "- comma-delimited list of one or more indices (supports wildcards like 'my-index-*'). Optional "
        "argument: 'local' - if true, returns info from local node only instead of cluster manager "
        "(default: false). Response format: For each index, 'mappings' contains field definitions under "
        "'properties' (each field has a 'type'), and 'settings' contains configuration as a flattened "
        "key-value map."
    ),
    "ListIndexTool": (
        "This tool returns information about indices in the OpenSearch cluster along with the index "
        "`health`, `status`, `index`, `uuid`, `pri`, `rep`, `docs.count`, `docs.deleted`, `store.size`, "
        "`pri.store. size `, `pri.store.size`, `pri.store`. Optional arguments: 1. `indices`, a "
        "comma-delimited list of one or more indices to get information from (default is an empty list "
        "meaning all indices). Use only valid index names. 2. `local`, whether to return information "
        "from the local node only instead of the cluster manager node (Default is false)"
    ),
    "MLModelTool": ("Use this tool to run any model."),
    "McpSseTool": ("A tool from MCP Server"),
    "McpStreamableHttpTool": ("A tool from MCP Streamable HTTP Server"),
    "QueryPlanningTool": (
        "Use this tool to generate OpenSearch Query DSL from natural language queries.Provide a "
        "'question' parameter containing the complete natural language query with all necessary context, "
        "requirements, filters, and constraints.The question should be self-contained with all "
        "information needed to generate the OpenSearch DSL.Provide 'index_name' to help generate more "
        "accurate queries based on the index structure.Optionally provide embedding model ID to be used "
        "for neural search The tool will return a valid OpenSearch query that can be used to search your "
        "data."
    ),
    "ReadFromScratchPadTool": ("Retrieve previous research work and notes from the persistent scratchpad."),
    "SearchIndexTool": (
        "Use this tool to search an index by providing two parameters: 'index' for the index name, and "
        "'query' for the OpenSearch DSL formatted query. Only use this tool when both index name and DSL "
        "query is available. Returns documents matching the query in the provided index."
    ),
    "VisualizationTool": (
        "Use this tool to find user created visualizations. This tool takes the visualization name as "
        "input and returns matching visualizations"
    ),
    "WriteToScratchPadTool": ("Save research plans, findings, and progress updates to a persistent scratchpad."),
}
SCHEMAS = {
    "IndexMappingTool": (
        '{"type":"object","properties":{"index":{"type":"array","description":"OpenSearch index name '
        'list, separated by comma. for example: [\\"index1\\", '
        '\\"index2\\"]","items":{"type":"string"}}},"required":["index"],"additionalProperties":false}'
    ),
    "ListIndexTool": (
        '{"type":"object","properties":{"indices":{"type":"array","items": {"type": '
        '"string"},"description":"OpenSearch index name list, separated by comma. for example: '
        '[\\"index1\\", \\"index2\\"], use empty array [] to list all indices in the '
        'cluster"}},"additionalProperties":false}'
    ),
    "QueryPlanningTool": (
        '{"type":"object","properties":{"question":{"type":"string","description":"Complete natural '
        "language query with all necessary context to generate OpenSearch DSL. Include the question, any "
        "specific requirements, filters, or constraints. Examples: 'Find all products with price greater "
        "than 100 dollars', 'Show me documents about machine learning published in 2023', 'Search for "
        "users with status active and age between 25 and "
        '35\'"},"index_name":{"type":"string","description":"the name of the index against which the '
        'query needs to be generated."},"embedding_model_id":{"type":"string","description":"the model '
        'id to perform neural search."}},"required":["question", '
        '"index_name"],"additionalProperties":false}'
    ),
    "ReadFromScratchPadTool": ('{"type":"object","properties":{}}'),
    "SearchIndexTool": (
        '{"type":"object","properties":{"index":{"type":"string","description":"OpenSearch index name. '
        'for example: index1"},"query":{"type":"object","description":"OpenSearch search index query. '
        "You need to get index mapping to write correct search query. It must be a valid OpenSearch "
        'query. Valid value:\\n{\\"query\\":{\\"match\\":{\\"population_description\\":\\"seattle 2023 '
        'population\\"}},\\"size\\":2,\\"_source\\":\\"population_description\\"}\\nInvalid value: '
        '\\n{\\"match\\":{\\"population_description\\":\\"seattle 2023 population\\"}}\\nThe value is invalid '
        "because the match not wrapped by "
        '\\"query\\".","additionalProperties":false}},"required":["index","query"],"additionalProperties":f'
        "alse}"
    ),
    "WriteToScratchPadTool": (
        '{"type":"object","properties":{"notes":{"type":"string","description":"The notes to be saved to '
        'the scratchpad."}},"required":["notes"]}'
    ),
}
#: Types whose schema an LLM has to keep to.
STRICT = ("IndexMappingTool", "ReadFromScratchPadTool", "WriteToScratchPadTool")
