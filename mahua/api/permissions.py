"""Who keeps the keys of other systems."""

from mahua.access.roles import KEEPING, SYSTEM_ADMINISTRATOR, permission

permission("api.keep_keys", "管理对接密钥", side=KEEPING, roles=(SYSTEM_ADMINISTRATOR,))
