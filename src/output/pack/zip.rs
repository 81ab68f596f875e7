//! A zip archive that is the same, byte for byte, wherever and whenever it is made.
//!
//! Compressing is the slow part and needs no order, so worker threads do it as outputs come;
//! [`archive`] then only lines the entries up. Every entry has the same time and mode.

use std::io::{self, Cursor};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, PreparedZipFile, System, ZipWriter};

use crate::base::output_file::Output;

/// The page a person should see first when they open the archive.
const START_PAGE: &str = "index.html";

/// One compressed file, not yet in an archive.
#[derive(Debug)]
pub struct ZipEntry {
    path: String,
    prepared: PreparedZipFile,
}

impl ZipEntry {
    /// Bytes it takes in an archive, without its name.
    pub fn packed(&self) -> u64 {
        self.prepared.compressed_size()
    }
}

/// Compresses one output; can run in any thread.
pub fn compress(output: &Output) -> io::Result<ZipEntry> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // As web servers compress: the audit weighs pages by their copies here.
        .compression_level(Some(6))
        // The oldest time the format can say. The real one would make every build differ.
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let prepared = PreparedZipFile::from_data(&output.path, options, &output.bytes)?;
    Ok(ZipEntry { path: output.path.clone(), prepared })
}

/// Puts entries into one archive: the start page first, then by path.
///
/// Two entries of one path are an error.
pub fn archive(mut entries: Vec<ZipEntry>) -> io::Result<Vec<u8>> {
    entries.sort_by(|a, b| {
        let key = |entry: &ZipEntry| entry.path != START_PAGE;
        (key(a), &a.path).cmp(&(key(b), &b.path))
    });
    let size: u64 = entries.iter().map(|entry| entry.prepared.compressed_size() + 200).sum();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(usize::try_from(size).unwrap_or(0))));
    writer.add_prepared_files(entries.into_iter().map(|entry| entry.prepared))?;
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::{archive, compress};
    use crate::base::output_file::Output;

    fn outputs() -> Vec<Output> {
        vec![
            Output::new("guide/time-limits.html", "limits ".repeat(500)),
            Output::new("assets/core.css", "p{margin:0}"),
            Output::new("index.html", "home"),
            Output::new("mi/tō-mōtika.html", "motika"),
            Output::new("empty.txt", ""),
        ]
    }

    fn pack(outputs: &[Output]) -> Vec<u8> {
        archive(outputs.iter().map(|output| compress(output).unwrap()).collect()).unwrap()
    }

    #[test]
    fn order_of_arrival_does_not_show() {
        let forward = outputs();
        let backward: Vec<Output> = forward.iter().rev().cloned().collect();
        assert_eq!(pack(&forward), pack(&backward));
    }

    #[test]
    fn the_start_page_is_first_and_everything_comes_back() {
        let bytes = pack(&outputs());
        assert!(bytes.len() < 2_000, "it is compressed");
        let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names: Vec<String> =
            (0..zip.len()).map(|n| zip.by_index(n).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(
            names,
            ["index.html", "assets/core.css", "empty.txt", "guide/time-limits.html", "mi/tō-mōtika.html"]
        );
        for output in outputs() {
            let mut file = zip.by_name(&output.path).unwrap();
            assert_eq!(file.unix_mode(), Some(0o100_644));
            assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
            let mut text = Vec::new();
            file.read_to_end(&mut text).unwrap();
            assert_eq!(text, output.bytes);
        }
    }

    #[test]
    fn a_path_stands_once() {
        let twice = [Output::new("a", "1"), Output::new("a", "2")].map(|output| compress(&output).unwrap());
        assert!(archive(twice.into()).is_err());
    }

    #[test]
    fn no_files_are_an_archive_too() {
        assert_eq!(&archive(Vec::new()).unwrap()[..4], b"PK\x05\x06");
    }
}
