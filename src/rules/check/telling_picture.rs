//! # telling-picture
//!
//! **What it does.** Reads what cameras and telephones write into pictures, and refuses those that hold
//! the position where they were taken, the name of the camera's owner, or the camera's own number.
//!
//! **Why it matters.** Whoever gets the picture can read these, and so learn where people meet or live, or
//! which other pictures are from the same camera. Nobody sees it by looking.
//!
//! **Example.** A photograph of the back door, straight from a telephone.
//!
//! **Instead.** Save the picture again without its details. On Windows: Properties, Details, “Remove
//! Properties and Personal Information”. On a Mac or a telephone: share or export it without its location.
//! A picture of the screen has none either.

use std::io::Cursor;

use exif::{Exif, Reader, Tag, Value};
use memchr::memmem;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "telling-picture";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for file in &inspection.site.files {
        let tells = tells(&file.bytes);
        if !tells.is_empty() {
            // What it tells stands in no message: messages are kept and passed on too.
            let message = format!("`{}` tells {}.", file.source, tells.join(" and "));
            let hint = "Whoever gets the picture can read that. Save it again without its details, or use a picture of \
                        the screen; `rightskit explain telling-picture` says how.";
            found.push(Diagnostic::error(CODE, Place::file(file.source.clone()), message).hint(hint));
        }
    }
}

/// What a picture tells that nobody sees in it. Anything that is no picture tells nothing.
///
/// Exif (CIPA DC-008) holds fields; XMP (ISO 16684-1) holds the same as text, under the names of Exif for XMP
/// (CIPA DC-010) or the older ones that programs for photographs write.
fn tells(bytes: &[u8]) -> Vec<&'static str> {
    let read = Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok();
    let xmp = |names: [&str; 2]| names.iter().any(|name| memmem::find(bytes, name.as_bytes()).is_some());
    let has = |tag| exif.as_ref().is_some_and(|exif| filled(exif, tag));
    let mut told = Vec::new();
    if [Tag::GPSLatitude, Tag::GPSLongitude, Tag::GPSAreaInformation].into_iter().any(has)
        || xmp(["exif:GPSLatitude", "exif:GPSLongitude"])
    {
        told.push("where it was taken");
    }
    if has(Tag::CameraOwnerName) || xmp(["exifEX:CameraOwnerName", "aux:OwnerName"]) {
        told.push("the name of the camera’s owner");
    }
    if has(Tag::BodySerialNumber) || xmp(["exifEX:BodySerialNumber", "aux:SerialNumber"]) {
        told.push("the camera’s number");
    }
    told
}

/// Whether the field says anything: programs that take a position away often leave its fields, empty.
fn filled(exif: &Exif, tag: Tag) -> bool {
    exif.fields().filter(|field| field.tag == tag).any(|field| match &field.value {
        Value::Ascii(texts) => texts.iter().flatten().any(u8::is_ascii_graphic),
        Value::Undefined(bytes, _) => bytes.iter().any(u8::is_ascii_graphic),
        Value::Rational(numbers) => numbers.iter().any(|number| number.denom != 0),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use exif::experimental::Writer;
    use exif::{Field, In, Rational, Tag, Value};

    use super::tells;

    /// A picture of no size with these fields, as a camera would write it.
    fn jpeg(fields: &[(Tag, Value)]) -> Vec<u8> {
        let fields: Vec<Field> = fields
            .iter()
            .map(|(tag, value)| Field { tag: *tag, ifd_num: In::PRIMARY, value: value.clone() })
            .collect();
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut tiff = std::io::Cursor::new(Vec::new());
        writer.write(&mut tiff, false).unwrap();
        let tiff = tiff.into_inner();
        let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
        [b"\xff\xd8\xff\xe1", &length[..], b"Exif\0\0", &tiff, b"\xff\xd9"].concat()
    }

    fn degrees(denom: u32) -> Value {
        Value::Rational([41, 17, 11].map(|num| Rational { num, denom }).to_vec())
    }

    fn ascii(text: &str) -> Value {
        Value::Ascii(vec![text.into()])
    }

    #[test]
    fn position_owner_and_number_are_found() {
        let told = |fields: &[(Tag, Value)]| tells(&jpeg(fields));
        assert_eq!(told(&[(Tag::GPSLatitude, degrees(1))]), ["where it was taken"]);
        assert_eq!(told(&[(Tag::CameraOwnerName, ascii("A. Person"))]), ["the name of the camera’s owner"]);
        assert_eq!(told(&[(Tag::BodySerialNumber, ascii("0042"))]), ["the camera’s number"]);
        assert_eq!(told(&[(Tag::GPSLongitude, degrees(1)), (Tag::BodySerialNumber, ascii("0042"))]).len(), 2);
    }

    #[test]
    fn what_tells_nothing_passes() {
        let harmless = [
            (Tag::Orientation, Value::Short(vec![6])),
            (Tag::Artist, ascii("A. Photographer")),
            (Tag::GPSLatitude, degrees(0)),
            (Tag::CameraOwnerName, ascii("  ")),
        ];
        for bytes in [jpeg(&harmless), jpeg(&harmless[..1]), b"%PDF-1.7".to_vec(), Vec::new()] {
            assert_eq!(tells(&bytes), [""; 0]);
        }
    }

    #[test]
    fn the_same_is_found_as_text() {
        let xmp = |field: &str| {
            let text = format!("http://ns.adobe.com/xap/1.0/\0<rdf:Description {field}=\"41,17.2S\"/>");
            [b"\xff\xd8\xff\xe1\0\x60", text.as_bytes()].concat()
        };
        assert_eq!(tells(&xmp("exif:GPSLatitude")), ["where it was taken"]);
        assert_eq!(tells(&xmp("aux:OwnerName")), ["the name of the camera’s owner"]);
        assert_eq!(tells(&xmp("exifEX:BodySerialNumber")), ["the camera’s number"]);
        assert_eq!(tells(&xmp("dc:creator")), [""; 0]);
    }

    #[test]
    fn a_damaged_picture_is_survived_and_still_read_as_far_as_it_goes() {
        let whole = jpeg(&[(Tag::GPSLatitude, degrees(1)), (Tag::BodySerialNumber, ascii("0042 0042"))]);
        for end in 0..whole.len() {
            tells(&whole[..end]);
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0xff;
            tells(&broken);
        }
    }
}
