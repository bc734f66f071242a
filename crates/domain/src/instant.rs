//! A moment in a form: a local date, a time, and which of the two where the clocks show it twice.

use kernel::time::{self, LocalTimeError, Repeated};

use crate::input::{Fault, Fields, Reader};

/// Reads a local date and time from `NAME_date`, `NAME_time` and, where the clocks show the time twice,
/// `NAME_repeated`.
pub(crate) fn read(reader: &mut Reader<'_>, name: &str, zone: &str, now: i64) -> Option<i64> {
    let (date_field, time_field) = (format!("{name}_date"), format!("{name}_time"));
    let repeated_field = format!("{name}_repeated");
    let (date, clock) = (reader.line(&date_field, 20), reader.line(&time_field, 20));
    let repeated = match reader.fields().get(&repeated_field) {
        "first" => Some(Repeated::First),
        "second" => Some(Repeated::Second),
        _ => None,
    };
    match (date.is_empty(), clock.is_empty()) {
        (true, true) => None,
        (false, true) => {
            reader.fault(&time_field, Fault::Required);
            None
        }
        (true, false) => {
            reader.fault(&date_field, Fault::Required);
            None
        }
        (false, false) => match time::instant(&date, &clock, zone, repeated) {
            // Ten years away is a slip of the finger.
            Ok(at) if (at - now).abs() > 3660 * time::DAY => {
                reader.fault(&date_field, Fault::NotATime);
                None
            }
            Ok(at) => Some(at),
            Err(LocalTimeError::Skipped) => {
                reader.fault(&time_field, Fault::TimeSkipped);
                None
            }
            Err(LocalTimeError::Twice) => {
                reader.fault(&repeated_field, Fault::TimeTwice);
                None
            }
            Err(_) => {
                reader.fault(&date_field, Fault::NotATime);
                None
            }
        },
    }
}

/// The fields of a form for a moment.
pub(crate) fn fill(fields: &mut Fields, name: &str, at: Option<i64>, zone: &str) {
    let local = at.map(|at| time::local(at, zone));
    let repeated = match local.as_ref().and_then(time::Local::repeated) {
        Some(Repeated::First) => "first",
        Some(Repeated::Second) => "second",
        None => "",
    };
    let (date, clock) = local.map_or_else(Default::default, |l| (l.iso_date(), l.clock()));
    fields.add(format!("{name}_date"), date);
    fields.add(format!("{name}_time"), clock);
    fields.add(format!("{name}_repeated"), repeated);
}
