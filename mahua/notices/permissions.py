"""What may be done with how people are told. Reading notices needs no permission: everybody has their own."""

from mahua.access.roles import KEEPING, SYSTEM_ADMINISTRATOR, UNIT_ADMINISTRATOR, permission

KEEPERS = (UNIT_ADMINISTRATOR, SYSTEM_ADMINISTRATOR)

permission("notices.keep_setting", "设置本单位的通知", side=KEEPING, roles=KEEPERS)
permission("notices.keep_webhook", "配置本单位的群机器人", side=KEEPING, roles=KEEPERS)
