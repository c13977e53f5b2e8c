"""A table of a slide as a native one: header row marked, column widths set, borders that read in black and white."""

from collections.abc import Sequence

from builder.documents.slides.fit import CELL_END, CELL_SIDE, TABLE_MOST, Placed, column_widths, row_heights
from builder.documents.slides.runs import Manner, text_body
from builder.documents.slides.text import Cell, Grid
from builder.documents.slides.xml import Node, emu, line, no_line, solid, tag

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without grid and fill; ours stand in the cells, so that every program shows them."""
_FAINT = "#c5d5d7"


def fill_table(frame: Node, grid: Grid, placed: Placed, manner: Manner) -> None:
    """Fill the table in a ``p:graphicFrame``, which has as many rows and columns as the grid."""
    table = frame.graphic.graphicData.tbl
    size = min(manner.points, TABLE_MOST)
    manner = Manner(manner.language, size, manner.relate)
    headings = grid.rows[1:] if grid.header else grid.rows
    flags = {
        "firstRow": "1" if grid.header else "0",
        "firstCol": "1" if headings and all(row[0].heading for row in headings) else "0",
        "bandRow": "0",
    }
    table.replace(table.tblPr, tag("a:tblPr", flags, tag("a:tableStyleId", text=_PLAIN_STYLE)))
    for column, width in zip(table.tblGrid.gridCol_lst, column_widths(grid, placed.box.width), strict=True):
        column.set("w", str(emu(width)))
    writing = any(not cell.paragraphs for row in headings for cell in row)
    heights = row_heights(grid, size, placed.box.width)
    for i, (row, cells, height) in enumerate(zip(table.tr_lst, grid.rows, heights, strict=True)):
        row.set("h", str(emu(height)))
        head = grid.header and i == 0
        for node, cell in zip(row.tc_lst, cells, strict=True):
            _fill_cell(node, cell, _borders(head=head, last=i == len(heights) - 1, all_round=writing), manner, head=head)


def _fill_cell(node: Node, cell: Cell, borders: Sequence[Node], manner: Manner, *, head: bool) -> None:
    for child in list(node):
        node.remove(child)
    margins = {"marL": emu(CELL_SIDE), "marR": emu(CELL_SIDE), "marT": emu(CELL_END), "marB": emu(CELL_END)}
    anchor = {"anchor": "ctr" if head else "t"}
    node.append(tag("a:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), *text_body(cell.paragraphs, manner)))
    node.append(tag("a:tcPr", {**margins, **anchor}, *borders, solid("bg2") if head else tag("a:noFill")))


def _borders(*, head: bool, last: bool, all_round: bool) -> list[Node]:
    """Give the borders left, right, above and below: a strong one under the header and at the end, faint ones between rows."""
    side = [line(_FAINT, 1, name) if all_round else no_line(name) for name in ("a:lnL", "a:lnR")]
    above = line("accent1", 2, "a:lnT") if head else no_line("a:lnT")
    strong = head or last
    return [*side, above, line("accent1" if strong else _FAINT, 2 if head else 1, "a:lnB")]
