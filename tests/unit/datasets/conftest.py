import pytest

from core.datasets import Dataset, load


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return load()
