"""The built-in functions of 2.9 and 2.10, which were Painless scripts behind a name.

Upstream: MLPreProcessFunction, MLPostProcessFunction 2.9.0 to 2.10.0. The scripts here are ours and do the same.
"""

from blueprintc.data import Target

_UNTIL = "2.11.0"

_COHERE_INPUT = r"""
StringBuilder out = new StringBuilder("{\"parameters\":{\"prompt\":[");
for (int i = 0; i < params.text_docs.length; i++) {
  if (i > 0) { out.append(","); }
  out.append("\"").append(params.text_docs[i]).append("\"");
}
return out.append("]}}").toString();
"""

_OPENAI_INPUT = r"""
StringBuilder out = new StringBuilder("{\"parameters\":{\"input\":\"");
return out.append(params.text_docs[0]).append("\"}}").toString();
"""

_COHERE_OUTPUT = r"""
if (params.embeddings == null || params.embeddings.length == 0) { return null; }
StringBuilder out = new StringBuilder("[");
for (int i = 0; i < params.embeddings.length; i++) {
  if (i > 0) { out.append(","); }
  def vector = params.embeddings[i];
  out.append("{\"name\":\"sentence_embedding\",\"data_type\":\"FLOAT32\",\"shape\":[" + vector.length
    + "],\"data\":" + vector + "}");
}
return out.append("]").toString();
"""

_OPENAI_OUTPUT = r"""
if (params.data == null || params.data.length == 0) { return null; }
def vector = params.data[0].embedding;
return "{\"name\":\"sentence_embedding\",\"data_type\":\"FLOAT32\",\"shape\":[" + vector.length
  + "],\"data\":" + vector + "}";
"""

_SCRIPTS = {
    "connector.pre_process.cohere.embedding": _COHERE_INPUT,
    "connector.pre_process.openai.embedding": _OPENAI_INPUT,
    "connector.post_process.cohere.embedding": _COHERE_OUTPUT,
    "connector.post_process.openai.embedding": _OPENAI_OUTPUT,
}


def early_script(name: str | None, target: Target) -> str | None:
    """The script that a function's name stands for in ``target``, or ``None`` where there is none."""
    if name is None or target.at_least(_UNTIL):
        return None
    return _SCRIPTS.get(name)
