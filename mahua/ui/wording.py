"""What the design kit's Python says to people."""

TODAY, TOMORROW, YESTERDAY = "今天", "明天", "昨天"

ABOUT = "关于哪件事"
ABOUT_NOTHING = "不涉及"
ABOUT_AS_BEFORE = "原来写的那一件"
TOO_MANY_FILES = "一次最多交 {most} 个文件。"
NO_FILE_TAKEN = "文件一个也没有收下，请换掉这一个，再选一次。"
