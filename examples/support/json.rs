//! Objects on lines of JSON.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Error;

/// The object on a line of JSON. The error says what is wrong, and in which column (counted in bytes) JSON breaks.
pub(crate) fn parse_object<T: DeserializeOwned>(line: &str) -> Result<T, String> {
    let line = line.trim_end();
    if line.trim_start().starts_with('{') {
        return serde_json::from_str(line).map_err(cause);
    }
    // Serde would take an array for an object's fields in order.
    serde_json::from_str::<IgnoredAny>(line).map_err(cause)?;
    Err("not a JSON object".to_owned())
}

fn cause(error: Error) -> String {
    let text = error.to_string();
    let cause = text.split(" at line ").next().unwrap_or(&text);
    // Where a value is wrong, the cause names it.
    if error.is_data() { cause.to_owned() } else { format!("broken JSON: {cause} (column {})", error.column()) }
}
