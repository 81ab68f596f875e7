//! How many bytes a file costs the person who fetches it.
//!
//! Knows compression and archives, and no budgets.

use std::io::{self, Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Bytes after gzip as web servers apply it; a file that does not shrink travels as it is.
pub(super) fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Counter(0), Compression::default());
    let raw = bytes.len() as u64;
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(counter) => counter.0.min(raw),
        // Counting cannot fail; if it did, the raw size is the honest answer.
        Err(_) => raw,
    }
}

/// As [`compressed`], where the bytes after compression are known.
pub(super) fn sent(packed: u64, raw: u64) -> u64 {
    // RFC 1952: a header of 10 bytes, a checksum and a length of 4 each.
    (packed + 18).min(raw)
}

/// Bytes of a zip archive but for the PDFs in it, which are there to be printed.
pub(super) fn without_documents(archive: &[u8]) -> u64 {
    let raw = archive.len() as u64;
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(archive)) else { return raw };
    let documents: u64 = (0..zip.len())
        .filter_map(|index| {
            let file = zip.by_index_raw(index).ok()?;
            file.name().ok()?.to_ascii_lowercase().ends_with(".pdf").then(|| file.compressed_size())
        })
        .sum();
    raw.saturating_sub(documents)
}

struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{compressed, sent, without_documents};
    use crate::base::output_file::Output;
    use crate::output::pack::zip::{archive, compress};

    #[test]
    fn repetition_weighs_little_and_noise_no_more_than_itself() {
        assert!(compressed(&[b'a'; 10_000]) < 100);
        assert_eq!(compressed(b"x"), 1);
    }

    #[test]
    fn what_an_archive_holds_need_not_be_compressed_again() {
        let page = "<p>Words and more words, and the same words.</p>\n".repeat(40);
        let entry = compress(&Output::new("a.html", page.as_str())).unwrap();
        assert_eq!(sent(entry.packed(), page.len() as u64), compressed(page.as_bytes()));
        assert_eq!(sent(9, 1), 1);
    }

    #[test]
    fn documents_in_an_archive_do_not_count() {
        let noise: Vec<u8> =
            (0..9_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let files = [Output::new("index.html", "home"), Output::new("a.PDF", noise)];
        let zip = archive(files.iter().map(|file| compress(file).unwrap()).collect()).unwrap();
        assert!(zip.len() > 10_000);
        assert!(without_documents(&zip) < 1_000);
        assert_eq!(without_documents(b"no archive"), 10);
    }
}
