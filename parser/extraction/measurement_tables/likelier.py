"""A value cell that was read as no value, where the reader wavered and its other reading is one."""

from models.document import Cell
from models.evidence import Method
from parser.extraction.doubts.second_look import SURE
from parser.extraction.measurement_tables.shape import Kit


def likelier_text(cell: Cell, kit: Kit) -> str:
    """The text of the cell, or that of the one other reading that says that nothing was found: `NO` for `ND`.

    Only that is taken, for it is a word that stands there or does not; another number would be a guess. What
    is taken so is never sure.
    """
    if len(cell.words) != 1 or cell.words[0].method is not Method.OCR or cell.words[0].confidence >= SURE:
        return cell.text
    if kit.quantities.read(cell.text) is not None or kit.words.results.read(cell.text) is not None:
        return cell.text
    found = [other for other in cell.words[0].alternatives if _is_nothing(other, kit)]
    return found[0] if len(found) == 1 else cell.text


def _is_nothing(text: str, kit: Kit) -> bool:
    quantity = kit.quantities.read(text)
    return quantity is not None and quantity.operator == "nd"
