"""The stories, as other pages and previews name them."""

from __future__ import annotations

# File, title, what it is about, and the kind of the claim whose figures on each count say it.
STORIES = (
    ("story_overtaking", "The week China overtook the US, or did it?", "Nine models against all of them", "overtake"),
    ("story_three_to_one", "Three to one", "A ratio, and who has to be counted for it", "multiple"),
    ("story_who_grew", "Five to twenty-five: who grew", "The Chinese part of half a year’s growth", "contribution"),
    ("story_slipped_decimal", "The slipped decimal", "One week, two totals, and a factor of ten", ""),
    ("story_tokens", "What a token is", "And what a router cannot see", ""),
)
