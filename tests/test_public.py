"""What Dateline promises to other programs, and no more."""

import subprocess
import sys

import dateline


def test_the_public_names() -> None:
    assert dateline.__all__ == [
        "Article",
        "Coding",
        "DatelineError",
        "Document",
        "Event",
        "InputError",
        "Problem",
        "Settings",
        "SetupError",
        "Span",
        "code",
        "open",
        "read",
        "show",
    ]


def test_they_are_sorted_and_found() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    assert set(dateline.HOMES) == set(dateline.__all__)
    for name in dateline.__all__:
        assert getattr(dateline, name).__name__ == name


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert dateline.__version__ == version("dateline")


def test_the_bare_import_loads_no_library() -> None:
    heavy = "{'numpy', 'onnxruntime', 'sqlalchemy', 'rich', 'typer'}"
    script = f"import sys, dateline; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
