"""``java.net.URI``: parsing with Java's deviations from RFC 2396 and its exact error texts."""

import re
import unicodedata
from dataclasses import field

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import join_surrogates, to_utf16
from blueprintc.records import record

_BLANKS = re.compile("  +")
_DIGIT = frozenset("0123456789")
_ALPHA = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ALPHANUM = _DIGIT | _ALPHA
_HEX = _DIGIT | frozenset("abcdefABCDEF")
_UNRESERVED = _ALPHANUM | frozenset("_-!.~'()*")


@record
class _Chars:
    """Characters that a part may hold; ``escaped`` also allows %XX and visible characters beyond ASCII."""

    chars: frozenset[str]
    escaped: bool = False


_ESCAPED_URIC = _Chars(_UNRESERVED | frozenset(";/?:@&=+$,[]"), escaped=True)
_PATH = _Chars(_UNRESERVED | frozenset(":@&=+$,;/"), escaped=True)
_USERINFO = _Chars(_UNRESERVED | frozenset(";:&=+$,"), escaped=True)
_REG_NAME = _Chars(_UNRESERVED | frozenset("$,;:@&=+"), escaped=True)
_SERVER = _Chars(_USERINFO.chars | frozenset("-.:@[]"), escaped=True)
_SERVER_PERCENT = _Chars(_SERVER.chars | frozenset("%"), escaped=True)
_SCHEME = _Chars(_ALPHANUM | frozenset("+-."))
_SCOPE_ID = _Chars(_ALPHANUM | frozenset("_."))
_DIGITS = _Chars(_DIGIT)
_LETTERS = _Chars(_ALPHA)
_ALPHANUMS = _Chars(_ALPHANUM)
_LABEL = _Chars(_ALPHANUM | frozenset("-"))
_HEXES = _Chars(_HEX)
_DOTTED = _Chars(_DIGIT | frozenset("."))


@record
class Uri:
    """The raw parts of a URI as ``java.net.URI`` has them; what is absent is None, an absent port is -1."""

    text: str
    scheme: str | None = None
    authority: str | None = None
    user_info: str | None = None
    host: str | None = None
    port: int = -1
    path: str | None = None
    query: str | None = None
    fragment: str | None = None
    scheme_specific_part: str | None = field(default=None)


def parse_uri(text: str, *, jdk: int = 25) -> Uri:
    """``new URI(text)``; a text that is no URI raises ``URISyntaxException`` with the message of that JDK release."""
    return _Parser(text, jdk).parse()


def create_uri(text: str, *, jdk: int = 25) -> Uri:
    """``URI.create(text)``: as ``parse_uri``, with an ``IllegalArgumentException`` around the error."""
    try:
        return parse_uri(text, jdk=jdk)
    except JavaError as error:
        raise JavaError("IllegalArgumentException", error.message) from error


class _Parser:
    """Recursive descent over the UTF-16 text; methods take and return positions."""

    def __init__(self, text: str, jdk: int) -> None:
        self.text = to_utf16(text)
        self.jdk = jdk
        self.parts: dict[str, str | None] = {}
        self.port = -1
        self.ipv6_bytes = 0

    def _error(self, reason: str, index: int) -> JavaError:
        place = f" at index {index}" if index > -1 else ""
        shown = join_surrogates(self.text)
        if self.jdk >= 25:
            # Upstream: jdk.internal.util.Exceptions.formatMsg, since JDK 25: no blank at the ends, none doubled.
            shown = _BLANKS.sub(" ", shown).strip(" ")
        return JavaError("URISyntaxException", f"{reason}{place}: {shown}")

    def _at(self, start: int, end: int, part: str) -> bool:
        return self.text.startswith(part, start, end)

    def _scan_to(self, start: int, end: int, stop: str, wrong: str = "") -> int:
        """Position of the first character of ``stop``, or the end; -1 if one of ``wrong`` comes first."""
        for place in range(start, end):
            char = self.text[place]
            if char in wrong:
                return -1
            if char in stop:
                return place
        return max(start, end)

    def _scan(self, start: int, end: int, allowed: _Chars) -> int:
        """Position of the first character that is not allowed."""
        place, text = start, self.text
        while place < end:
            char = text[place]
            if char in allowed.chars:
                place += 1
            elif allowed.escaped and char == "%":
                if place + 3 > end or text[place + 1] not in _HEX or text[place + 2] not in _HEX:
                    raise self._error("Malformed escape pair", place)
                place += 3
            elif allowed.escaped and ord(char) > 128 and _is_visible(char):
                place += 1
            else:
                break
        return place

    def _check(self, start: int, end: int, allowed: _Chars, what: str) -> None:
        place = self._scan(start, end, allowed)
        if place < end:
            raise self._error(f"Illegal character in {what}", place)

    def parse(self) -> Uri:
        end = len(self.text)
        place = self._scan_to(0, end, ":", "/?#")
        if place >= 0 and self._at(place, end, ":"):
            if place == 0:
                raise self._error("Expected scheme name", 0)
            self._check(0, 1, _LETTERS, "scheme name")
            self._check(1, place, _SCHEME, "scheme name")
            self.parts["scheme"] = self.text[:place]
            place += 1
            if self._at(place, end, "/"):
                place = self._hierarchical(place, end)
            else:
                stop = self._scan_to(place, end, "#")
                if stop <= place:
                    raise self._error("Expected scheme-specific part", place)
                self._check(place, stop, _ESCAPED_URIC, "opaque part")
                self.parts["scheme_specific_part"] = self.text[place:stop]
                place = stop
        else:
            place = self._hierarchical(0, end)
        if self._at(place, end, "#"):
            self._check(place + 1, end, _ESCAPED_URIC, "fragment")
            self.parts["fragment"] = self.text[place + 1 :]
            place = end
        if place < end:
            raise self._error("end of URI", place)
        joined = {name: None if part is None else join_surrogates(part) for name, part in self.parts.items()}
        return Uri(join_surrogates(self.text), port=self.port, **joined)

    def _hierarchical(self, start: int, end: int) -> int:
        place = start
        if self._at(place, end, "//"):
            place += 2
            stop = self._scan_to(place, end, "/?#")
            if stop > place:
                place = self._authority(place, stop)
            elif stop >= end:
                # An empty authority is fine as long as something follows it.
                raise self._error("Expected authority", place)
        stop = self._scan_to(place, end, "?#")
        self._check(place, stop, _PATH, "path")
        self.parts["path"] = self.text[place:stop]
        place = stop
        if self._at(place, end, "?"):
            stop = self._scan_to(place + 1, end, "#")
            self._check(place + 1, stop, _ESCAPED_URIC, "query")
            self.parts["query"] = self.text[place + 1 : stop]
            place = stop
        return place

    def _authority(self, start: int, end: int) -> int:
        """A server (user, host, port) or, failing that, a registry name, of which Java keeps only the text."""
        literal_ipv6 = self._scan_to(start, end, "]") > start
        server = self._scan(start, end, _SERVER_PERCENT if literal_ipv6 else _SERVER) == end
        registry_end = self._scan(start, end, _REG_NAME)
        registry = registry_end == end
        if server:
            failure: JavaError | None = None
            try:
                place = self._server(start, end, quiet=registry)
                if place == end:
                    self.parts["authority"] = self.text[start:end]
                    return end
                if not registry:
                    failure = self._error("Expected end of authority", place)
            except JavaError as error:
                failure = error
            for name in ("user_info", "host"):
                self.parts.pop(name, None)
            self.port = -1
            if failure is not None and not registry:
                raise failure
        if not registry:
            raise self._error("Illegal character in authority", start if server else registry_end)
        self.parts["authority"] = self.text[start:end]
        return end

    def _server(self, start: int, end: int, *, quiet: bool) -> int:
        place = start
        stop = self._scan_to(place, end, "@", "/?#")
        if stop >= place and self._at(stop, end, "@"):
            self._check(place, stop, _USERINFO, "user info")
            self.parts["user_info"] = self.text[place:stop]
            place = stop + 1
        if self._at(place, end, "["):
            place = self._bracketed(place + 1, end)
        else:
            stop = self._leading_ipv4(place, end)
            place = self._hostname(place, end, quiet=quiet) if stop <= place else stop
        if self._at(place, end, ":"):
            place += 1
            stop = self._scan_to(place, end, "/")
            if stop > place:
                self._check(place, stop, _DIGITS, "port number")
                self.port = int(self.text[place:stop][-4000:])
                if self.port > 0x7FFFFFFF or stop - place > 4000:
                    raise self._error("Malformed port number", place)
                place = stop
        elif place < end and quiet:
            return place
        if place < end:
            raise self._error("Expected port number", place)
        return place

    def _bracketed(self, start: int, end: int) -> int:
        """An IPv6 address with an optional scope, behind its opening bracket."""
        stop = self._scan_to(start, end, "]", "/?#")
        if not (stop > start and self._at(stop, end, "]")):
            raise self._error("Expected closing bracket for IPv6 address", stop)
        scope = self._scan_to(start, stop, "%")
        if scope > start:
            self._ipv6(start, scope)
            if scope + 1 == stop:
                raise self._error("scope id expected", -1)
            self._check(scope + 1, stop, _SCOPE_ID, "scope id")
        else:
            self._ipv6(start, stop)
        self.parts["host"] = self.text[start - 1 : stop + 1]
        return stop + 1

    def _hostname(self, start: int, end: int, *, quiet: bool) -> int:
        """Labels of letters, digits and inner hyphens; the last one has to start with a letter."""
        place, label = start, -1
        while True:
            stop = self._scan(place, end, _ALPHANUMS)
            if stop <= place:
                break
            label, place = place, stop
            stop = self._scan(place, end, _LABEL)
            if stop > place:
                if self.text[stop - 1] == "-":
                    raise self._error("Illegal character in hostname", stop - 1)
                place = stop
            if not self._at(place, end, "."):
                break
            place += 1
            if place >= end:
                break
        if place < end and not self._at(place, end, ":"):
            if quiet:
                return place
            raise self._error("Illegal character in hostname", place)
        if label < 0:
            raise self._error("Expected hostname", start)
        if label > start and self.text[label] not in _ALPHA:
            raise self._error("Illegal character in hostname", label)
        self.parts["host"] = self.text[start:place]
        return place

    def _leading_ipv4(self, start: int, end: int) -> int:
        place = self._ipv4(start, end, strict=False)
        if place == -1 or (start < place < end and self.text[place] != ":"):
            return -1
        if place > start:
            self.parts["host"] = self.text[start:place]
        return place

    def _ipv4(self, start: int, end: int, *, strict: bool) -> int:
        """End of a dotted quad; -1 when there is none (with ``strict`` a bad one is an error)."""
        stop = self._scan(start, end, _DOTTED)
        if stop <= start or (strict and stop != end):
            return -1
        place = start
        for number in range(7):
            if number % 2 == 0:
                after = self._byte(place, stop)
            else:
                after = place + 1 if self._at(place, stop, ".") else place
            if after <= place:
                break
            place = after
        else:
            if place >= stop:
                return place
            after = place
        if strict:
            raise self._error("Malformed IPv4 address", after)
        return -1

    def _byte(self, start: int, end: int) -> int:
        stop = self._scan(start, end, _DIGITS)
        significant = self.text[start:stop].lstrip("0")
        if len(significant) > 3 or (len(significant) == 3 and int(significant) > 255):
            return start
        return stop

    def _take_ipv4(self, start: int, end: int, expected: str) -> int:
        place = self._ipv4(start, end, strict=True)
        if place <= start:
            raise self._error(f"Expected {expected}", start)
        return place

    def _ipv6(self, start: int, end: int) -> None:
        compressed = False
        place = self._hex_sequence(start, end)
        if place > start:
            if self._at(place, end, "::"):
                compressed = True
                place = self._after_compression(place + 2, end)
            elif self._at(place, end, ":"):
                place = self._take_ipv4(place + 1, end, "IPv4 address")
                self.ipv6_bytes += 4
        else:
            place = start
            if self._at(place, end, "::"):
                compressed = True
                place = self._after_compression(place + 2, end)
        if place < end:
            raise self._error("Malformed IPv6 address", start)
        if self.ipv6_bytes > 16:
            raise self._error("IPv6 address too long", start)
        if not compressed and self.ipv6_bytes < 16:
            raise self._error("IPv6 address too short", start)
        if compressed and self.ipv6_bytes == 16:
            raise self._error("Malformed IPv6 address", start)

    def _after_compression(self, start: int, end: int) -> int:
        if start == end:
            return start
        place = self._hex_sequence(start, end)
        if place > start:
            if not self._at(place, end, ":"):
                return place
            place += 1
        else:
            place = start
        place = self._take_ipv4(place, end, "hex digits or IPv4 address")
        self.ipv6_bytes += 4
        return place

    def _hex_sequence(self, start: int, end: int) -> int:
        stop = self._scan(start, end, _HEXES)
        if stop <= start or self._at(stop, end, "."):
            return -1
        if stop > start + 4:
            raise self._error("IPv6 hexadecimal digit sequence too long", start)
        self.ipv6_bytes += 2
        place = stop
        while place < end and self._at(place, end, ":") and not self._at(place + 1, end, ":"):
            stop = self._scan(place + 1, end, _HEXES)
            if stop <= place + 1:
                raise self._error("Expected digits for an IPv6 address", place + 1)
            if self._at(stop, end, "."):
                break
            if stop > place + 5:
                raise self._error("IPv6 hexadecimal digit sequence too long", place + 1)
            self.ipv6_bytes += 2
            place = stop
        return place


def _is_visible(char: str) -> bool:
    """Neither ``Character.isSpaceChar`` nor ``Character.isISOControl``."""
    return unicodedata.category(char) not in ("Zs", "Zl", "Zp") and not 0x7F <= ord(char) <= 0x9F
