"""The measure by which a scheme's accent is refused."""

import pytest

from trustmark.schemes.reading.contrast import contrast


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_what_wcag_says(first, second, ratio):
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
