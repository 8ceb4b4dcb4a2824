"""A model suggests a label with words for it, holds back when unsure, and can be kept without trusting the file."""

import io
import pickle
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from mahua.kernel.errors import Refused
from mahua.textmining.classification import Classifier
from mahua.textmining.training import train
from tests.factories.messages import labelled_messages


@pytest.fixture(scope="module")
def model():
    return train(*labelled_messages(30))


def test_messages_of_the_same_kind_get_their_label(model):
    texts, labels = labelled_messages(20, seed=2)

    suggested = model.suggest_all(texts)

    right = [each.label == label for each, label in zip(suggested, labels, strict=True)]
    assert sum(right) >= 0.95 * len(right)


def test_it_says_which_words_decided(model):
    suggestion = model.suggest("松鹤家园的自来水水压太低，水表也不准")

    assert suggestion.label == "供水"
    assert "自来水" in suggestion.words


def test_no_name_place_or_number_is_among_the_words():
    texts, labels = labelled_messages(20)
    signed = [
        f"{text}我叫王小明，电话13800138000，住在北京" if label == "供水" else text
        for text, label in zip(texts, labels, strict=True)
    ]

    suggested = train(signed, labels).suggest(signed[labels.index("供水")])

    assert suggested.label == "供水"
    assert not {"王小明", "小明", "北京", "13800138000"} & set(suggested.words)
    assert all(len(word) >= 2 for word in suggested.words)


def test_it_abstains_from_what_it_knows_nothing_about(model):
    assert model.suggest("").abstains
    assert model.suggest("13800138000 !!!").abstains
    assert (
        model.suggest("自来水停水，也等不到公交车末班车，养老金资格认证").confidence
        < model.suggest("自来水停水，水管漏水").confidence
    )


def test_it_abstains_from_about_the_share_that_was_asked_for():
    texts, labels = labelled_messages(40)
    noisy = [labels[(number + 1) % len(labels)] if number % 4 == 0 else label for number, label in enumerate(labels)]

    quality = train(texts, noisy, coverage=0.7).quality

    assert 0.65 <= quality.coverage <= 0.75
    assert quality.accuracy_of_kept >= quality.accuracy


def test_a_kept_model_answers_the_same(model):
    texts, _ = labelled_messages(3, seed=3)

    again = Classifier.from_bytes(model.to_bytes())

    assert again.fingerprint == model.fingerprint
    assert again.quality == model.quality
    assert again.suggest_all(texts) == model.suggest_all(texts)


def test_another_model_has_another_fingerprint(model):
    assert train(*labelled_messages(30, seed=5)).fingerprint != model.fingerprint


def test_the_same_texts_give_the_same_model(model):
    assert train(*labelled_messages(30)).fingerprint == model.fingerprint


def with_code_inside():
    buffer = io.BytesIO()
    np.savez(buffer, told=np.array([{"format": 1}], dtype=object), allow_pickle=True)
    return buffer.getvalue()


def claiming(shape=(1,), told=b"[]"):
    """A package whose header claims more numbers than there are, or whose words nest without end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        part = io.BytesIO()
        np.lib.format.write_array_header_1_0(part, {"descr": "|u1", "fortran_order": False, "shape": shape})
        package.writestr("told.npy", part.getvalue() + told)
    return buffer.getvalue()


NESTED = b"[" * 100_000


@pytest.mark.parametrize("data", [claiming((10**14,)), claiming((len(NESTED),), NESTED)])
def test_a_package_that_only_claims_to_be_a_model_is_refused(data):
    with pytest.raises(Refused, match=r"不是分类模型文件|已损坏"):
        Classifier.from_bytes(data)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", pickle.dumps({"labels": ["a"]}), with_code_inside()])
def test_what_is_no_model_is_refused_and_never_run(data):
    with pytest.raises(Refused, match="不是分类模型文件"):
        Classifier.from_bytes(data)


def test_a_model_that_was_changed_is_refused(model):
    buffer = io.BytesIO()
    with np.load(io.BytesIO(model.to_bytes())) as parts:
        np.savez_compressed(buffer, **{**parts, "offsets": parts["offsets"] + 1})

    with pytest.raises(Refused, match="已损坏"):
        Classifier.from_bytes(buffer.getvalue())


@pytest.mark.parametrize(
    ("texts", "labels", "words"),
    [
        (["停水了", "停电了"], ["供水", "供水"], "至少要有两种类别"),
        (["停水了", "又停水", "停电了"], ["供水", "供水", "供电"], "只有 1 条：供电"),
    ],
)
def test_too_little_to_learn_from_is_refused_in_words(texts, labels, words):
    with pytest.raises(Refused, match=words):
        train(texts, labels)


def test_using_a_model_needs_no_scikit_learn(model, tmp_path):
    kept = tmp_path / "model"
    kept.write_bytes(model.to_bytes())
    code = (
        "import sys, pathlib; from mahua.textmining.classification import Classifier;"
        "assert 'numpy' not in sys.modules;"
        "print(Classifier.from_bytes(pathlib.Path(sys.argv[1]).read_bytes()).suggest('自来水停水').label);"
        "assert not {'sklearn', 'scipy', 'django'} & set(sys.modules)"
    )

    command = [sys.executable, "-c", code, str(kept)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- our own program

    assert said.stdout.strip() == "供水"
