//! Which kind of text a text is, read off its own time expressions.

use chrono::Datelike;

use crate::calendar::Field;
use crate::document::{Anchor, DocumentType};
use crate::temporal::{Expr, Expression};
use crate::text::Section;

/// Whether a text tells history rather than news: its dates bring their years with them, far from the day of publication.
pub(crate) fn document_type(expressions: &[Expression], anchor: Option<&Anchor>) -> DocumentType {
    let published = anchor.map(|anchor| anchor.day().year());
    let (mut told, mut pointed) = (0, 0);
    for expression in
        expressions.iter().filter(|expression| !matches!(expression.section, Section::Caption | Section::Boilerplate))
    {
        match expression.expr.innermost() {
            Expr::Date(date) => {
                let near = date.year().zip(published).is_some_and(|(year, published)| (year - published).abs() <= 1);
                told += i32::from(!near && date.year().is_some());
            }
            Expr::Anchor => pointed += 1,
            Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)) => pointed += 1,
            _ => {}
        }
    }
    if told >= 8 && told > 8 * pointed { DocumentType::Narrative } else { DocumentType::News }
}
