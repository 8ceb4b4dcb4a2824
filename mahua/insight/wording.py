"""Every Chinese label and message insight needs."""

SIGNS = {
    "none": "还没有结合点",
    "afterwards": "结合点多为事后关联",
    "batch": "结合点多为同一两天里一并关联",
    "year_end": "结合点多在12月",
    "only_decided": "会上有决定，还没见到一起办的",
    "few": "一起办成的事还不多",
}
NEXT_TASK = "下次支委会可把“{title}”列为议题，看哪名党员愿意承担。"
NEXT_MEASURE = "下次支委会可把“{title}”列为议题，定一件两股一起办的事。"
NEXT_PLAIN = "下次支委会可把这件事列为议题，定一件两股一起办的事。"
NEXT_CHECK = "下一次检查可以把两股一并看。"

LEVELS = {
    "district": "区和工委",
    "leaders": "单位党组成员本人",
    "leading_group": "单位党组",
    "party_committee": "机关党委",
    "general_branch": "党总支",
    "branch": "党支部",
    "cell": "党小组",
}
THIS_YEAR, YEAR_BEFORE = "{year}年", "{year}年同期"
SHARE = "已见记录（%）"
