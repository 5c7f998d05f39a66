//! JSON of anything that serializes, without a library for it.
//!
//! The characters that could end a script element or break a line of a script (`<`, `>`, `&`, U+2028, U+2029) are always written
//! as escapes: the same JSON stands in a file of its own and inside a page.

use std::fmt::{self, Display, Write};

use serde::ser::{self, Serialize};

/// A value whose `Display` is its JSON, on one line.
pub(crate) struct Json<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: Serialize + ?Sized> Display for Json<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(Serializer { out: f }).map_err(|Failure| fmt::Error)
    }
}

/// The writer failed, or a value has no form in JSON. `fmt::Error` holds no more than that either.
#[derive(Debug, thiserror::Error)]
#[error("not written")]
struct Failure;

impl From<fmt::Error> for Failure {
    fn from(_: fmt::Error) -> Self {
        Failure
    }
}

impl ser::Error for Failure {
    fn custom<T: Display>(_: T) -> Self {
        Failure
    }
}

struct Serializer<'o, 'f> {
    out: &'o mut fmt::Formatter<'f>,
}

/// An array or object that is being written.
struct Members<'o, 'f> {
    out: &'o mut fmt::Formatter<'f>,
    first: bool,
    /// What closes it.
    end: &'static str,
}

impl Members<'_, '_> {
    fn comma(&mut self) -> fmt::Result {
        if std::mem::take(&mut self.first) { Ok(()) } else { self.out.write_char(',') }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.comma()?;
        value.serialize(Serializer { out: self.out })
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Failure> {
        self.comma()?;
        string(self.out, key)?;
        self.out.write_char(':')?;
        value.serialize(Serializer { out: self.out })
    }

    fn close(self) -> Result<(), Failure> {
        Ok(self.out.write_str(self.end)?)
    }
}

fn string(out: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut plain = 0;
    for (at, char) in text.char_indices() {
        let short = match char {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7f}' => "",
            char if char < ' ' => "",
            _ => continue,
        };
        out.write_str(text.get(plain..at).unwrap_or_default())?;
        plain = at + char.len_utf8();
        if short.is_empty() { write!(out, "\\u{:04x}", u32::from(char))? } else { out.write_str(short)? }
    }
    out.write_str(text.get(plain..).unwrap_or_default())?;
    out.write_char('"')
}

macro_rules! numbers {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<(), Failure> {
            Ok(write!(self.out, "{value}")?)
        })*
    };
}

impl<'o, 'f> Serializer<'o, 'f> {
    fn open(self, start: &str, end: &'static str) -> Result<Members<'o, 'f>, Failure> {
        self.out.write_str(start)?;
        Ok(Members { out: self.out, first: true, end })
    }

    /// An object whose one key is the name of a variant.
    fn variant(self, name: &str, start: &str, end: &'static str) -> Result<Members<'o, 'f>, Failure> {
        self.out.write_char('{')?;
        string(self.out, name)?;
        self.out.write_char(':')?;
        self.open(start, end)
    }
}

impl<'o, 'f> ser::Serializer for Serializer<'o, 'f> {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Members<'o, 'f>;
    type SerializeTuple = Members<'o, 'f>;
    type SerializeTupleStruct = Members<'o, 'f>;
    type SerializeTupleVariant = Members<'o, 'f>;
    type SerializeMap = Members<'o, 'f>;
    type SerializeStruct = Members<'o, 'f>;
    type SerializeStructVariant = Members<'o, 'f>;

    numbers!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_f32(self, value: f32) -> Result<(), Failure> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Failure> {
        if value.is_finite() { Ok(write!(self.out, "{value}")?) } else { self.serialize_unit() }
    }

    fn serialize_char(self, value: char) -> Result<(), Failure> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Failure> {
        Ok(string(self.out, value)?)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failure> {
        Ok(self.out.write_str("null")?)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Failure> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        let mut object = self.open("{", "}")?;
        object.entry(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o, 'f>, Failure> {
        self.open("[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'o, 'f>, Failure> {
        self.open("[", "]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Members<'o, 'f>, Failure> {
        self.open("[", "]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'o, 'f>, Failure> {
        self.variant(variant, "[", "]}")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'o, 'f>, Failure> {
        self.open("{", "}")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o, 'f>, Failure> {
        self.open("{", "}")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'o, 'f>, Failure> {
        self.variant(variant, "{", "}}")
    }
}

macro_rules! elements {
    ($($trait:ident: $method:ident),*) => {
        $(impl ser::$trait for Members<'_, '_> {
            type Ok = ();
            type Error = Failure;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
                self.element(value)
            }

            fn end(self) -> Result<(), Failure> {
                self.close()
            }
        })*
    };
}

elements!(SerializeSeq: serialize_element, SerializeTuple: serialize_element);
elements!(SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field);

macro_rules! fields {
    ($($trait:ident),*) => {
        $(impl ser::$trait for Members<'_, '_> {
            type Ok = ();
            type Error = Failure;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
                self.entry(key, value)
            }

            fn end(self) -> Result<(), Failure> {
                self.close()
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failure> {
        self.comma()?;
        // All that this crate writes has strings for keys.
        key.serialize(Serializer { out: self.out })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.out.write_char(':')?;
        value.serialize(Serializer { out: self.out })
    }

    fn end(self) -> Result<(), Failure> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Serialize;

    use super::Json;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        One(u8),
        Two(u8, char),
        Named { sides: Option<Vec<f64>>, none: (), pair: (i64, bool) },
    }

    #[derive(Serialize)]
    struct Wrapper(Shape);

    #[test]
    fn shapes_are_as_serde_json_writes_them() {
        let named = Shape::Named { sides: Some(vec![0.5, -2e300, f64::NAN]), none: (), pair: (-3, true) };
        for value in [named, Shape::Unit, Shape::One(1), Shape::Two(2, 'é')].map(Wrapper) {
            let written: serde_json::Value = serde_json::from_str(&Json(&value).to_string()).unwrap();
            assert_eq!(written, serde_json::to_value(&value).unwrap());
        }
    }

    proptest! {
        #[test]
        fn strings_come_back_and_end_no_script(text: String, key in "[<>&\u{2028}\u{2029}\"\\\\a]*") {
            let value = serde_json::json!({ key: [text] });
            let written = Json(&value).to_string();
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
            let ends = written.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']);
            prop_assert!(!ends, "{}", written);
        }
    }
}
