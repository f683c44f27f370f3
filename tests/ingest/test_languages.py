"""Languages: what is not English is a Problem; what is English never is, however short or odd."""

from pathlib import Path

import pytest

from dateline.ingest.languages import find_language
from tests.hostile import makers as m
from tests.ingest.inputs import kinds, read

OTHERS = {
    "es": "La policía detuvo el jueves a treinta manifestantes en el centro de la capital, según las autoridades.",
    "fr": "La police a arrêté jeudi trente manifestants dans le centre de la capitale, selon les autorités.",
    "de": "Die Polizei nahm am Donnerstag in der Hauptstadt dreißig Demonstranten fest, wie die Behörden mitteilten.",
    "it": "La polizia ha arrestato giovedì trenta manifestanti nel centro della capitale, secondo le autorità.",
    "pt": "A polícia deteve na quinta-feira trinta manifestantes no centro da capital, segundo as autoridades.",
    "nl": "De politie heeft donderdag in de hoofdstad dertig betogers aangehouden, zo meldden de autoriteiten.",
    "pl": "Policja zatrzymała w czwartek w centrum stolicy trzydziestu demonstrantów, poinformowały władze.",
    "tr": "Polis perşembe günü başkentin merkezinde otuz göstericiyi gözaltına aldı, yetkililer açıkladı.",
    "id": "Polisi menangkap tiga puluh pengunjuk rasa di pusat ibu kota pada hari Kamis, kata para pejabat.",
    "sw": "Polisi waliwakamata waandamanaji thelathini katikati ya mji mkuu siku ya Alhamisi, maafisa walisema.",
    "vi": "Cảnh sát đã bắt giữ ba mươi người biểu tình ở trung tâm thủ đô vào thứ Năm, các quan chức cho biết.",
    "ru": "Полиция задержала в четверг в центре столицы тридцать участников протеста, сообщили власти.",
    "uk": "Поліція затримала у четвер у центрі столиці тридцять учасників протесту, повідомила влада.",
    "ar": "اعتقلت الشرطة يوم الخميس ثلاثين متظاهرا في وسط العاصمة، بحسب ما قال مسؤولون.",
    "fa": "پلیس روز پنجشنبه سی معترض را در مرکز پایتخت بازداشت کرد، مقام‌ها گفتند.",
    "hi": "पुलिस ने गुरुवार को राजधानी के केंद्र में तीस प्रदर्शनकारियों को गिरफ्तार किया, अधिकारियों ने कहा।",
    "zh": "官员周四表示，警方在首都市中心逮捕了三十名抗议者。",
    "ja": "当局によると、警察は木曜日に首都の中心部で抗議者三十人を逮捕した。",
    "ko": "당국은 경찰이 목요일 수도 중심부에서 시위대 서른 명을 체포했다고 밝혔다.",
    "he": "המשטרה עצרה ביום חמישי שלושים מפגינים במרכז הבירה, מסרו הרשויות.",
}
ENGLISH = (
    "Police arrested 30 protesters in Dhaka on Thursday, officials said.",
    "POLICE ARRESTED 30 PROTESTERS IN DHAKA ON THURSDAY, OFFICIALS SAID.",
    "Talks in Doha.",
    "30 killed.",
    "Karachi: gunmen kill 3.",
    "Tehreek-e-Taliban Pakistan claimed responsibility; Lashkar-e-Jhangvi denied involvement.",
    "President Mahamat Idriss Déby Itno met Mohamed ould Ghazouani in N'Djamena on Monday.",
    "Houthi rebels (أنصار الله) attacked a ship in the Red Sea, the US military's Central Command said.",
    "“¡No pasarán!” shouted thousands of marchers in Madrid’s Plaza Mayor, where police looked on.",
    "1,204 2,330 19.4 88",
)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_not_taken_for_english(language: str) -> None:
    assert find_language(OTHERS[language]) != "en"


def test_nearly_every_language_is_named_rightly() -> None:
    """py3langid takes a sentence of Hindi for Nepali, which has the same letters."""
    assert sum(find_language(text) == language for language, text in OTHERS.items()) >= 19


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text: str) -> None:
    assert find_language(text) == "en"


def test_another_language_is_a_problem_unless_all_are_wanted(tmp_path: Path) -> None:
    text = f"date 2024-03-01 {OTHERS['es']}"
    assert kinds(read(tmp_path, "a.txt", text)) == ["language"]
    assert kinds(read(tmp_path, "a.txt", text, any_language=True)) == ["article"]


def test_an_english_article_that_quotes_another_language_is_english(tmp_path: Path) -> None:
    text = f"date 2024-03-01 {m.text_of(1)} The poster read: {OTHERS['es']} {m.text_of(2)}"
    assert kinds(read(tmp_path, "a.txt", text)) == ["article"]
