"""The elements of a project's document by their names, whatever version of the namespace."""

from collections.abc import Iterator

from lxml import etree

from folkmoot.analysis.corpus import clean


def elements(element: etree._Element) -> Iterator[etree._Element]:
    """Give the children of *element* that are elements; comments are none."""
    for child in element:
        if isinstance(child.tag, str):
            yield child


def below(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Give the children of *element* with one of *tags*."""
    return (child for child in elements(element) if tag_of(child) in tags)


def inside(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """Give the descendants of *element* along *path*."""
    if not path:
        yield element
        return
    for child in below(element, path[0]):
        yield from inside(child, *path[1:])


def tag_of(element: etree._Element) -> str:
    """Give the name of *element* without its namespace."""
    return etree.QName(element).localname


def guid_of(element: etree._Element, attribute: str = "guid") -> str:
    """Give a guid in one form: some programs write it in braces, some in capitals."""
    return element.get(attribute, "").strip().strip("{}").lower()


def name_of(element: etree._Element) -> str:
    """Give the name that *element* tells, on one line."""
    return " ".join(clean(element.get("name", "")).split())


def description_of(element: etree._Element) -> str:
    """Give the description of *element*, or ""."""
    return clean("\n".join(one.text or "" for one in below(element, "Description")))
