#!/usr/bin/env python3
"""Opens Word files with readers that had no part in writing them, and says what is wrong.

    cargo run -p files --example docx -- letter.docx form.docx
    python3 tests/exports/check_docx.py letter.docx form.docx
    python3 tests/exports/check_docx.py --reader python-docx --site dist tests/output/word/*.docx

Readers: python-docx (Debian: python3-docx), and LibreOffice (Debian: libreoffice-writer-nogui, poppler-utils), which is
slower and also judges pages and their structure. tests/run uses the first alone. With --site every blank document of the built
site is opened as well, and has to say what its page says; a NAME.docx with a NAME.txt beside it has to say what that says.
With --pictures FOLDER each page is also drawn as a PNG to look at.
Ends with "N passed, N failed" and fails when anything did.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as xml

import page_words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# What no file may hold: who, when, with what.
TRACES = ["creator", "lastModifiedBy", "dcterms:", "rsid", "<Application>", "Exif"]


def tokens(text):
    """Words of Latin letters and digits. Other scripts are drawn in another order than they are written."""
    return re.findall(r"[a-z0-9]+", text.lower())


def is_within(wanted, found):
    """True when all of the first stand in the second, in their order."""
    rest = iter(found)
    return all(word in rest for word in wanted)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=180).stdout


def convert(kind, path, folder, profile):
    run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind,
        "--outdir", str(folder), str(path))
    return folder / f"{path.stem}.{kind.split(':')[0]}"


def words_of(body):
    """The words of the body as they stand in the XML, a space between paragraphs."""
    parts = []
    for node in body.iter():
        if node.tag == W + "t":
            parts.append(node.text or "")
        elif node.tag in (W + "p", W + "br", W + "tab"):
            parts.append(" ")
    return "".join(parts)


class Check:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL  {name} {detail}")


def check_bytes(check, path):
    with zipfile.ZipFile(path) as file:
        times = {entry.date_time for entry in file.infolist()}
        check.that(f"{path.name}: zip times are fixed", times == {(1980, 1, 1, 0, 0, 0)}, times)
        for name in file.namelist():
            part = file.read(name)
            held = [trace for trace in TRACES if trace.encode() in part]
            check.that(f"{path.name}: {name} holds no trace", not held, held)
        return xml.fromstring(file.read("word/document.xml"))


def check_python_docx(check, path, body):
    import docx
    document = docx.Document(str(path))
    core = document.core_properties
    check.that(f"{path.name}: title", core.title.strip() != "")
    check.that(f"{path.name}: language", core.language == "en-GB", core.language)
    check.that(f"{path.name}: nobody and no time", not core.author and not core.last_modified_by
               and core.created is None and core.modified is None)
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    check.that(f"{path.name}: a title style", "Title" in styles or not body.findall(f".//{W}pStyle[@{W}val='Title']"))
    for table in document.tables:
        widths = {len(row.cells) for row in table.rows}
        check.that(f"{path.name}: a table is even", len(widths) == 1, widths)
    footers = "".join(p.text for section in document.sections for p in section.footer.paragraphs)
    check.that(f"{path.name}: page numbers", "Page" in footers and "of" in footers, footers)
    # Paragraphs and cells in their order, as the reader finds them.
    read = " ".join(docx.text.paragraph.Paragraph(p, document).text if not p.findall(f".//{W}sdt") else words_of(p)
                    for p in document.element.body.iter(W + "p"))
    said = path.with_suffix(".txt")
    if said.is_file():
        check.that(f"{path.name}: says what {said.name} says", tokens(read) == tokens(said.read_text("utf-8-sig")))
    page = path.with_name("index.html")
    if page.is_file():
        kind, wanted = page_words.of(page.read_text("utf-8"))
        found, wanted = tokens(read), tokens(wanted)
        if kind == "document":
            # A blank document leaves out what is optional, other versions of a paragraph and the subject of an email, and says
            # nothing of its own.
            found = found[len(tokens(core.title)):]
            check.that(f"{path.name}: says a good part of what its page says", len(found) > 0.3 * len(wanted), (len(found), len(wanted)))
            found, wanted = wanted, found
        check.that(f"{path.name}: agrees with its page", is_within(wanted, found) and len(wanted) > 5, difference(wanted, found))


def difference(wanted, found):
    """The first words that one of the two lacks, with those before them."""
    rest = iter(found)
    for at, word in enumerate(wanted):
        if word not in rest:
            return "... " + " ".join(wanted[max(0, at - 8):at + 4])
    return ""


def check_libreoffice(check, path, body, folder, pictures):
    profile = folder / "profile"
    wanted = tokens(words_of(body))
    text = convert("txt:Text (encoded):UTF8", path, folder, profile).read_text("utf-8-sig")
    check.that(f"{path.name}: LibreOffice reads every word in order", is_within(wanted, tokens(text)))
    pdf = convert(TAGGED, path, folder, profile)
    info = run("pdfinfo", str(pdf))
    check.that(f"{path.name}: the title shows", re.search(r"^Title: +\S", info, re.M) is not None)
    pages = int(re.search(r"^Pages: +(\d+)", info, re.M).group(1))
    printed = run("pdftotext", "-layout", str(pdf), "-")
    for page in range(1, pages + 1):
        check.that(f"{path.name}: page {page} is numbered", f"Page {page} of {pages}" in printed)
    # How a screen reader finds its way: the same kinds of things as were written.
    structure = run("pdfinfo", "-struct", str(pdf))
    for style, kind in [("Heading1", "H1"), ("Heading2", "H2"), ("Heading3", "H3"), ("ListNumber", "LI")]:
        if body.findall(f".//{W}pStyle[@{W}val='{style}']"):
            check.that(f"{path.name}: {style} is {kind}", re.search(rf"^ *{kind}\b", structure, re.M) is not None)
    if body.findall(f".//{W}tblHeader"):
        check.that(f"{path.name}: tables have headings", re.search(r"^ *TH\b", structure, re.M) is not None)
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        run("pdftoppm", "-r", "80", "-png", str(pdf), str(pictures / path.stem))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=pathlib.Path)
    arguments.add_argument("--reader", choices=["python-docx", "libreoffice", "both"], default="both")
    arguments.add_argument("--site", type=pathlib.Path)
    arguments.add_argument("--pictures", type=pathlib.Path)
    given = arguments.parse_args()
    check = Check()
    blank = sorted(given.site.rglob("*.docx")) if given.site else []
    if given.site:
        check.that(f"{given.site} has blank documents", len(blank) > 0)
    with tempfile.TemporaryDirectory() as folder:
        for path in given.files + blank:
            body = check_bytes(check, path)
            if given.reader != "libreoffice":
                check_python_docx(check, path, body)
            if given.reader != "python-docx":
                check_libreoffice(check, path, body, pathlib.Path(folder), given.pictures)
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed or not check.passed else 0)


if __name__ == "__main__":
    main()
