"""Bedrock batch jobs: the job's fields, and its ARN in a form that fits into a URL."""

from blueprintc.emulator.errors import illegal_argument, null_pointer
from blueprintc.emulator.functions.builtin import PostFunction
from blueprintc.emulator.java_maps import hash_map_copy
from blueprintc.emulator.java_values import cast_string
from blueprintc.emulator.tensors import ModelTensor, new_tensor
from blueprintc.jsontext import Json


def _build(found: Json, data_type: str | None) -> list[ModelTensor]:
    # Upstream: BedrockBatchJobArnPostProcessFunction
    if not isinstance(found, dict):
        raise illegal_argument("Post process function input is not a Map.")
    if "jobArn" not in found:
        raise illegal_argument("job arn is missing.")
    arn = cast_string(found["jobArn"])
    if arn is None:
        raise null_pointer(
            'Cannot invoke "String.replace(java.lang.CharSequence, java.lang.CharSequence)" because "jobArn" is null'
        )
    fields = hash_map_copy(found, {"processedJobArn": arn.replace("/", "%2F")})
    return [new_tensor(name="response", data_as_map=fields)]


FUNCTIONS = (
    PostFunction(
        name="connector.post_process.bedrock.batch_job_arn",
        since="2.17.1",
        default_filter="$",
        gives="map",
        build=_build,
    ),
)
