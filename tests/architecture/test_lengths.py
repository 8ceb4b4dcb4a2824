"""The length check sees what it should, so that its silence means something."""

import ast

from tools import check_lengths
from tools.check_lengths import FILE, FUNCTION, TEMPLATE


def test_a_function_is_measured_without_its_docstring():
    code = 'def first():\n    """One\n    two."""\n    x = 1\n    return x\n'

    assert check_lengths.function_length(ast.parse(code).body[0]) == 3


def test_files_functions_and_templates_have_limits_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setattr(check_lengths, "ROOT", tmp_path)
    (tmp_path / "long.py").write_text("def f():\n" + "    x = 1\n" * 70)
    (tmp_path / "page.html").write_text("<p>\n" * 130)

    found = [length for name in ("long.py", "page.html") for length in check_lengths.lengths_of(tmp_path / name)]

    assert found == [(FILE, 71, "long.py"), (FUNCTION, 71, "long.py:1 f"), (TEMPLATE, 130, "page.html")]


def test_one_thing_over_its_limit_fails_the_check_and_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(check_lengths, "ROOT", tmp_path)
    long, fair = tmp_path / "long.py", tmp_path / "fair.py"
    long.write_text("x = 1\n" * 401)
    fair.write_text("x = 1\n" * 251)

    monkeypatch.setattr(check_lengths, "sources", lambda: [fair])
    fair_verdict = check_lengths.main()
    monkeypatch.setattr(check_lengths, "sources", lambda: [fair, long])
    long_verdict = check_lengths.main()

    assert (fair_verdict, long_verdict) == (0, 1)
    assert "FAIL long.py: file of 401 lines" in capsys.readouterr().out
