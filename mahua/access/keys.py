"""Keys of this installation: made on first use, kept in a folder of their own beside MAHUA_HOME, never inside it.

So a copy or a backup of MAHUA_HOME carries no key. Pure: settings read it before Django is up.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def key_folder(home: Path, *, named: str | None) -> Path:
    """Where the keys lie: MAHUA_KEYS, or `<home>.keys` beside the home folder."""
    folder = Path(named).resolve() if named else home.with_name(home.name + ".keys")
    if folder == home or folder.is_relative_to(home):
        raise SystemExit(f"密钥文件夹 {folder} 不能放在数据文件夹 {home} 里面：备份会把密钥一并带走。请改 MAHUA_KEYS。")
    return folder


def own_key(folder: Path, name: str, *, size: int = 48) -> str:
    """The key called `name`, hexadecimal; written once, readable only by its owner."""
    file = folder / f"{name}.key"
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = folder / f"{name}.{secrets.token_hex(4)}.new"
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as written:
            written.write(secrets.token_hex(size) + "\n")
        with suppress(FileExistsError):  # another process was first: its key holds
            os.link(made, file)  # the name appears with the whole key behind it, never empty
        made.unlink()
        return file.read_text().strip()
