"""Codes of streets, communities and grid cells: their shapes only, never a register of real ones.

统计用区划代码 has 12 digits: 6 of the county (GB/T 2260), 3 of the street or township (GB/T 10114), 3 of the community or
village; a street's own code ends in 000. A grid cell's code begins with that of its community.
"""

LENGTH = 12
COUNTY, STREET = 6, 9  # how many digits name the county, and with it the street
GRID_LENGTH = 15  # DB11: three more digits; CJ/T 349-2010 has eight more
LAST_STREET = 599  # 001–099 街道, 100–199 镇, 200–399 乡, 400–599 政企合一
NONE = "000"


def fault_of(code: str, *, grid_length: int = GRID_LENGTH) -> str:
    """What is wrong with a code, as `digits`, `length`, `county`, `street` or `grid`; empty when its shape is valid."""
    if not (code.isascii() and code.isdigit()):
        return "digits"
    if len(code) not in {LENGTH, grid_length}:
        return "length"
    if code.startswith("0"):
        return "county"
    if not 1 <= int(code[COUNTY:STREET]) <= LAST_STREET:
        return "street"
    if len(code) > LENGTH and (code[STREET:LENGTH] == NONE or int(code[LENGTH:]) == 0):
        return "grid"
    return ""


def level_of(code: str) -> str:
    """What a valid code names: a street, a community or a grid cell."""
    if len(code) > LENGTH:
        return "grid"
    return "street" if code.endswith(NONE) else "community"


def community_of(grid_code: str) -> str:
    """The code of the community a grid cell belongs to."""
    return grid_code[:LENGTH]
