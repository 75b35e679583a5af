//! Writing the XML of Word documents and workbooks: elements that always close, words and attributes that are always escaped.

pub(crate) mod characters;
pub(crate) mod package;

/// XML under construction.
pub(crate) struct Xml {
    out: String,
}

impl Xml {
    /// A part of the package, begun with its declaration.
    pub(crate) fn part() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// A piece to be put into a part.
    pub(crate) fn piece() -> Self {
        Self { out: String::new() }
    }

    /// An element with what `inside` writes.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element that holds nothing.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str("/>");
    }

    /// An element whose one attribute is `w:val`, as most of Word's properties are.
    pub(crate) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Words, escaped. Line breaks and tabs are written as they are: in a Word document they are elements, which is the
    /// caller's work.
    pub(crate) fn words(&mut self, words: &str) {
        for letter in words.chars() {
            match characters::visible(letter) {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                other => self.out.push(other),
            }
        }
    }

    /// XML that this module wrote before.
    pub(crate) fn put(&mut self, piece: &str) {
        self.out.push_str(piece);
    }

    /// All that was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            for letter in value.chars() {
                match characters::visible(letter) {
                    '&' => self.out.push_str("&amp;"),
                    '<' => self.out.push_str("&lt;"),
                    '>' => self.out.push_str("&gt;"),
                    '"' => self.out.push_str("&quot;"),
                    // An attribute is one line: a reader would turn these into spaces all the same.
                    '\n' | '\r' | '\t' => self.out.push(' '),
                    other => self.out.push(other),
                }
            }
            self.out.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn markup_in_words_stays_words() {
        let mut xml = Xml::piece();
        xml.element("a", &[("b", "\"<&>\"\r\n")], |xml| {
            xml.words("</a><script> & \"\u{0}\u{fffe}");
        });
        assert_eq!(
            xml.finish(),
            "<a b=\"&quot;&lt;&amp;&gt;&quot;  \">&lt;/a&gt;&lt;script&gt; &amp; \"\u{2400}\u{fffd}</a>"
        );
    }
}
