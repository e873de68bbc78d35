"""The language of a workbook, which XlsxWriter does not write: put into its properties afterwards."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PROPERTIES = "docProps/core.xml"
END = b"</cp:coreProperties>"


def with_language(workbook: bytes, language: str) -> bytes:
    """Return the workbook with its language said in its properties."""
    target = BytesIO()
    with ZipFile(BytesIO(workbook)) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename == PROPERTIES:
                part = part.replace(END, f"<dc:language>{language}</dc:language>".encode() + END)
            after.writestr(entry, part)
    return target.getvalue()
