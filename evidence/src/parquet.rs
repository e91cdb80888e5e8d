//! Tables as Apache Parquet: typed columns, missing values as null.

use std::{io::Write, sync::Arc};

use jiff::{Timestamp, civil::Date};
use parquet::{
    basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical},
    data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        metadata::KeyValue,
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};

use crate::{
    EvidenceError,
    metadata::SOFTWARE,
    tables::{Cell, Table},
};

/// Rows that are packed together.
const GROUP: usize = 100_000;

impl Table {
    /// Writes the table as Parquet. The same rows give the same bytes.
    ///
    /// # Errors
    /// A cell that is not what its column says, or an output that cannot be written.
    pub fn parquet(&self, out: impl Write + Send) -> Result<(), EvidenceError> {
        let fields: Vec<Arc<Type>> =
            self.columns.iter().map(|(name, kind, _)| column(name, kind)).collect::<Result<_, _>>()?;
        let schema = Arc::new(Type::group_type_builder(self.name).with_fields(fields).build()?);
        let about = |key: &str, value: &str| KeyValue::new(key.to_owned(), value.to_owned());
        let meanings = self.columns.iter().map(|(name, _, meaning)| about(&format!("column.{name}"), meaning));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(SOFTWARE.to_owned())
            .set_key_value_metadata(Some(std::iter::once(about("title", self.title)).chain(meanings).collect()))
            .build();
        let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
        for rows in self.rows.chunks(GROUP) {
            let mut group = writer.next_row_group()?;
            for (i, (name, kind, _)) in self.columns.iter().enumerate() {
                let cells = rows.iter().map(|row| row.get(i).unwrap_or(&Cell::Empty));
                let unfit = |text: &str| EvidenceError::Cell {
                    table: self.name,
                    column: name,
                    kind,
                    text: text.chars().take(80).collect(),
                };
                match *kind {
                    "number" => fill::<DoubleType>(&mut group, cells, |t| t.parse::<f64>().ok(), unfit)?,
                    "integer" => fill::<Int64Type>(&mut group, cells, |t| t.parse::<i64>().ok(), unfit)?,
                    "date" => fill::<Int32Type>(&mut group, cells, |t| days(t.parse().ok()?), unfit)?,
                    "datetime" => fill::<Int64Type>(
                        &mut group,
                        cells,
                        |t| t.parse::<Timestamp>().ok().map(Timestamp::as_microsecond),
                        unfit,
                    )?,
                    _ => fill::<ByteArrayType>(&mut group, cells, |t| Some(ByteArray::from(t)), unfit)?,
                }
            }
            group.close()?;
        }
        writer.close()?;
        Ok(())
    }
}

/// Days since 1970-01-01.
fn days(date: Date) -> Option<i32> {
    Date::new(1970, 1, 1).ok().map(|epoch| (date - epoch).get_days())
}

fn column(name: &str, kind: &str) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match kind {
        "number" => (Physical::DOUBLE, None),
        "integer" => (Physical::INT64, None),
        "date" => (Physical::INT32, Some(LogicalType::Date)),
        "datetime" => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let column = Type::primitive_type_builder(name, physical);
    Ok(Arc::new(column.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()?))
}

fn fill<'a, T: parquet::data_type::DataType>(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    cells: impl Iterator<Item = &'a Cell>,
    read: impl Fn(&str) -> Option<T::T>,
    unfit: impl Fn(&str) -> EvidenceError,
) -> Result<(), EvidenceError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = match cell {
            Cell::Empty => None,
            Cell::Text(text) | Cell::Number(text) => Some(read(text).ok_or_else(|| unfit(text))?),
        };
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&values, Some(&levels), None)?;
        column.close()?;
    }
    Ok(())
}
