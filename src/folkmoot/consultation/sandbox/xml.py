"""XML to a tree: no entity is expanded, nothing is fetched, nothing grows too large."""

from lxml import etree

from folkmoot.foundation.errors import UnreadableFile


def parsed(data: bytes, fault: str) -> etree._Element:
    """Read *data*; raise UnreadableFile with *fault* where it is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(fault) from error
