"""A project written as REFI-QDA: the same project gives the same bytes."""

import zipfile
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.codebook import Codebook
from folkmoot.analysis.coding.refi_qda.descriptions import description
from folkmoot.analysis.coding.refi_qda.making import add, guid, say
from folkmoot.analysis.coding.refi_qda.project import NAMESPACE, ORIGIN, READ_BY, Project
from folkmoot.analysis.coding.refi_qda.writing_memos import add_notes, note_texts, refer_to_notes
from folkmoot.analysis.coding.refi_qda.writing_texts import add_texts, values

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def export(project: Project) -> bytes:
    """Give *project* as a .qdpx file.

    Texts are UTF-8 with line feeds, positions count Unicode characters from 0, and the end is the
    first character that is not in the selection. Each coder's selections are their own, for some
    programs read one coder for a selection; a memo is the description of its selection. What was
    said of a response that is not among the texts is left out.
    """
    target, project = BytesIO(), _of_its_texts(project)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _document(project))
        for text in project.texts:
            _put(archive, f"sources/{guid('source', text.id)}.txt", text.text.encode())
        for name, content in note_texts(project):
            _put(archive, name, content)
    return target.getvalue()


def _of_its_texts(project: Project) -> Project:
    held = {text.id for text in project.texts}
    return replace(
        project,
        codings=tuple(one for one in project.codings if one.segment.response in held),
        remarks=tuple(one for one in project.remarks if one.segment.response in held),
        memos=tuple(one for one in project.memos if not one.response or one.response in held),
        readers={id: own for id, own in project.readers.items() if id in held},
    )


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)


def _document(project: Project) -> bytes:
    spaces = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap=spaces)  # type: ignore[arg-type]  # stub
    day = f"{project.on.isoformat()}T00:00:00Z" if project.on else ""
    say(root, name=project.name or ORIGIN, origin=ORIGIN, creationDateTime=day)
    _add_users(root, project)
    if project.codebook.codes:
        _add_codes(add(add(root, "CodeBook"), "Codes"), project)
    _add_variables(root, project)
    add_texts(root, project, day)
    add_notes(root, project, day)
    _add_readers(root, project)
    add(root, "Description", _version(project.codebook))
    refer_to_notes(root, tuple(one for one in project.memos if not (one.code or one.response)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _version(codebook: Codebook) -> str:
    return f"Codebook: {codebook.name}\nVersion: {codebook.version}"


def _add_users(root: etree._Element, project: Project) -> None:
    coders = {one.coder for one in project.codings} | {one.coder for one in project.remarks}
    coders |= {one.coder for one in project.memos if one.coder}
    coders |= {coder for own in project.readers.values() for coder in own}
    if coders:
        users = add(root, "Users")
        for coder in sorted(coders):
            add(users, "User", guid=guid("user", coder), name=coder)


def _add_codes(parent: etree._Element, project: Project, under: str = "") -> None:
    for code in project.codebook.under(under):
        element = add(
            parent,
            "Code",
            guid=guid("code", code.id),
            name=code.name,
            isCodable="true" if code.is_codable else "false",
            color=code.colour,
        )
        add(element, "Description", description(code))
        refer_to_notes(element, tuple(one for one in project.memos if one.code == code.id))
        _add_codes(element, project, code.id)


def _add_variables(root: etree._Element, project: Project) -> None:
    names = sorted({name for text in project.texts for name, _ in values(text)})
    if names:
        variables = add(root, "Variables")
        for name in names:
            own = guid("variable", name)
            add(variables, "Variable", guid=own, name=name, typeOfVariable="Text")


def _add_readers(root: etree._Element, project: Project) -> None:
    read: dict[str, list[str]] = defaultdict(list)
    for text in project.texts:
        for coder in project.readers.get(text.id, ()):
            read[coder].append(text.id)
    if read:
        sets = add(root, "Sets")
        for coder, texts in sorted(read.items()):
            own = add(sets, "Set", guid=guid("read by", coder), name=READ_BY + coder)
            for text_id in texts:
                add(own, "MemberSource", targetGUID=guid("source", text_id))
