"""Invented names of small firms and of the doors people live behind, as registers write them."""

STEMS = (
    *("顺和", "恒丰", "广源", "瑞祥", "聚兴", "永顺", "德润", "万通", "金穗", "惠民", "宏达", "益众"),
    *("同心", "丰裕", "正大", "兴隆", "天合", "康泰", "福源", "盛泰", "和美", "长青", "安泰"),
)
TRADES = ("商行", "商店", "粮油店", "建材店", "农资店", "维修部", "小吃店")
"""What ordinary people run. Their number and that of the stems have no common divisor: many names come of both."""
DOORS = 90


def stem(number: int) -> str:
    """The word by which a firm is known."""
    return STEMS[number % len(STEMS)]


def door(village: str, number: int, part: str) -> str:
    """The address of a house, and which part of it."""
    return f"{village}{number % DOORS + 10}号{part}"
