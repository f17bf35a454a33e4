"""``java.util.Base64``: encoders and decoders for standard, URL and MIME."""

import base64

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.numbers import to_byte
from blueprintc.painless.api.native import Native, bind, require
from blueprintc.painless.values import Array

_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_URL = _STANDARD[:62] + "-_"


def _illegal(message: str) -> JavaError:
    return JavaError("IllegalArgumentException", message)


class Encoder(Native):
    """``url``: the other alphabet; ``line``: length of lines, 0 for one line."""

    __slots__ = ("line", "padding", "separator", "url")
    JAVA_CLASS = "java.util.Base64$Encoder"

    def __init__(self, *, url: bool = False, line: int = 0, separator: str = "", padding: bool = True) -> None:
        self.url = url
        self.line = line
        self.separator = separator
        self.padding = padding

    def without_padding(self) -> "Encoder":
        if not self.padding:
            return self
        return Encoder(url=self.url, line=self.line, separator=self.separator, padding=False)

    def encode_to_string(self, data: Array) -> str:
        """The text of the bytes."""
        raw = bytes(byte & 0xFF for byte in require(data))
        text = (base64.urlsafe_b64encode(raw) if self.url else base64.b64encode(raw)).decode("ascii")
        if not self.padding:
            text = text.rstrip("=")
        if self.line and len(text) > self.line:
            text = self.separator.join(text[i : i + self.line] for i in range(0, len(text), self.line))
        return text

    def encode(self, data: Array, target: Array) -> int:
        text = self.encode_to_string(data)
        if len(require(target)) < len(text):
            raise _illegal("Output byte array is too small for encoding all input bytes")
        target[: len(text)] = [ord(char) for char in text]
        return len(text)


class Decoder(Native):
    """``mime``: characters outside the alphabet are skipped."""

    __slots__ = ("mime", "url")
    JAVA_CLASS = "java.util.Base64$Decoder"

    def __init__(self, *, url: bool = False, mime: bool = False) -> None:
        self.url = url
        self.mime = mime

    def decode_1(self, text: str) -> Array:
        return Array("byte", map(to_byte, self._bytes(require(text))))

    def decode_2(self, source: Array, target: Array) -> int:
        data = self._bytes("".join(chr(byte & 0xFF) for byte in require(source)))
        if len(require(target)) < len(data):
            raise _illegal("Output byte array is too small for decoding all input bytes")
        target[: len(data)] = [to_byte(byte) for byte in data]
        return len(data)

    def _bytes(self, text: str) -> bytes:
        """Upstream: Base64.Decoder.decode0 and decodedOutLength."""
        alphabet = _URL if self.url else _STANDARD
        if not self.mime and len(text) == 1:
            raise _illegal("Input byte[] should at least have 2 bytes for base64 bytes")
        out = bytearray()
        bits = count = 0
        for index, char in enumerate(text):
            if char == "=":
                return self._padded(text, index, alphabet, out, bits, count)
            value = alphabet.find(char)
            if value < 0:
                if self.mime:
                    continue
                raise _illegal(f"Illegal base64 character {to_byte(ord(char)):x}")
            bits = bits << 6 | value
            count += 1
            if count == 4:
                out += bits.to_bytes(3, "big")
                bits = count = 0
        return self._rest(out, bits, count)

    @staticmethod
    def _rest(out: bytearray, bits: int, count: int) -> bytes:
        if count == 1:
            raise _illegal("Last unit does not have enough valid bits")
        if count == 2:
            out.append(bits >> 4 & 0xFF)
        elif count == 3:
            out += (bits >> 2).to_bytes(2, "big")
        return bytes(out)

    def _padded(self, text: str, index: int, alphabet: str, out: bytearray, bits: int, count: int) -> bytes:
        after = text[index + 1 : index + 2]
        if count < 2 or (count == 2 and after != "="):
            raise _illegal("Input byte array has wrong 4-byte ending unit")
        end = index + (2 if count == 2 else 1)
        while end < len(text):
            if not self.mime or text[end] in alphabet:
                raise _illegal(f"Input byte array has incorrect ending byte at {end}")
            end += 1
        return self._rest(out, bits, count)


class Base64:
    """The static methods."""

    @staticmethod
    def get_encoder() -> Encoder:
        return Encoder()

    @staticmethod
    def get_url_encoder() -> Encoder:
        return Encoder(url=True)

    @staticmethod
    def get_mime_encoder_0() -> Encoder:
        return Encoder(line=76, separator="\r\n")

    @staticmethod
    def get_mime_encoder_2(line: int, separator: Array) -> Encoder:
        text = "".join(chr(byte & 0xFF) for byte in require(separator))
        for char in text:
            if char in _STANDARD + "=":
                raise _illegal(f"Illegal base64 line separator character 0x{ord(char):x}")
        length = line // 4 * 4 if line > 0 else 0
        return Encoder(line=length, separator=text) if length else Encoder()

    @staticmethod
    def get_decoder() -> Decoder:
        return Decoder()

    @staticmethod
    def get_url_decoder() -> Decoder:
        return Decoder(url=True)

    @staticmethod
    def get_mime_decoder() -> Decoder:
        return Decoder(mime=True)


CLASSES = (
    bind(
        Base64,
        "java.util.Base64",
        statics="getDecoder/0 getEncoder/0 getMimeDecoder/0 getMimeEncoder/0 getMimeEncoder/2 getUrlDecoder/0 "
        "getUrlEncoder/0",
    ),
    bind(Encoder, "java.util.Base64$Encoder", methods="encode/2 encodeToString/1 withoutPadding/0"),
    bind(Decoder, "java.util.Base64$Decoder", methods="decode/1 decode/2"),
)
