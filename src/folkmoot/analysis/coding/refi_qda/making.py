"""Elements and guids of a project that is written; the same thing has the same guid every time."""

import re
from typing import Final
from uuid import UUID, uuid5

from lxml import etree

from folkmoot.analysis.coding.refi_qda.project import NAMESPACE

OURS: Final = UUID("6f6a9a3e-5d0c-5a7e-9f0f-3c1d5b7a2e41")
"""Under it every guid is made out of what it names."""

_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element to *parent*, with its *text* and *attributes*."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    say(element, **attributes)
    if text:
        element.text = writable(text)
    return element


def say(element: etree._Element, **attributes: str) -> None:
    """Set *attributes* of *element*; empty ones are left out."""
    for name, value in attributes.items():
        if value:
            element.set(name, writable(value))


def writable(text: str) -> str:
    """Give *text* without what XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def guid(kind: str, name: str) -> str:
    """Give the guid of the thing of this *kind* that is called *name*."""
    return str(uuid5(OURS, f"{kind}:{name}"))
