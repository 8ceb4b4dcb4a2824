"""Every Chinese label and message the console's Python needs."""

WRONG_LOG_IN = "登录名或密码不正确。连续 {limit} 次不正确，账号将暂停登录 {minutes} 分钟。"
