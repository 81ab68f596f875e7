//! A spreadsheet saved as CSV: its bytes as rows of cells, whatever program wrote it.
//!
//! Must not know what a column is for.

use encoding_rs::{Encoding, WINDOWS_1252};

/// More quotes that nobody closed are not looked for.
const MOST_LOOSE: usize = 100;

/// Rows as a spreadsheet counts them, without empty ones.
#[derive(Debug)]
pub struct Table {
    pub rows: Vec<SpreadsheetRow>,
    pub slips: Vec<QuoteSlip>,
    /// Whether it was read as Windows-1252, which has no macrons.
    pub is_windows: bool,
}

#[derive(Debug)]
pub struct SpreadsheetRow {
    /// From 1.
    pub number: usize,
    pub cells: Vec<String>,
}

/// A quote that is not where one can be.
#[derive(Debug, PartialEq, Eq)]
pub struct QuoteSlip {
    pub row: usize,
    /// From 0.
    pub column: usize,
    pub kind: QuoteSlipKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteSlipKind {
    /// It opens a text that no quote ends.
    Opens,
    /// Words stand behind the quote that ends a text.
    WordsBehind,
}

/// Why a file is no such table, and what to do.
pub struct NoTable(pub &'static str, pub &'static str);

impl Table {
    /// # Errors
    /// It is not text at all.
    pub fn read(bytes: &[u8]) -> Result<Self, NoTable> {
        let (text, is_windows) = decoded(bytes)?;
        let (delimiter, first) = delimiter(&text);
        let scan = Scan::of(&text, delimiter);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(scan.whole.as_bytes());
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        // Text in memory, with rows of any length: nothing is left that could fail.
        while reader.read_record(&mut record).unwrap_or(false) {
            let last = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).saturating_sub(1);
            let number = scan.row_of(last);
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if number >= first && cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(SpreadsheetRow { number, cells });
            }
        }
        Ok(Self { rows, slips: scan.slips, is_windows })
    }
}

/// The text, and whether it was taken for Windows-1252.
fn decoded(bytes: &[u8]) -> Result<(String, bool), NoTable> {
    const SAVE: &str = "In the spreadsheet, save it as `CSV UTF-8`, and import that file.";
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(NoTable("This is a workbook, and not a CSV file.", SAVE));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(), false));
    }
    if bytes.contains(&0) {
        return Err(NoTable("This is not text.", SAVE));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), false)),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true)),
    }
}

/// What stands between cells, and the number of the first row. Excel may say `sep=;` above all others.
fn delimiter(text: &str) -> (u8, usize) {
    let mut lines = text.split(['\n', '\r']);
    let head = lines.next().unwrap_or_default();
    if let Some([sign]) = head.trim().strip_prefix("sep=").map(str::as_bytes) {
        return (*sign, 2);
    }
    let head = lines.find(|line| !line.trim().is_empty()).filter(|_| head.trim().is_empty()).unwrap_or(head);
    let counts = [b',', b';', b'\t'].map(|sign| (sign, outside_quotes(head, sign)));
    // Of equals the first one.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(sign, _)| sign), 1)
}

/// How often a sign stands outside of quotes.
fn outside_quotes(line: &str, wanted: u8) -> usize {
    let mut inside = false;
    let outside = line.bytes().filter(|sign| {
        inside ^= *sign == b'"';
        !inside && *sign == wanted
    });
    outside.count()
}

/// Where rows begin, and which quotes are not where one can be.
struct Scan {
    /// The text with a space in place of each quote that opens what is never closed.
    whole: String,
    starts: Vec<usize>,
    slips: Vec<QuoteSlip>,
}

impl Scan {
    fn of(text: &str, delimiter: u8) -> Self {
        let bytes = text.as_bytes();
        let mut scan = Self { whole: String::new(), starts: vec![0], slips: Vec::new() };
        let mut loose = Vec::new();
        let (mut at, mut column, mut begins) = (0, 0, true);
        while let Some(sign) = bytes.get(at) {
            let is_quote = *sign == b'"' && begins && loose.len() < MOST_LOOSE;
            begins = false;
            if is_quote {
                let row = scan.starts.len();
                let end = closing(bytes, at + 1);
                let behind = end.and_then(|end| bytes.get(end + 1));
                let followed = behind.is_some_and(|sign| ![delimiter, b'\n', b'\r'].contains(sign));
                match end {
                    Some(end) if !followed => at = end + 1,
                    Some(end) if !bytes[at..end].contains(&b'\n') => {
                        scan.slips.push(QuoteSlip { row, column, kind: QuoteSlipKind::WordsBehind });
                        at = end + 1;
                    }
                    // Over several rows it has met a quote that opens another text.
                    _ => {
                        scan.slips.push(QuoteSlip { row, column, kind: QuoteSlipKind::Opens });
                        loose.push(at);
                        at += 1;
                    }
                }
            } else if *sign == b'\n' || *sign == b'\r' {
                at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
                scan.starts.push(at);
                (column, begins) = (0, true);
            } else {
                at += 1;
                if *sign == delimiter {
                    column += 1;
                    begins = true;
                }
            }
        }
        let mut from = 0;
        for quote in loose {
            scan.whole.push_str(&text[from..quote]);
            scan.whole.push(' ');
            from = quote + 1;
        }
        scan.whole.push_str(&text[from..]);
        scan
    }

    /// The row of a byte, from 1.
    fn row_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }
}

/// Where the quote stands that ends a text; two side by side are one in it.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::{QuoteSlipKind, Table};

    fn read(bytes: &[u8]) -> Table {
        Table::read(bytes).map_err(|why| why.0).unwrap()
    }

    fn rows(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        read(bytes).rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn commas_semicolons_and_tabs_are_told_apart() {
        let wanted = [row(1, &["id", "name"]), row(2, &["a", "B; c, d"])];
        for text in ["id,name\na,\"B; c, d\"\n", "id;name\r\na;\"B; c, d\"\r\n", "id\tname\na\tB; c, d\n"] {
            assert_eq!(rows(text.as_bytes()), wanted, "{text:?}");
        }
        assert_eq!(rows(b"sep=;\nid;name\na;b\n"), [row(2, &["id", "name"]), row(3, &["a", "b"])]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        let text = "id,name\n\n,,\na,\"two\nlines\"\r\n\r\nb,x";
        assert_eq!(
            rows(text.as_bytes()),
            [row(1, &["id", "name"]), row(4, &["a", "two\nlines"]), row(6, &["b", "x"])]
        );
    }

    #[test]
    fn every_encoding_that_spreadsheets_write_is_read() {
        let wanted = [row(1, &["name"]), row(2, &["Café"])];
        let utf_16: Vec<u8> = "\u{feff}name\nCafé\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in ["name\nCafé\n".as_bytes(), "\u{feff}name\nCafé\n".as_bytes(), &utf_16] {
            assert_eq!(rows(bytes), wanted);
            assert!(!read(bytes).is_windows);
        }
        assert_eq!(rows(b"name\nCaf\xe9\n"), wanted);
        assert!(read(b"name\nCaf\xe9\n").is_windows);
        assert!(Table::read(b"PK\x03\x04zip").is_err() && Table::read(b"a\0b").is_err());
    }

    #[test]
    fn a_quote_that_is_not_closed_spoils_its_own_row_only() {
        let table = read(b"id,name\na,\"open\nb,two\nc,\"x, y\"\nd,\"z\" w\ne,\"end");
        let slips: Vec<(usize, usize, QuoteSlipKind)> =
            table.slips.iter().map(|slip| (slip.row, slip.column, slip.kind)).collect();
        assert_eq!(
            slips,
            [(2, 1, QuoteSlipKind::Opens), (5, 1, QuoteSlipKind::WordsBehind), (6, 1, QuoteSlipKind::Opens)]
        );
        let names: Vec<&str> = table.rows.iter().map(|row| row.cells[1].as_str()).collect();
        assert_eq!(names, ["name", "open", "two", "x, y", "z w", "end"]);
    }
}
