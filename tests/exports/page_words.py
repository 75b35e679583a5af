"""The words of a page that its blank Word document has to say too."""

from html.parser import HTMLParser

# Parts of a page that are for the page alone: when a version of a paragraph stands, why something is asked, how to answer on paper.
LEFT_OUT = ["app-variant__when", "nhsuk-details", "app-blank__how", "app-blank__if", "nhsuk-hint"]
EMPTY = {"br", "hr", "img", "input", "wbr", "meta", "link"}


class Words(HTMLParser):
    """Collects text inside an element of the wanted class, without what is left out."""

    def __init__(self, wanted, tags):
        super().__init__()
        self.wanted, self.tags = wanted, tags
        self.open = []
        self.parts = []

    def handle_starttag(self, tag, attributes):
        if tag not in EMPTY:
            self.open.append((tag, (dict(attributes).get("class") or "").split()))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        classes = [name for _, names in self.open for name in names]
        inside = self.wanted in classes and not any(name in classes for name in LEFT_OUT)
        if inside and (not self.tags or any(tag in self.tags for tag, _ in self.open)):
            # A blank in the plural says so on the page only.
            gap = bool(self.open) and "app-gap" in self.open[-1][1]
            self.parts.append(text.split(", plural")[0] if gap else text)


def of(html):
    """The kind of the page, and its words: all of a document's, the headings, questions and choices of a form."""
    if "app-blank" in html:
        # What happens next is told on the page, behind the form.
        words = Words("app-blank", {"h2", "h3", "li"})
        words.feed(html.split("<h2>What happens next</h2>")[0])
        return "form", " ".join(words.parts)
    words = Words("app-document", None)
    words.feed(html)
    return "document", " ".join(words.parts)
