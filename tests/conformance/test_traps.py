"""The traps of the reference (§8) that the emulator must fall into as the server does; each test names its trap."""

import json

import pytest

from blueprintc.data import Target
from blueprintc.emulator.cases import read_case, run_case
from blueprintc.emulator.cluster import Cluster
from blueprintc.emulator.create import create_connector
from tests.conformance.played import play


def test_trap_01_unknown_keys_are_dropped() -> None:
    played = play({"request-body": "{}", "posprocess_function": "x", "timeout": 1}, given={"q": "a"})
    assert played.status == 200
    assert played.body == '{"q":"a"}'


def test_trap_02_request_body_as_an_object_is_a_server_error() -> None:
    played = play({"request_body": {"q": 1}})
    assert played.status == 500
    assert "Can't get text on a START_OBJECT" in played.error


def test_trap_03_parameters_lose_their_types() -> None:
    body = '{"a":${parameters.a},"b":${parameters.b},"c":"${parameters.c}","d":${parameters.d}}'
    played = play({"request_body": body}, parameters={"a": 1e3, "b": 1, "c": None, "d": {"x": 1.0}})
    assert played.body == '{"a":1000.0,"b":1,"c":"null","d":{"x":1.0}}'


def test_trap_04_defaults_of_the_connector_are_inserted_unescaped() -> None:
    assert play(parameters={"q": 'say \\"hi\\"'}).body == '{"q":"say \\"hi\\""}'
    assert play(parameters={"q": 'say "hi"'}).status == 400


def test_trap_05_quotes_around_a_placeholder_decide() -> None:
    assert play(given={"q": ["a", "b"]}).status == 400
    unquoted = {"request_body": '{"q":${parameters.q}}'}
    assert play(unquoted, given={"q": ["a", "b"]}).body == '{"q":["a","b"]}'
    assert play(unquoted, given={"q": "two words"}).status == 400
    assert play(unquoted, given={"q": "word"}).body == '{"q":word}'


@pytest.mark.parametrize("body", ["{'q': 1}", "[1,]", "{q: 1}"])
def test_trap_06_lenient_json_is_sent_as_it_is(body: str) -> None:
    played = play({"request_body": body}, target="2.11")
    assert played.bodies == [body]


def test_trap_07_text_that_is_json_is_not_escaped() -> None:
    assert play(given={"q": '{"a":1}'}).status == 400
    assert play({"request_body": '{"q":${parameters.q}}'}, given={"q": '{"a":1}'}).body == '{"q":{"a":1}}'


def test_trap_08_values_are_escaped_for_json_everywhere() -> None:
    assert play(given={"q": "a/é"}).body == '{"q":"a\\/\\u00E9"}'
    in_url = play({"url": "https://api.openai.com/v1/${parameters.q}"}, given={"q": "a/é"})
    assert in_url.status >= 400
    assert "Illegal character in path" in in_url.error


def test_trap_09_values_are_substituted_again() -> None:
    played = play(parameters={"api": "KEY"}, given={"q": "tell ${parameters.api}"})
    assert played.body == '{"q":"tell KEY"}'
    looped = play(given={"q": "${parameters.q}"})
    assert looped.status == 500
    assert "Infinite loop in property interpolation" in looped.error


def test_trap_10_a_brace_ends_a_default_early() -> None:
    body = {"request_body": '{"a": ${parameters.a:-{}}}'}
    assert play(body).body == '{"a": {}}'
    assert "Invalid payload" in play(body, given={"a": {"x": 1}}).error


def test_trap_11_placeholders_inside_placeholders_stay() -> None:
    played = play({"request_body": '{"q":"${parameters.${parameters.n}}"}'}, given={"n": "q", "q": "x"})
    assert "Some parameter placeholder not filled in payload: ${parameters.n" in played.error


def test_trap_12_a_dollar_in_front_escapes() -> None:
    played = play({"request_body": '{"q":"cost $${parameters.p}"}'}, given={"p": "5"})
    assert "Some parameter placeholder not filled in payload: p" in played.error


def test_trap_13_null_only_with_hugging_quotes_and_a_plain_name() -> None:
    assert play({"request_body": '{"q":"${parameters.q:-null}"}'}).body == '{"q":null}'
    assert play({"request_body": '{"q":" ${parameters.q:-null}"}'}).body == '{"q":" null"}'
    assert play({"request_body": '{"q":"${parameters.a-b:-null}"}'}).body == '{"q":"null"}'


def test_trap_15_to_string_is_filled_inside_values_only() -> None:
    body = {"request_body": '{"q":"${parameters.q.toString()}"}'}
    assert "not filled in payload: q.toString()" in play(body, given={"q": {"a": 1}}).error
    through = {"request_body": '{"q":"${parameters.v}"}'}
    played = play(through, parameters={"v": "${parameters.q.toString()}"}, given={"q": {"a": 1}})
    assert played.body == '{"q":"{\\"a\\":1}"}'


def test_trap_16_skipping_validation_hides_typos() -> None:
    assert play(given={"Q": "a"}).status == 400
    skipped = play(parameters={"skip_validating_missing_parameters": "true"}, given={"Q": "a"})
    assert skipped.body == '{"q":"${parameters.q}"}'


def test_trap_17_a_malformed_placeholder_is_a_server_error() -> None:
    played = play({"request_body": '{"q":"${parametersX}"}'})
    assert played.status == 500
    assert "string_index_out_of_bounds_exception" in played.error


def test_trap_18_credentials_are_filled_in_headers_only() -> None:
    action = {
        "headers": {"A": "${credential.key}", "B": "${credential.typo}"},
        "request_body": '{"k":"${credential.key}"}',
    }
    played = play(action)
    assert played.headers["A"] == "SECRET"
    assert played.headers["B"] == "${credential.typo}"
    assert played.body == '{"k":"${credential.key}"}'


@pytest.mark.parametrize("value", ["true", "false"])
def test_trap_19_a_parameter_named_stream_hangs_a_call(value: str) -> None:
    assert play(parameters={"stream": value}, given={"q": "a"}).result["response"] is None
    assert play(parameters={"stream": value}, given={"q": "a"}, target="2.19").status == 200


def test_trap_20_headers_of_predict_go_with_every_action() -> None:
    actions = [
        {"action_type": "predict", "method": "POST", "url": "https://api.openai.com/a", "headers": {"H": "predict"}},
        {
            "action_type": "batch_predict",
            "method": "POST",
            "url": "https://api.openai.com/v1/batches",
            "headers": {"H": "batch"},
            "request_body": "{}",
        },
    ]
    played = play(connector={"actions": actions}, path="_batch_predict", answers=[{"id": "b-1"}])
    assert played.headers["H"] == "predict"
    alone = play(connector={"actions": actions[1:]}, path="_batch_predict", answers=[{"id": "b-1"}])
    assert "H" not in alone.headers


def test_trap_21_the_first_action_of_a_type_wins() -> None:
    action = {"action_type": "predict", "method": "POST", "request_body": "{}"}
    actions = [{**action, "url": "https://api.openai.com/1"}, {**action, "url": "https://api.openai.com/2"}]
    assert play(connector={"actions": actions}).urls == ["/1"]


def test_trap_22_a_wrong_method_fails_at_the_call() -> None:
    played = play({"method": "PATCH"}, given={"q": "a"})
    assert played.result["create"]["status"] == 200
    assert played.error.startswith("illegal_argument_exception: unsupported http method")


def test_trap_23_post_without_body_needs_http_body() -> None:
    played = play({"request_body": None})
    assert played.status == 400
    assert "Content length is 0. Aborting request to remote model" in played.error


@pytest.mark.parametrize(("target", "sent"), [("3.4", ""), ("3.5", '{"q":"a"}')])
def test_trap_24_get_sends_its_body_since_3_5(target: str, sent: str) -> None:
    assert play({"method": "GET"}, given={"q": "a"}, target=target).body == sent


def test_trap_27_the_url_matches_a_trusted_endpoint_completely() -> None:
    assert play({"url": "https://api.openai.com"}).status == 400
    assert play({"url": "https://api.openai.com/v1"}, given={"q": "a"}).status == 200
    assert play({"url": "https://textract.us-east-1.amazonaws.com/x"}).status == 400
    assert play({"url": "https://example.com/"}).status == 400


def test_trap_28_a_placeholder_in_the_path_passes_create() -> None:
    action = {"url": "https://api.openai.com/${parameters.p}"}
    assert play(action, given={"q": "a", "p": "x"}).urls == ["/x"]
    missing = play(action, given={"q": "a"})
    assert missing.result["create"]["status"] == 200
    assert missing.status >= 400


@pytest.mark.parametrize("path", ["a b", "a|b", "a{b", "a[b"])
def test_trap_29_some_characters_are_no_uri(path: str) -> None:
    played = play({"url": f"https://api.openai.com/{path}"}, given={"q": "a"})
    assert played.status >= 400


def test_trap_30_sigv4_needs_both_keys() -> None:
    played = play(connector={"protocol": "aws_sigv4", "credential": {"roleArn": "arn:aws:iam::1:role/x"}})
    assert played.error == "illegal_argument_exception: Missing credential"


@pytest.mark.parametrize("name", ["a&b", "a+b", "50%", "a#b", "a[b]", "a—b"])
def test_trap_32_names_have_letters_and_little_else(name: str) -> None:
    assert play(connector={"name": name}).status == 400
    assert play(connector={"name": name}, given={"q": "a"}, target="3.0").status == 200


def test_trap_33_a_wrong_access_mode_is_unset() -> None:
    assert play(connector={"access_mode": "pubic"}, given={"q": "a"}).status == 200
    assert play(connector={"access_mode": "public"}, given={"q": "a"}).status == 400


def test_trap_35_a_dry_run_checks_almost_nothing() -> None:
    assert _create('{"dry_run":true}') == 200
    assert _create("{}") == 400


def test_trap_36_an_unknown_function_is_a_script() -> None:
    before = play(
        {"pre_process_function": "connector.pre_process.typo"},
        call={"text_docs": ["a"]},
        path="_predict/text_embedding",
    )
    assert before.status == 400
    assert "script_exception" in before.error
    after = play({"post_process_function": "connector.post_process.typo"}, given={"q": "a"})
    assert after.status == 500


def test_trap_38_names_of_the_function_and_the_template_agree() -> None:
    action = {"pre_process_function": "connector.pre_process.cohere.embedding"}
    wrong = play(
        {**action, "request_body": '{"input":${parameters.input}}'},
        call={"text_docs": ["a"]},
        path="_predict/text_embedding",
    )
    assert wrong.status == 400
    right = play(
        {**action, "request_body": '{"texts":${parameters.texts}}'},
        call={"text_docs": ["a"]},
        path="_predict/text_embedding",
    )
    assert right.body == '{"texts":["a"]}'


def test_trap_39_which_functions_split_documents() -> None:
    docs = {"text_docs": ["a", "b", "c"]}
    script = 'return \'{"parameters":{"input":"\' + params.text_docs[0] + \'"}}\';'
    action = {"request_body": '{"input":"${parameters.input}"}', "pre_process_function": script}
    assert len(play(action, call=docs, path="_predict/text_embedding").bodies) == 3
    action = {"request_body": '{"input":${parameters.input}}'}
    together = play(
        {**action, "pre_process_function": "connector.pre_process.openai.embedding"},
        call=docs,
        path="_predict/text_embedding",
    )
    assert together.bodies == ['{"input":["a","b","c"]}']


def test_trap_40_the_step_size_counts_in_the_connector_only() -> None:
    action = {
        "request_body": '{"input":${parameters.input}}',
        "pre_process_function": "connector.pre_process.openai.embedding",
    }
    docs = {"text_docs": ["a", "b", "c"], "parameters": {"input_docs_processed_step_size": "1"}}
    assert len(play(action, call=docs, path="_predict/text_embedding").bodies) == 1
    stepped = play(action, parameters={"input_docs_processed_step_size": 2}, call=docs, path="_predict/text_embedding")
    assert stepped.bodies == ['{"input":["a","b"]}', '{"input":["c"]}']


def test_trap_41_numbers_of_a_pre_process_script_become_doubles() -> None:
    action = {"pre_process_function": 'return \'{"parameters":{"n":5}}\';', "request_body": '{"n":${parameters.n}}'}
    assert play(action, call={"text_docs": ["a"]}, path="_predict/text_embedding").body == '{"n":5.0}'


def test_trap_43_documents_are_escaped_already() -> None:
    script = 'return \'{"parameters":{"input":"\' + params.text_docs[0] + \'"}}\';'
    action = {"pre_process_function": script, "request_body": '{"input":"${parameters.input}"}'}
    assert (
        play(action, call={"text_docs": ['say "hi"']}, path="_predict/text_embedding").body
        == '{"input":"say \\"hi\\""}'
    )


def test_trap_45_a_result_with_a_raw_newline_is_a_response() -> None:
    script = {"post_process_function": "return '{\"name\":\"' + params.t + '\"}';"}
    assert play(script, given={"q": "a"}, answers=[{"t": "good"}]).tensors == [{"name": "good"}]
    broken = play(script, given={"q": "a"}, answers=[{"t": "a\nb"}])
    assert broken.tensors[0]["dataAsMap"] == {"response": '{"name":"a\nb"}'}


def test_trap_46_data_needs_a_data_type() -> None:
    script = 'return \'{"name":"x","shape":[1],"data":[1.0],"extra":2}\';'
    assert play({"post_process_function": script}, given={"q": "a"}).tensors == [{"name": "x", "shape": [1]}]
    assert play({"post_process_function": "return '{\"a\":1}';"}, given={"q": "a"}).tensors == [{}]


def test_trap_48_built_in_functions_ignore_output_processors() -> None:
    processors = json.dumps([{"type": "to_string", "to_string": True}])
    action = {"post_process_function": "connector.post_process.openai.embedding"}
    answer = {"data": [{"embedding": [1.5]}]}
    with_them = play(action, parameters={"output_processors": processors}, given={"q": "a"}, answers=[answer])
    assert with_them.tensors == play(action, given={"q": "a"}, answers=[answer]).tensors


def test_trap_49_a_filter_replaces_the_path_of_a_built_in_function() -> None:
    action = {"post_process_function": "connector.post_process.openai.embedding"}
    played = play(
        action, parameters={"response_filter": "$.v.int8"}, given={"q": "a"}, answers=[{"v": {"int8": [[1, 2]]}}]
    )
    assert played.tensors[0]["data_type"] == "INT8"


@pytest.mark.parametrize(("target", "status"), [("3.4", 500), ("3.7", 200)])
def test_trap_50_a_filter_that_finds_nothing(target: str, status: int) -> None:
    played = play(parameters={"response_filter": "$.missing.x"}, given={"q": "a"}, target=target)
    assert played.status == status


def test_trap_51_text_that_looks_like_json_is_parsed() -> None:
    filtered = {"response_filter": "$.text"}
    played = play(parameters=filtered, given={"q": "a"}, answers=[{"text": '{"a":1}'}])
    assert played.tensors[0]["dataAsMap"] == {"a": 1}
    assert play(parameters=filtered, given={"q": "a"}, answers=[{"text": "[OK]"}], target="3.8").status == 400


@pytest.mark.parametrize(
    ("answer", "target", "status"),
    [
        ("plain", "2.19", 500),
        ("17", "2.19", 500),
        ("17", "3.4", 400),
        ("plain", "3.8", 400),
        ('{"a":1}\n{}', "3.8", 400),
    ],
)
def test_trap_52_a_body_is_an_object_or_an_array(answer: str, target: str, status: int) -> None:
    assert play(given={"q": "a"}, answers=[answer], target=target).status == status


def test_trap_53_rerank_wants_doubles_and_every_document() -> None:
    action = {
        "pre_process_function": "connector.pre_process.cohere.rerank",
        "post_process_function": "connector.post_process.cohere.rerank",
        "request_body": '{"query":"${parameters.query}","documents":${parameters.documents}}',
    }
    call = {"query_text": "q", "text_docs": ["a", "b"]}
    good = [{"index": 1, "relevance_score": 0.5}, {"index": 0, "relevance_score": 0.25}]

    def rerank(results: list[dict[str, float]]) -> int:
        return play(action, call=call, path="_predict/text_similarity", answers=[{"results": results}]).status

    assert rerank(good) == 200
    assert rerank(good[:1]) == 500
    assert rerank([{"index": 0, "relevance_score": 1}, good[0]]) == 500


def test_trap_55_a_status_of_300_is_a_success_and_an_empty_body_an_error() -> None:
    def status(code: int, body: str, target: str) -> int:
        return play(given={"q": "a"}, answers=[body], code=code, target=target).status

    assert status(300, "{}", "3.4") == 200
    assert status(301, "{}", "3.4") == 301
    assert (status(200, "", "2.19"), status(200, "", "3.4")) == (400, 502)


@pytest.mark.parametrize(("target", "attempts"), [("3.7", 1), ("3.8", 3)])
def test_trap_57_errors_of_any_provider_are_retried_since_3_8(target: str, attempts: int) -> None:
    config = {"client_config": {"max_retry_times": 2, "retry_backoff_millis": 1}}
    played = play(connector=config, given={"q": "a"}, code=503, target=target)
    assert (len(played.bodies), played.status) == (attempts, 503)
    assert len(play(given={"q": "a"}, code=503, target=target).bodies) == 1


def test_trap_61_a_single_processor_is_ignored() -> None:
    single = json.dumps({"type": "to_string", "to_string": True})
    assert play(parameters={"output_processors": single}, given={"q": "a"}).tensors[0]["dataAsMap"] == {"a": 1}


def test_trap_65_a_guardrail_regex_matches_the_whole_text() -> None:
    guardrails = {"type": "local_regex", "input_guardrail": {"stop_words": [], "regex": ["bad"]}}
    assert play(model={"guardrails": guardrails}, given={"q": "a bad word"}).status == 200
    guardrails = {"type": "local_regex", "input_guardrail": {"stop_words": [], "regex": [".*bad.*"]}}
    assert play(model={"guardrails": guardrails}, given={"q": "a bad word"}).status == 400


def test_trap_67_comments_are_read_and_repeated_keys_are_not() -> None:
    action = '{"action_type":"predict","method":"POST","url":"https://api.openai.com/"}'
    body = f'"name":"a","version":"1","protocol":"http","credential":{{"k":"v"}},"actions":[{action}]'
    assert _create("{/* why */ " + body + "} // end") == 200
    assert _create("{" + body + ',"name":"b"}') == 400


def _create(text: str) -> int:
    outcome = run_case(read_case(json.dumps({"id": "x", "target": "3.4", "connector_raw": text})))
    assert outcome.create is not None
    return outcome.create.status


def test_trap_68_documents_on_the_plain_route_are_ignored() -> None:
    assert play({"request_body": "{}"}, call={"text_docs": ["a"]}).body == "{}"


def test_trap_69_wrong_types_of_documents_are_server_errors() -> None:
    assert play(call={"text_docs": "a"}, path="_predict/text_embedding").status >= 400
    assert play(call={"text_docs": [{"a": 1}]}, path="_predict/text_embedding").status == 500


def test_trap_70_a_url_without_scheme_is_never_trusted() -> None:
    assert play({"url": "sagemaker.us-east-1.amazonaws.com/endpoints/x"}).result["create"]["status"] == 400


def test_trap_72_a_version_keeps_its_spelling() -> None:
    text = '{"name":"a","version":%s,"protocol":"http","credential":{"k":"v"},"actions":[]}'
    cluster = Cluster(Target.parse("3.4"))
    for version in ("1.0", "1"):
        connector = create_connector(text % version, cluster)
        assert connector is not None
        assert connector.version == version
