"""Reading the facts of a consultation pack: texts in all its languages, dates, lists of ids."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from folkmoot.consultation.wording import Wording
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.languages import own_name
from folkmoot.foundation.packs import PackFile
from folkmoot.foundation.references import Kind, Reference

Table = Mapping[str, object]


def read_text(
    texts: Mapping[str, str], name: str, *, folder: str, optional: bool = False
) -> PackFile:
    """Read one TOML file of *texts*; a missing one is empty where it is *optional*."""
    shown = f"{folder}/{name}"
    if name not in texts and not optional:
        raise PackFaults([Fault(shown, 1, "This file is missing. Add it to the pack.")])
    text = texts.get(name, "")
    try:
        return PackFile(Path(name), shown, tomllib.loads(text), tuple(text.splitlines()))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else 1
        raise PackFaults([Fault(shown, line, f"This is not TOML: {error}.")]) from error


@dataclass(frozen=True, slots=True)
class Reading:
    """One file being read; what is wrong goes to its faults and an empty value comes back."""

    file: PackFile

    def languages(self) -> tuple[str, ...]:
        """Give the pack's languages, the original first."""
        codes = self.ids(self.file.data, "languages")
        if not codes and not self._said("languages"):
            self.file.fault('Say which languages the pack is in: languages = ["en", "fr"].')
        return tuple(code for code in codes if self._is_language(code))

    def policy(self) -> Reference:
        """Give the version that is consulted on."""
        text = self.file.text(self.file.data, "policy")
        try:
            reference = Reference.parse(text) if text else Reference(Kind.POLICY, "missing", "0")
        except InputError as error:
            self.file.fault(str(error), key="policy")
            return Reference(Kind.POLICY, "missing", "0")
        if reference.kind is not Kind.POLICY or not reference.version or reference.part:
            self.file.fault(
                f"'{text}' is not one version of a policy. Write policy:name@1.", key="policy"
            )
        return reference

    def day(self, key: str) -> date:
        """Give the day under *key*."""
        value = self.file.data.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.file.fault(
            f"'{key}' must be a day. Write {key} = 2025-09-01, without quotes.", key=key
        )
        return date.min

    def wording(self, table: str) -> Wording:
        """Give the texts of [table], one for each of the pack's languages."""
        texts = self.file.data.get(table)
        if not isinstance(texts, Mapping):
            self.file.fault(f"[{table}] is missing. Add it, with one text for each language.")
            return Wording()
        return self._in_all_languages(texts, table, 0)

    def part(
        self, holder: Table, key: str, of: str, position: int, *, optional: bool = False
    ) -> Wording:
        """Give the texts key.en, key.fr … of the table *of* at *position*."""
        texts = holder.get(key)
        if isinstance(texts, Mapping):
            return self._in_all_languages(texts, of, position, prefix=f"{key}.")
        if texts is not None or not optional:
            self.file.fault(
                f"'{key}' must be there in each language. Write {key}.en = \"…\".", of, position
            )
        return Wording()

    def ids(self, holder: Table, key: str, of: str = "", position: int = 0) -> tuple[str, ...]:
        """Give the list of ids under *key*, empty where there is none."""
        value = holder.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.file.fault(
            f"'{key}' must be a list of texts, such as {key} = [\"2.1\"].", of, position, key
        )
        return ()

    def _in_all_languages(
        self, texts: Table, of: str, position: int, *, prefix: str = ""
    ) -> Wording:
        codes = self.ids(self.file.data, "languages")
        for code in codes:
            text = texts.get(code)
            if not isinstance(text, str) or not text.strip():
                self.file.fault(
                    f"'{prefix}{code}' is missing or empty. Write the text in {code}, or take "
                    f"{code} out of languages.",
                    of,
                    position,
                    f"{prefix}{code}",
                )
        for code in sorted(set(texts) - set(codes)):
            self.file.fault(
                f"'{prefix}{code}' is in no language of this pack. Add it to languages, or "
                f"take the text out.",
                of,
                position,
                f"{prefix}{code}",
            )
        found = ((code, texts.get(code)) for code in codes)
        return Wording.of({code: text for code, text in found if isinstance(text, str)})

    def _is_language(self, code: str) -> bool:
        try:
            return bool(own_name(code))
        except InputError as error:
            if not self._said(f"'{code}' is not"):
                self.file.fault(str(error), key="languages")
            return False

    def _said(self, words: str) -> bool:
        return any(words in fault.message for fault in self.file.faults)
