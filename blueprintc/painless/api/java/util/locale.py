"""``java.util.Locale`` with its builder, ``LanguageRange`` and the two enums."""

import re
from typing import Any, ClassVar

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import string_hash
from blueprintc.jvm.numbers import to_int
from blueprintc.painless.api.java.util.locale_ranges import RANGE_CLASSES
from blueprintc.painless.api.native import Native, NativeEnum, bind, require
from blueprintc.painless.values import Array, Char, HashSet

_OLD_CODES = {"iw": "he", "in": "id", "ji": "yi"}  # Upstream: since JDK 17 the newer codes are shown
_SUBTAG = re.compile(r"[A-Za-z0-9]{1,8}")


def is_root(locale: "Locale") -> bool:
    """Whether texts are those of the root locale."""
    return locale.language in ("", "und")


class Locale(Native):
    """Language, script, country, variant, and extensions (``u`` keywords and others by letter)."""

    __slots__ = ("country", "extensions", "language", "script", "variant")
    JAVA_CLASS = "java.util.Locale"
    ROOT: "ClassVar[Locale]"
    PRIVATE_USE_EXTENSION = ord("x")
    UNICODE_LOCALE_EXTENSION = ord("u")

    def __init__(
        self,
        language: str,
        country: str = "",
        variant: str = "",
        script: str = "",
        extensions: dict[str, str] | None = None,
    ) -> None:
        language = language.lower()
        self.language = _OLD_CODES.get(language, language)
        self.country = country.upper()
        self.variant = variant
        self.script = script.title()
        self.extensions = dict(sorted((extensions or {}).items(), key=lambda item: (item[0] == "x", item[0])))
        if (self.language, self.country, variant) == ("ja", "JP", "JP") and not extensions:
            self.extensions = {"u": "ca-japanese"}
        if (self.language, self.country, variant) == ("th", "TH", "TH") and not extensions:
            self.extensions = {"u": "nu-thai"}

    @staticmethod
    def new_1(language: str) -> "Locale":
        return Locale(require(language))

    @staticmethod
    def new_2(language: str, country: str) -> "Locale":
        return Locale(require(language), require(country))

    @staticmethod
    def new_3(language: str, country: str, variant: str) -> "Locale":
        return Locale(require(language), require(country), require(variant))

    # statics

    @staticmethod
    def get_default_0() -> "Locale":
        """ROOT, as on the servers whose answers are emulated."""
        return Locale.ROOT

    @staticmethod
    def get_default_1(category: Any) -> "Locale":
        require(category)
        return Locale.ROOT

    @staticmethod
    def for_language_tag(tag: str) -> "Locale":
        """Upstream: Locale.forLanguageTag; ill-formed ends are dropped."""
        return _parsed(require(tag), None)

    @staticmethod
    def get_available_locales() -> Array:
        raise UnsupportedError("the list of locales of the JDK is not supported")

    @staticmethod
    def lookup(ranges: Any, locales: Any) -> "Locale | None":
        from blueprintc.painless.api.java.util.locale_matching import lookup

        tags = {locale.to_language_tag().lower(): locale for locale in reversed(list(locales))}
        found = lookup(list(ranges), list(tags))
        return None if found is None else tags[found]

    @staticmethod
    def lookup_tag(ranges: Any, tags: Any) -> str | None:
        from blueprintc.painless.api.java.util.locale_matching import lookup

        return lookup(list(ranges), list(tags))

    @staticmethod
    def filter(ranges: Any, locales: Any) -> list["Locale"]:
        from blueprintc.painless.api.java.util.locale_matching import filtered

        tags = [locale.to_language_tag() for locale in locales]
        return [Locale.for_language_tag(tag) for tag in filtered(list(ranges), tags)]

    @staticmethod
    def filter_tags(ranges: Any, tags: Any) -> list[str]:
        from blueprintc.painless.api.java.util.locale_matching import filtered

        return filtered(list(ranges), list(tags))

    @staticmethod
    def get_iso_countries() -> Array:
        from blueprintc.painless.api.java.util.locale_names import COUNTRIES

        return Array("java.lang.String", sorted(COUNTRIES))

    @staticmethod
    def get_iso_languages() -> Array:
        from blueprintc.painless.api.java.util.locale_names import LANGUAGES

        return Array("java.lang.String", sorted(LANGUAGES))

    # parts

    def get_language(self) -> str:
        return self.language

    def get_country(self) -> str:
        return self.country

    def get_variant(self) -> str:
        return self.variant

    def get_script(self) -> str:
        return self.script

    def has_extensions(self) -> bool:
        return bool(self.extensions)

    def strip_extensions(self) -> "Locale":
        return Locale(self.language, self.country, self.variant, self.script, {}) if self.extensions else self

    def get_extension(self, key: int) -> str | None:
        letter = chr(key)
        if not (letter.isascii() and letter.isalnum()):
            raise JavaError("IllegalArgumentException", f"Ill-formed extension key: {letter}")
        return self.extensions.get(letter.lower())

    def get_extension_keys(self) -> HashSet:
        return HashSet(Char(ord(letter)) for letter in self.extensions)

    def _unicode(self) -> tuple[list[str], dict[str, str]]:
        attributes: list[str] = []
        keywords: dict[str, str] = {}
        key = None
        for part in self.extensions.get("u", "").split("-"):
            if len(part) == 2:
                key = part
                keywords[key] = ""
            elif part and key is None:
                attributes.append(part)
            elif part and key is not None:
                keywords[key] = f"{keywords[key]}-{part}".lstrip("-")
        return attributes, keywords

    def get_unicode_locale_attributes(self) -> HashSet:
        return HashSet(self._unicode()[0])

    def get_unicode_locale_keys(self) -> HashSet:
        return HashSet(self._unicode()[1])

    def get_unicode_locale_type(self, key: str) -> str | None:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z]", require(key)):
            raise JavaError("IllegalArgumentException", f"Ill-formed Unicode locale key: {key}")
        return self._unicode()[1].get(key.lower())

    def to_language_tag(self) -> str:
        """Upstream: Locale.toLanguageTag; what is no BCP 47 becomes ``und`` or a private ``lvariant``."""
        language, country, variant = self.language, self.country, self.variant
        if (language, country, variant) == ("no", "NO", "NY"):
            language, variant = "nn", ""
        if not re.fullmatch(r"[a-z]{2,8}", language):
            language = "und"
        parts = [language]
        if re.fullmatch(r"[A-Za-z]{4}", self.script):
            parts.append(self.script)
        if re.fullmatch(r"[A-Z]{2}|[0-9]{3}", country):
            parts.append(country)
        private = []
        subtags = variant.split("_") if variant else []
        while subtags and re.fullmatch(r"[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}", subtags[0]):
            parts.append(subtags.pop(0))
        while subtags and _SUBTAG.fullmatch(subtags[0]):
            private.append(subtags.pop(0))
        for letter, value in self.extensions.items():
            if letter != "x":
                parts += [letter, value]
        if "x" in self.extensions or private:
            parts.append("x")
            if "x" in self.extensions:
                parts.append(self.extensions["x"])
            if private:
                parts += ["lvariant", *private]
        return "-".join(parts)

    # names

    def _name(self, code: str, table: str, locale: "Locale") -> str:
        if not code:
            return ""
        if not is_root(locale) and locale.language != "en":
            raise UnsupportedError(f"names of locales in the locale {locale} are not supported (only ROOT and English)")
        from blueprintc.painless.api.java.util import locale_names

        names: dict[str, tuple[str, str]] = getattr(locale_names, table)
        return names[code][1] if code in names else code

    def get_display_language_0(self) -> str:
        return self.get_display_language_1(Locale.ROOT)

    def get_display_language_1(self, locale: "Locale") -> str:
        return self._name(self.language, "LANGUAGES", require(locale))

    def get_display_country_0(self) -> str:
        return self.get_display_country_1(Locale.ROOT)

    def get_display_country_1(self, locale: "Locale") -> str:
        return self._name(self.country, "COUNTRIES", require(locale))

    def get_display_script_0(self) -> str:
        return self.get_display_script_1(Locale.ROOT)

    def get_display_script_1(self, locale: "Locale") -> str:
        require(locale)
        if self.script:
            raise UnsupportedError("names of scripts are not supported")
        return ""

    def get_display_variant_0(self) -> str:
        return self.get_display_variant_1(Locale.ROOT)

    def get_display_variant_1(self, locale: "Locale") -> str:
        require(locale)
        if self.variant:
            raise UnsupportedError("names of locale variants are not supported")
        return ""

    def get_display_name_0(self) -> str:
        return self.get_display_name_1(Locale.ROOT)

    def get_display_name_1(self, locale: "Locale") -> str:
        if self.extensions:
            raise UnsupportedError("names of locale extensions are not supported")
        language = self.get_display_language_1(locale)
        rest = [
            self.get_display_script_1(locale),
            self.get_display_country_1(locale),
            self.get_display_variant_1(locale),
        ]
        details = ", ".join(part for part in rest if part)
        return f"{language} ({details})" if language and details else language or details

    def get_iso3_country(self) -> str:
        return self._iso3(self.country, "COUNTRIES", "country", "CountryNames")

    def get_iso3_language(self) -> str:
        return self._iso3(self.language, "LANGUAGES", "language", "LocaleElements")

    def _iso3(self, code: str, table: str, kind: str, bundle: str) -> str:
        from blueprintc.painless.api.java.util import locale_names

        if not code or (kind == "language" and len(code) == 3):
            return code
        names: dict[str, tuple[str, str]] = getattr(locale_names, table)
        if code not in names:
            raise JavaError("java.util.MissingResourceException", f"Couldn't find 3-letter {kind} code for {code}")
        return names[code][0]

    def clone(self) -> "Locale":
        return self

    def _key(self) -> tuple[Any, ...]:
        return self.language, self.script, self.country, self.variant, tuple(self.extensions.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Locale) and self._key() == other._key()

    def hash_code(self) -> int:
        result = 0
        for part in (self.language, self.script, self.country, self.variant):
            result = 31 * result + string_hash(part)
        return to_int(result)

    __hash__ = Native.__hash__

    def __str__(self) -> str:
        if not (self.language or self.country):
            return ""
        text = self.language
        if self.country or (self.language and (self.variant or self.script or self.extensions)):
            text += f"_{self.country}" if self.country or self.variant else ""
        if self.variant:
            text += f"_{self.variant}"
        if self.script:
            text += ("_" if text.endswith("_") is False else "") + f"#{self.script}"
        if self.extensions:
            tag = "-".join(f"{letter}-{value}" for letter, value in self.extensions.items())
            text += ("_" if self.script else "_#") + tag
        return text


def _ill(message: str, index: int) -> JavaError:
    error = JavaError("java.util.IllformedLocaleException", f"{message} [at index {index}]")
    error.error_index = index  # type: ignore[attr-defined]
    return error


def _parsed(tag: str, strict: Any) -> Locale:
    """A BCP 47 tag; ``strict`` raises for the first bad subtag, else the rest is dropped."""
    parts = tag.replace("_", "-").split("-") if strict else tag.split("-")
    at, index = 0, 0
    language = script = country = ""
    variants: list[str] = []
    extensions: dict[str, str] = {}

    def take(pattern: str) -> str | None:
        nonlocal at, index
        if at < len(parts) and re.fullmatch(pattern, parts[at]):
            at += 1
            index += len(parts[at - 1]) + 1
            return parts[at - 1]
        return None

    first = take(r"[A-Za-z]{2,8}")
    if first is not None:
        language = "" if first.lower() == "und" else first
        if len(first) < 4 and (extended := take(r"[A-Za-z]{3}")):
            language = extended
        script = take(r"[A-Za-z]{4}") or ""
        country = take(r"[A-Za-z]{2}|[0-9]{3}") or ""
        while (variant := take(r"[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}")) is not None:
            variants.append(variant)
    while (single := take(r"[0-9A-WY-Za-wy-z]")) is not None:
        values = []
        while (value := take(r"[A-Za-z0-9]{2,8}")) is not None:
            values.append(value.lower())
        if not values or single.lower() in extensions:
            at -= 1
            break
        extensions[single.lower()] = "-".join(values)
    if take(r"[xX]") is not None:
        values = []
        while (value := take(r"[A-Za-z0-9]{1,8}")) is not None:
            values.append(value.lower())
        if "lvariant" in values:
            cut = values.index("lvariant")
            start = at - len(values) + cut + 1
            variants += parts[start:at]
            values = values[:cut]
        if values:
            extensions["x"] = "-".join(values)
    if strict and at < len(parts) and tag:
        raise _ill(f"Invalid subtag: {parts[at]}", index)
    return Locale(language, country, "_".join(variants), script, extensions)


class Category(NativeEnum):
    """What a default locale is for."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Locale$Category"


Category._declare("DISPLAY", "FORMAT")


class Builder(Native):
    """``Locale.Builder``."""

    __slots__ = ("country", "extensions", "language", "script", "variant")
    JAVA_CLASS = "java.util.Locale$Builder"

    def __init__(self) -> None:
        self.language = self.country = self.variant = self.script = ""
        self.extensions: dict[str, str] = {}

    @staticmethod
    def new_0() -> "Builder":
        return Builder()

    def _set(self, name: str, value: str | None, pattern: str, what: str) -> "Builder":
        if value and not re.fullmatch(pattern, value):
            raise _ill(f"Ill-formed {what}: {value}", 0)
        setattr(self, name, value or "")
        return self

    def set_language(self, value: str | None) -> "Builder":
        return self._set("language", value, r"[A-Za-z]{2,8}", "language")

    def set_script(self, value: str | None) -> "Builder":
        return self._set("script", value, r"[A-Za-z]{4}", "script")

    def set_region(self, value: str | None) -> "Builder":
        return self._set("country", value, r"[A-Za-z]{2}|[0-9]{3}", "region")

    def set_variant(self, value: str | None) -> "Builder":
        one = r"(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})"
        self._set("variant", value, rf"{one}(?:[-_]{one})*", "variant")
        self.variant = self.variant.replace("-", "_")
        return self

    def set_language_tag(self, tag: str | None) -> "Builder":
        return self.set_locale(_parsed(tag or "", True) if tag else Locale.ROOT)

    def set_locale(self, locale: Locale) -> "Builder":
        require(locale)
        self.language, self.country, self.script = locale.language, locale.country, locale.script
        self.variant, self.extensions = locale.variant, dict(locale.extensions)
        return self

    def set_extension(self, key: int, value: str | None) -> "Builder":
        letter = chr(key).lower()
        if not (letter.isascii() and letter.isalnum()):
            raise _ill(f"Ill-formed extension key: {chr(key)}", 0)
        if not value:
            self.extensions.pop(letter, None)
            return self
        least = 1 if letter == "x" else 2
        if not re.fullmatch(rf"[A-Za-z0-9]{{{least},8}}(?:[-_][A-Za-z0-9]{{{least},8}})*", value):
            raise _ill(f"Ill-formed extension value: {value}", 0)
        self.extensions[letter] = value.replace("_", "-").lower()
        return self

    def set_unicode_locale_keyword(self, key: str, value: str | None) -> "Builder":
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z]", require(key)):
            raise _ill(f"Ill-formed Unicode locale keyword key: {key}", 0)
        attributes, keywords = self._unicode()
        if value is None:
            keywords.pop(key.lower(), None)
        else:
            keywords[key.lower()] = value.replace("_", "-").lower()
        return self._store_unicode(attributes, keywords)

    def add_unicode_locale_attribute(self, attribute: str) -> "Builder":
        if not re.fullmatch(r"[A-Za-z0-9]{3,8}", require(attribute)):
            raise _ill(f"Ill-formed Unicode locale attribute: {attribute}", 0)
        attributes, keywords = self._unicode()
        return self._store_unicode([*(a for a in attributes if a != attribute.lower()), attribute.lower()], keywords)

    def remove_unicode_locale_attribute(self, attribute: str) -> "Builder":
        attributes, keywords = self._unicode()
        return self._store_unicode([a for a in attributes if a != require(attribute).lower()], keywords)

    def _unicode(self) -> tuple[list[str], dict[str, str]]:
        return Locale("", extensions=self.extensions)._unicode()

    def _store_unicode(self, attributes: list[str], keywords: dict[str, str]) -> "Builder":
        parts = [*attributes, *(f"{key}-{value}".rstrip("-") for key, value in sorted(keywords.items()))]
        if parts:
            self.extensions["u"] = "-".join(parts)
        else:
            self.extensions.pop("u", None)
        return self

    def clear(self) -> "Builder":
        self.set_locale(Locale.ROOT)
        return self

    def clear_extensions(self) -> "Builder":
        self.extensions = {}
        return self

    def build(self) -> Locale:
        return Locale(self.language, self.country, self.variant, self.script, self.extensions)


Locale.ROOT = Locale("")
_CONSTANTS = {
    "ENGLISH": Locale("en"),
    "FRENCH": Locale("fr"),
    "GERMAN": Locale("de"),
    "ITALIAN": Locale("it"),
    "JAPANESE": Locale("ja"),
    "KOREAN": Locale("ko"),
    "CHINESE": Locale("zh"),
    "SIMPLIFIED_CHINESE": Locale("zh", "CN"),
    "TRADITIONAL_CHINESE": Locale("zh", "TW"),
    "FRANCE": Locale("fr", "FR"),
    "GERMANY": Locale("de", "DE"),
    "ITALY": Locale("it", "IT"),
    "JAPAN": Locale("ja", "JP"),
    "KOREA": Locale("ko", "KR"),
    "UK": Locale("en", "GB"),
    "US": Locale("en", "US"),
    "CANADA": Locale("en", "CA"),
    "CANADA_FRENCH": Locale("fr", "CA"),
    "CHINA": Locale("zh", "CN"),
    "PRC": Locale("zh", "CN"),
    "TAIWAN": Locale("zh", "TW"),
    "ROOT": Locale.ROOT,
}

_LOCALE = bind(
    Locale,
    "java.util.Locale",
    constructors="1 2 3",
    constants="PRIVATE_USE_EXTENSION UNICODE_LOCALE_EXTENSION",
    statics="filter/2 filterTags/2 forLanguageTag/1 getDefault/0 getDefault/1 lookup/2 lookupTag/2",
    methods="clone/0 getCountry/0 getDisplayCountry/0 getDisplayCountry/1 getDisplayLanguage/0 getDisplayLanguage/1 "
    "getDisplayName/0 getDisplayName/1 getDisplayScript/0 getDisplayScript/1 getDisplayVariant/0 getDisplayVariant/1 "
    "getExtension/1 getExtensionKeys/0 getLanguage/0 getScript/0 getUnicodeLocaleAttributes/0 getUnicodeLocaleKeys/0 "
    "getUnicodeLocaleType/1 getVariant/0 hasExtensions/0 stripExtensions/0 toLanguageTag/0",
)
_LOCALE.methods({"getISO3Country/0": Locale.get_iso3_country, "getISO3Language/0": Locale.get_iso3_language})
_LOCALE.statics({"getISOCountries/0": Locale.get_iso_countries, "getISOLanguages/0": Locale.get_iso_languages})
_LOCALE.constants(**_CONSTANTS)
CLASSES = (
    _LOCALE,
    bind(Category, "java.util.Locale$Category", "java.lang.Enum"),
    bind(
        Builder,
        "java.util.Locale$Builder",
        constructors="0",
        methods="addUnicodeLocaleAttribute/1 build/0 clear/0 clearExtensions/0 removeUnicodeLocaleAttribute/1 "
        "setExtension/2 setLanguage/1 setLanguageTag/1 setLocale/1 setRegion/1 setScript/1 "
        "setUnicodeLocaleKeyword/2 setVariant/1",
    ),
    *RANGE_CLASSES,
)
