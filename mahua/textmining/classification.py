"""What kind of matter a message is about: suggested with confidence, or left to a person; with the words that decided.

Learning is in `training.py` and needs scikit-learn; using a model needs numpy alone. A stored model is numbers and text, never
code: opening one cannot run anything.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property

from mahua.kernel.errors import Refused
from mahua.textmining.deciding_words import deciding_words
from mahua.textmining.features import Array, blocks, weighted

FORMAT = 1
LARGEST_MODEL = 400 << 20  # bytes once unpacked
NO_MODEL = "这不是分类模型文件，或者文件已损坏"


@dataclass(frozen=True)
class Suggestion:
    """The label that fits best, how sure that is (0–1), whether a person should decide, and the words that spoke for it."""

    label: str
    confidence: float
    abstains: bool
    words: tuple[str, ...]


@dataclass(frozen=True)
class Quality:
    """How well a model did on texts that it had not seen, in cross-validation; `kept` are those it does not abstain from."""

    texts: int
    accuracy: float
    macro_f1: float
    coverage: float
    accuracy_of_kept: float


@dataclass(frozen=True)
class Classifier:
    """A linear model over the features of a text; `weights` has a row for each feature and a column for each label."""

    labels: tuple[str, ...]
    vocabulary: Mapping[str, int]
    rarity: Array
    weights: Array
    offsets: Array
    temperature: float
    abstains_below: float
    quality: Quality | None = field(default=None)

    def suggest(self, text: str) -> Suggestion:
        """The label of one message."""
        import numpy as np  # noqa: PLC0415 -- only who classifies pays for it

        vector = weighted(blocks(text), vocabulary=self.vocabulary, rarity=self.rarity)
        numbers = np.fromiter(vector.keys(), np.int64, len(vector))
        amounts = np.fromiter(vector.values(), np.float32, len(vector))
        scores = amounts @ self.weights[numbers] + self.offsets
        shares = np.exp((scores - scores.max()) / self.temperature)
        best, second = np.argsort(-scores)[:2]
        confidence = float(shares[best] / shares.sum())
        pull = dict(zip(vector, amounts * (self.weights[numbers, best] - self.weights[numbers, second]), strict=True))
        return Suggestion(
            label=self.labels[best],
            confidence=confidence,
            abstains=not vector or confidence < self.abstains_below,
            words=deciding_words(text, pull=pull, vocabulary=self.vocabulary),
        )

    def suggest_all(self, texts: Iterable[str]) -> list[Suggestion]:
        """The same for many."""
        return [self.suggest(text) for text in texts]

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that stand for this model and no other."""
        digest = hashlib.sha256(self._told())
        for array in (self.rarity, self.weights, self.offsets):
            digest.update(array.tobytes())
        return digest.hexdigest()[:16]

    def to_bytes(self) -> bytes:
        """To be kept; `from_bytes` gives the same model back."""
        import numpy as np  # noqa: PLC0415

        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            told=np.frombuffer(self._told(), np.uint8),
            fingerprint=np.frombuffer(self.fingerprint.encode(), np.uint8),
            rarity=self.rarity,
            weights=self.weights,
            offsets=self.offsets,
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Classifier":
        """A kept model; refused when it is anything else, damaged, or not as it was written."""
        parts = _parts(data)
        try:
            told = json.loads(parts["told"].tobytes())
            model = cls(
                labels=tuple(told["labels"]),
                vocabulary={feature: number for number, feature in enumerate(told["vocabulary"])},
                temperature=float(told["temperature"]),
                abstains_below=float(told["abstains_below"]),
                quality=Quality(**told["quality"]) if told["quality"] else None,
                **{name: parts[name] for name in ("rarity", "weights", "offsets")},
            )
            is_whole = told["format"] == FORMAT and model.fingerprint == parts["fingerprint"].tobytes().decode()
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise Refused(NO_MODEL) from error
        if not is_whole or model.weights.shape != (len(model.vocabulary), len(model.labels)):
            raise Refused(NO_MODEL)
        return model

    def _told(self) -> bytes:
        told = {
            "format": FORMAT,
            "labels": self.labels,
            "vocabulary": list(self.vocabulary),
            "temperature": self.temperature,
            "abstains_below": self.abstains_below,
            "quality": asdict(self.quality) if self.quality else None,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _parts(data: bytes) -> dict[str, Array]:
    import numpy as np  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST_MODEL:
                raise Refused(NO_MODEL)
        with np.load(io.BytesIO(data), allow_pickle=False) as parts:
            return {name: parts[name] for name in parts.files}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, MemoryError) as error:
        raise Refused(NO_MODEL) from error
