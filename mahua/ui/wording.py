"""What the design kit's Python says to people."""

TODAY, TOMORROW, YESTERDAY = "今天", "明天", "昨天"

ABOUT = "关于哪件事"
ABOUT_NOTHING = "不涉及"
ABOUT_AS_BEFORE = "原来写的那一件"
