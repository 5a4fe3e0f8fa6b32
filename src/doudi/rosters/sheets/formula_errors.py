"""What a formula shows that has failed."""

import re

_SHOWN = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
FORMULA_ERRORS = tuple(_SHOWN.values())

_KIND = re.compile(r"Error\((\w+)\)")


def error_text(detail: str) -> str:
    """As Excel shows it, from what fastexcel says: `… got 'Error(Div0)'`."""
    kind = _KIND.search(detail)
    return _SHOWN.get(kind[1], "#N/A") if kind else "#N/A"
