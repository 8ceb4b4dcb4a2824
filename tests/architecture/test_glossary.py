"""One Chinese term ↔ one English name: docs/glossary.yml against models, sources, templates, facts and addresses."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.urls import get_resolver

from mahua.ledger.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent.parent
ENTRIES = yaml.safe_load((ROOT / "docs" / "glossary.yml").read_text(encoding="utf-8"))
MODELS = {model._meta.label: model for model in apps.get_models() if model.__module__.startswith("mahua.")}
SOURCES = [
    path
    for pattern in ("**/*.py", "**/*.html", "**/*.js", "**/*.css")
    for path in (ROOT / "mahua").glob(pattern)
    if "vendor" not in path.parts and "migrations" not in path.parts
]


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_has_one_entry(language):
    counted = Counter(entry[language] for entry in ENTRIES)

    assert [word for word, count in counted.items() if count > 1] == []


def test_every_model_has_exactly_one_entry_and_bears_its_name():
    listed = {entry["model"]: (entry["zh"], entry["en"]) for entry in ENTRIES if "model" in entry}

    assert listed == {label: (model._meta.verbose_name, snake(model.__name__)) for label, model in MODELS.items()}


def test_no_avoided_chinese_word_stands_in_a_source_or_template():
    avoided = {word for entry in ENTRIES for word in entry.get("zh_not", ())}

    found = {(word, str(path)) for path in SOURCES for word in avoided if word in path.read_text(encoding="utf-8")}

    assert avoided
    assert found == set()


def test_no_avoided_english_word_stands_in_code():
    avoided = {word for entry in ENTRIES for word in entry.get("en_not", ())}
    pattern = re.compile(rf"(?i)(?<![a-z])({'|'.join(map(re.escape, avoided))})(s|_|\b)")

    found = {(hit[1], str(path)) for path in SOURCES for hit in pattern.finditer(path.read_text(encoding="utf-8"))}

    assert pattern.search("organization_code")
    assert found == set()


def test_a_fact_is_called_after_a_noun_of_the_glossary():
    nouns = {entry["en"] for entry in ENTRIES}

    assert {code for code in KINDS if code.split(".")[0] not in nouns} == set()


def test_an_address_begins_with_the_name_of_a_module():
    assert set(get_resolver().namespace_dict) <= {config.label for config in apps.get_app_configs()}
