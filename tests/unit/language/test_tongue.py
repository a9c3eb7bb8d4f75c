"""Other languages are recognised, and English is never taken for one."""

from __future__ import annotations

import pytest

from core import articles
from core.language.tongue import foreign

OTHERS = {
    "Chinese": "2月9日至15日,中国模型在OpenRouter上处理了4.12万亿个词元,首次超过美国模型的2.94万亿。",
    "Japanese": "中国のモデルは、OpenRouterで週に4.12兆トークンを処理し、初めて米国を上回りました。",
    "Korean": "중국 모델은 오픈라우터에서 주간 4.12조 토큰을 처리하여 처음으로 미국을 앞질렀다.",
    "German": "Die chinesischen Modelle haben in der Woche vom 9. bis 15. Februar auf OpenRouter 4,12 Billionen Token "
    "verarbeitet und damit zum ersten Mal die der USA mit 2,94 Billionen übertroffen, wie das Unternehmen mitteilte.",
    "French": "Les modèles chinois ont traité 4,12 billions de jetons sur OpenRouter dans la semaine du 9 au 15 "
    "février et ont dépassé pour la première fois les modèles américains, qui sont à 2,94 billions.",
    "Spanish": "Los modelos chinos procesaron 4,12 billones de tokens en OpenRouter en la semana del 9 al 15 de "
    "febrero y superaron por primera vez a los de Estados Unidos, que se quedaron en 2,94 billones.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    assert foreign(OTHERS[language]) == language


@pytest.mark.parametrize("article", articles.shelf(), ids=lambda article: article.slug)
def test_the_shelf_is_english(article: articles.Article) -> None:
    assert foreign(article.text) == ""


@pytest.mark.parametrize(
    "text", ["", "4.12T", "MiniMax M2.5: 1.44T", "Qwen（通义千问） led the chart with 1.4T tokens of the total."]
)
def test_too_little_says_nothing(text: str) -> None:
    assert foreign(text) == ""
