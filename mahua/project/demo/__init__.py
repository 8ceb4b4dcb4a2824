"""示例区: a synthetic district that tells a story, so that every screen has something true to show.

Nothing in it is real: names are drawn from short lists, and the same seed gives the same district on the same day.
"""

from mahua.project.demo.district import load

__all__ = ["load"]
