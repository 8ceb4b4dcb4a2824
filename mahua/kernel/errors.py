"""The one way the domain says no."""


class Refused(Exception):
    """A verb that may not happen now; the words say what, where and what to do, and are shown to people as they are."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
