//! Files that hold no table that can be read here: each is told apart, and the sentence says how to get one.

use std::io::{Cursor, Write};

use files::table::{self, NotATable, TableError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(names: &[&str]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("is begun");
        writer.write_all(b"x").expect("is written");
    }
    writer.finish().expect("is packed").into_inner()
}

/// The start of a compound file, and a name in it.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 504]);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn each_kind_is_told_apart_with_a_way_out() {
    let save = "choose File, then Save As, then the type \"Excel Workbook (.xlsx)\", and choose the new file here. Nothing \
                was imported.";
    let cases = [
        ("list.xls", compound("Workbook"), NotATable::OldWorkbook, format!("This is an older Excel workbook (.xls). Open it in Excel, {save}")),
        ("list.xlsx", compound("EncryptedPackage"), NotATable::Protected,
            "This workbook is protected with a password. Open it in Excel, choose File, then Info, then Protect Workbook, then \
             Encrypt with Password, take the password away, save it, and choose it here again. Nothing was imported.".to_owned()),
        ("letter.doc", compound("WordDocument"), NotATable::OldOffice,
            format!("This is an older Office file and not a workbook. Copy its table into Excel, {save}")),
        ("list.xlsb", zip(&["_rels/.rels", "xl/workbook.bin"]), NotATable::BinaryWorkbook,
            format!("This is a binary Excel workbook (.xlsb). Open it in Excel, {save}")),
        ("list.ods", zip(&["mimetype", "content.xml"]), NotATable::OpenDocument,
            "This is an OpenDocument file. Open it in LibreOffice, choose File, then Save As, then the type \"Excel 2007-365 \
             (.xlsx)\", and choose the new file here. Nothing was imported.".to_owned()),
        ("list.numbers", zip(&["Index/Document.iwa"]), NotATable::Numbers,
            "This is a Numbers spreadsheet. Open it in Numbers, choose File, then Export To, then Excel, and choose the new file \
             here. Nothing was imported.".to_owned()),
        ("letter.docx", zip(&["word/document.xml"]), NotATable::Word,
            format!("This is a Word document. Copy its table into Excel, {save}")),
        ("talk.pptx", zip(&["ppt/presentation.xml"]), NotATable::Presentation,
            format!("This is a presentation. Copy its table into Excel, {save}")),
        ("pack.zip", zip(&["list.csv"]), NotATable::Zip,
            "This is a zip folder. Take the workbook or the CSV file out of it, and choose that here. Nothing was imported.".to_owned()),
        ("list.pdf", b"%PDF-1.7\n".to_vec(), NotATable::Pdf,
            format!("This is a PDF. Open the spreadsheet that it was made from in Excel, {save}")),
        ("list.png", b"\x89PNG\r\n\x1a\n".to_vec(), NotATable::Picture,
            "This is a picture. Choose the spreadsheet itself, saved as an Excel workbook (.xlsx) or as CSV. Nothing was \
             imported.".to_owned()),
        ("list.xls", b"<html><table>".to_vec(), NotATable::WebPage,
            format!("This is a web page, even if its name ends in .xls or .csv. Open it in Excel, {save}")),
        ("list.bin", vec![1, 2, 3, 4, 5, 6, 7, 8], NotATable::Unknown,
            "This file holds no table that can be read. Choose an Excel workbook (.xlsx) or a CSV file. Nothing was \
             imported.".to_owned()),
    ];
    for (name, bytes, kind, sentence) in cases {
        let error = table::read(name, &bytes).expect_err("is refused");
        assert_eq!(error, TableError::NotATable(kind), "{name}");
        assert_eq!(error.to_string(), sentence, "{name}");
    }
}
