//! STUB until the office module lands.
use yew::prelude::*;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    Loading,
    Ready,
    Failed,
}
#[hook]
pub fn use_office() -> Office {
    Office::Ready
}
pub fn template_docx(
    _t: &str,
    _title: &str,
    _values: &str,
    _l: Option<(&[u8], &str)>,
    _r: Option<(&[u8], &str)>,
) -> Result<Vec<u8>, String> {
    Err("no office".to_owned())
}
pub fn blank_form_docx(_title: &str, _form: &str) -> Result<Vec<u8>, String> {
    Err("no office".to_owned())
}
pub fn zip(_names: &[String], _files: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    Err("no office".to_owned())
}
pub fn read_table(_name: &str, _bytes: &[u8]) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    Err("no office".to_owned())
}
pub fn write_xlsx(_title: &str, _sheets: &[(String, Vec<Vec<String>>)]) -> Result<Vec<u8>, String> {
    Err("no office".to_owned())
}
