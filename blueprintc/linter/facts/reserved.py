"""Parameters that the server reads by their names.

Source: the constants of ``RemoteConnectorExecutor``, ``ConnectorUtils``, ``AwsConnector``, ``AgentUtils`` and the
processors (reference §§2–6).
"""

import re

from blueprintc.linter.facts.subject import Subject

_ALWAYS = frozenset(
    """response_filter input_docs_processed_step_size region service_name input_processors output_processors
    no_escape_params skip_validating_missing_parameters charset max_batch_size stream http_body
    pre_process_function.process_remote_inference_input pre_process_function.convert_input_to_json_string
    pre_process_function.convert_remote_inference_param_to_object convert_input_to_json_string
    post_process_function.convert_input_to_json_string sse_endpoint endpoint_type
    DataProcessing dlq input_index output_index job_type ingest_fields""".split()  # noqa: SIM905
)
#: Read by agents and their tools, which take the connector's parameters as defaults.
_OF_AGENTS = re.compile(
    r"_llm_interface|_.*|llm_.*|tool.*|system_prompt|prompt|messages|max_iteration|memory.*|stop_when_no_tool_found|chat_.*"
)


def is_read_by_server(name: str, subject: Subject) -> bool:
    """Whether the server or an agent reads a parameter although no placeholder names it."""
    if name in _ALWAYS or _OF_AGENTS.fullmatch(name):
        return True
    # ModelInterfaceUtils chooses a preset by the model's id.
    return name == "model" and subject.protocol == "aws_sigv4"
