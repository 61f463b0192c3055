"""What stands at the head of every page besides the template's own: a mark, a running line, a watermark behind the text."""

from __future__ import annotations

from collections.abc import Mapping

from gwstd.document import Document
from gwstd.render._docx_xml import NAMESPACES, attribute, paragraph, run

_POINTS = 88
"""Height of the watermark's type; five characters then fill the diagonal of the type area."""
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def page_head(document: Document, styles: Mapping[str, str]) -> str:
    """The header part of a document that has one of its own."""
    mark = paragraph(styles["校验标记"], run(document.stamp)) if document.stamp else ""
    drawing = _watermark(document.watermark) if document.watermark else ""
    line = ""
    if document.running or drawing:
        line = paragraph(styles["header"], run(document.running) + drawing)
    return (
        f'<w:hdr {NAMESPACES} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f"{mark}{line}</w:hdr>"
    )


def _watermark(text: str) -> str:
    """Large pale text across the page, drawn as Word itself draws a watermark, which WPS and LibreOffice know."""
    words = attribute(text)
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_POINTS * len(text)}pt;height:{_POINTS}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:pict>{_SHAPE_TYPE}<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        f'alt="水印：{words}" style="{place}" o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{words}"/></v:shape></w:pict></w:r>'
    )
