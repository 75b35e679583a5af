//! What was filled in for one document alone, by the document's id.

use std::collections::BTreeMap;

use documents::{Value, Values};
use serde::{Deserialize, Serialize};

use super::Part;
use super::details::{ValueFile, from_values, to_values};
use crate::saved::Refusal;

/// What was filled in for each document alone, by the document's id.
pub type Documents = BTreeMap<String, Values>;

/// Version 1: values by blank, by document.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentsVersion1(BTreeMap<String, BTreeMap<String, ValueFile>>);

impl Part for Documents {
    const NAME: &'static str = "documents";
    type File = DocumentsVersion1;

    fn to_file(&self) -> DocumentsVersion1 {
        let filled = self.iter().filter(|(_, values)| any(values));
        let mut file = BTreeMap::new();
        file.extend(filled.map(|(id, values)| (id.clone(), to_values(values))));
        DocumentsVersion1(file)
    }

    fn from_file(DocumentsVersion1(file): DocumentsVersion1) -> Result<Self, Refusal> {
        let entries = file.into_iter();
        let mut documents = Self::new();
        documents.extend(entries.map(|(id, values)| (id, from_values(values))));
        Ok(documents)
    }

    fn is_empty(&self) -> bool {
        !self.values().any(any)
    }
}

fn any(values: &Values) -> bool {
    !values.values().all(Value::is_empty)
}
