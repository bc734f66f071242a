//! Who sits in which circle, and on which seat.

use kernel::circle::Seat;
use store::{db::Tx, sql};

use super::Circle;
use crate::error::Result;

/// Somebody's seat in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitter {
    /// Whose.
    pub registration_id: String,
    /// Which circle.
    pub circle_id: String,
    /// The seat's number; `None` before the circle opens.
    pub seat: Option<Seat>,
    /// As the person wishes to be called.
    pub name: String,
    /// Put there by hand.
    pub pinned: bool,
    /// Numbers of the circles in which they sit after the first round, one for each round.
    pub later: Vec<u32>,
}

/// Everybody who has a seat in a circle of the dialogue: by circle, seat, and name.
///
/// # Errors
/// When the database fails.
pub async fn of_dialogue(tx: &mut Tx, dialogue_id: &str) -> Result<Vec<Sitter>> {
    let rows = tx
        .all(
            sql!(
                "select seat.registration_id, seat.circle_id, seat.number, seat.pinned, seat.later, registration.name
                 from seat join circle on circle.id = seat.circle_id
                 join registration on registration.id = seat.registration_id
                 where circle.dialogue_id = $1
                 order by circle.number, seat.number, registration.name_folded, registration.id"
            ),
            &[dialogue_id.into()],
        )
        .await?;
    let sitter = |row: &store::db::Row| {
        Ok(Sitter {
            registration_id: row.get("registration_id")?,
            circle_id: row.get("circle_id")?,
            seat: row
                .get::<Option<i64>>("number")?
                .and_then(|n| u16::try_from(n).ok())
                .map(Seat),
            name: row.get("name")?,
            pinned: row.get("pinned")?,
            later: serde_json::from_str(&row.get::<String>("later")?)?,
        })
    };
    rows.iter().map(sitter).collect()
}

/// Puts somebody into a circle, on a seat where it is open; for code that has checked who asks.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &mut Tx,
    registration_id: &str,
    circle_id: &str,
    seat: Option<Seat>,
    pinned: bool,
) -> Result<()> {
    tx.run(
        sql!(
            "insert into seat (registration_id, circle_id, number, pinned) values ($1, $2, $3, $4)
             on conflict (registration_id) do update set circle_id = $2, number = $3, pinned = $4"
        ),
        &[
            registration_id.into(),
            circle_id.into(),
            seat.map(|s| i64::from(s.0)).into(),
            pinned.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Says in which circles somebody who has a seat sits after the first round, by their numbers; for code that has checked
/// who asks.
///
/// # Errors
/// When the database fails.
pub async fn put_later(tx: &mut Tx, registration_id: &str, later: &[u32]) -> Result<()> {
    tx.run(
        sql!("update seat set later = $2 where registration_id = $1"),
        &[registration_id.into(), serde_json::to_string(later)?.into()],
    )
    .await?;
    Ok(())
}

/// Takes somebody's seat away; for code that has checked who asks.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, registration_id: &str) -> Result<()> {
    tx.run(
        sql!("delete from seat where registration_id = $1"),
        &[registration_id.into()],
    )
    .await?;
    Ok(())
}

/// Numbers the seats of a circle that opens, in the order of names. How many sit there.
pub(super) async fn number(tx: &mut Tx, circle: &Circle) -> Result<u16> {
    let sitters = of_dialogue(tx, &circle.dialogue_id).await?;
    let mut seats = 0;
    for (number, sitter) in (1..).zip(sitters.iter().filter(|s| s.circle_id == circle.id)) {
        tx.run(
            sql!("update seat set number = $2 where registration_id = $1"),
            &[(&sitter.registration_id).into(), i64::from(number).into()],
        )
        .await?;
        seats = number;
    }
    Ok(seats)
}
