"""A number that is sent as a JSON number comes back from the server in the author's spelling."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from blueprintc.jvm import double_to_string
from blueprintc.lowering.json_text import is_json_number, keeps_text

_SPELLINGS = st.from_regex(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,9})?([eE][+-]?[0-9]{1,2})?", fullmatch=True)


@given(_SPELLINGS | st.decimals(allow_nan=False, allow_infinity=False).map(str))
@example("0.001")
@example("0.0001")
@example("9999999.5")
@example("10000000.5")
@example("1.0")
@example("-0.0")
@example("-0")
def test_kept_spellings_survive_java(text: str) -> None:
    if not keeps_text(text):
        return
    assert is_json_number(text)
    if "." in text:
        assert double_to_string(float(text)) == text
    else:
        assert str(int(text)) == text


@given(st.integers(-(10**6), 10**6), st.integers(1, 5))
def test_usual_numbers_are_kept(whole: int, places: int) -> None:
    text = str(Decimal(whole).scaleb(-places).normalize())
    if "E" not in text and abs(float(text)) >= 0.001:
        assert keeps_text(text)
