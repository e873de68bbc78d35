"""What a PDF says of itself: its title, its author, its day, and that it is PDF/UA-1."""

from datetime import date
from typing import Any
from xml.sax.saxutils import escape  # nosec B406  # writes XML, reads none

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def packet(info: Any, day: date) -> bytes:
    """Return the metadata as XMP; `info` is what the document was told of its title and author."""
    said = {name: escape(str(getattr(info, name))) for name in ("title", "author", "creator")}
    return PACKET.format(day=f"{day.isoformat()}T00:00:00Z", **said).encode()


def info_date(day: date, *_: int) -> str:
    """Return the day as the older way of saying it; the hour of making is left out, so that bytes stay equal."""
    return f"D:{day:%Y%m%d}000000Z"
