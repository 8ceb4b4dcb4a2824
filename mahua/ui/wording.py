"""What the design kit's Python says to people."""

TODAY, TOMORROW, YESTERDAY = "今天", "明天", "昨天"
