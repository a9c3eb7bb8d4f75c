"""Every sentence that a reader is told about a text on its way in."""

from __future__ import annotations

from core.intake.found import LARGEST, MEGABYTE, PAGES

TOO_LARGE = (
    f"This file is larger than {LARGEST // MEGABYTE} MB, the limit. Paste the article's words, or save it without its "
    "pictures."
)
TOO_MANY_PAGES = f"This PDF has more than {PAGES} pages, the limit. Save the pages of one article as a file of its own."
TOO_MUCH = (
    "This file takes more time or memory to read than any article does, and was put aside. Open it in its own program "
    "and paste the words."
)
BROKEN = (
    "This {kind} cannot be read: it is damaged, or of a form that this program does not know. "
    "Open it in its own program and paste the words."
)
PROTECTED = "This PDF is protected by a password. Open it in its own program and paste the words."
NO_WORDS_IN_PDF = (
    "This PDF holds no words, only pictures of them. Have them recognised (OCR) first, or type the numbers' sentences."
)
OLD_WORD = "This is a file of Word's older kind (.doc). Save it as .docx, or paste the words."
OTHER_PACKED = "This is a packed file and no Word document. Upload .txt, .md, .html, .pdf or .docx, or paste the words."
RICH_TEXT = "This is a file in rich text (.rtf). Save it as .docx or as plain text, or paste the words."
EMPTY_PAGE = (
    "There is hardly a word of an article in this page. It may be behind a paywall, or be put together by scripts, "
    "which are not run here. Open it in a browser and paste the words."
)
PAYWALL = "The page says that not all of it is free to read: what is behind its paywall is not in this text."

FROM_PAGE = "Published {day}, as the page's own data say."
FROM_TEXT = "Published {day}, as the text says: “{words}”."
FROM_FRONT = "Published {day}, as the lines at the head of the text say."

ONLY_WEB = "Only addresses that begin with http:// or https:// can be read. Paste the article's words instead."
NOT_AN_ADDRESS = "This is no complete web address. Write it as in a browser's line: https://example.org/article."
WITH_PASSWORD = "An address with a user name or password in it is not read. Paste the article's words instead."
NOT_PUBLIC = (
    "{host} is not read: it leads to a private network, not to the public web. Paste the article's words instead."
)
NOT_FOUND = "There is no host called {host}. Look at the address again, or paste the article's words."
NO_ANSWER = "{host} does not answer as a web page should. Try again later, or paste the article's words."
TOO_SLOW = "{host} took more than {seconds:.0f} seconds. Open the page in a browser and paste the words."
TOO_MANY_MOVES = (
    "{host} sends on from address to address without an end. Open the page in a browser and paste the words."
)
REFUSED = (
    "{host} answers with {status} instead of the page. It may want a subscription or keep programs out: "
    "open it in a browser and paste the words."
)
PAGE_TOO_LARGE = "The page is larger than {megabytes} MB, the limit. Open it in a browser and paste the words."
WRONG_TYPE = "The address holds no article but {type}. Only HTML, plain text and PDF are read."
SWITCHED_OFF = "Web addresses are not read here. Open the page in a browser and paste its words."
