"""The program's name, one term for each way of counting, what it means, and why a line on a chart ends."""

from __future__ import annotations

from core.model import Count

NAME = "Token claims, checked"
"""The program's name."""

LINES = {
    Count.CHARTED: "nine charted",
    Count.NAMED: "every named",
    Count.ALL: "whole platform",
    Count.TOP: "top {n}",
}
"""The counts where there is little room: at the end of a line, on a switch."""

UNTIL = {
    Count.CHARTED: "among the nine until",
    Count.NAMED: "among those named until",
    Count.ALL: "among those named until",
    Count.TOP: "among them until",
}
"""Why a line ends before the others: until when a count had a figure for it."""

GLOSSARY = {
    "token": "A piece of text of about three quarters of an English word. Each maker cuts text in its own way, so "
    "tokens of two makers are not the same size.",
    "nine charted": "The nine models with the most tokens, which the chart on openrouter.ai/rankings names. The press "
    "mostly adds up these.",
    "named": "The fifty models with the most tokens each day, which the data names one by one. The rest is one sum.",
    "whole platform": "Everything that ran through OpenRouter: the named models and the rest.",
    "open-weight": "A model whose parameters anybody can download and run.",
}
"""What the words mean that a reader may not know, in a sentence or two each."""
