"""When two inspections are about the same matter, however it is written."""

import re

APART = re.compile(r"[\s\W_]+")
AROUND = re.compile(
    r"^(?:\d{4}年?(?:度)?|年度|关于|开展)+|(?:情况|工作)?(?:的)?(?:专项|综合)?(?:检查|督查|督导|调研督导)?$"
)


def subject_key(words: str) -> str:
    """“2026年度消防安全专项检查” and “消防安全 检查” are one matter: what is left without marks, year and the word inspection."""
    bare = APART.sub("", words).casefold()
    return AROUND.sub("", bare) or bare
