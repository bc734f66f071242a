//! A file that comes in: read up to a limit, and checked by its bytes.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use domain::application::file;
use kernel::file::{FileType, Unfit};
use tower::{Layer, ServiceExt};

use crate::texts::Texts;

/// The most bytes of a request with a file: the file, and what a browser puts around it.
const MOST: usize = file::MOST + 64 * 1024;
/// How long a file may take to arrive: ten megabytes over a bad line.
const PATIENCE: Duration = Duration::from_secs(600);

/// Why no file came.
pub(crate) enum Refused {
    /// The request is broken.
    Unreadable,
    /// What is wrong with the file, to be told on the page where it was chosen.
    Why(StatusCode, String),
}

/// The file of a request, in the field `file`: what it is, its name, its bytes.
pub(crate) async fn receive(t: Texts, request: Request) -> Result<(FileType, String, Vec<u8>), Refused> {
    let why = |status, why| Err(Refused::Why(status, why));
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let (name, bytes) = match read(request).await {
        Sent::File(name, bytes) => (name, bytes),
        Sent::Nothing => return why(unfit, t.apply_file_nothing()),
        Sent::TooLarge => return why(StatusCode::PAYLOAD_TOO_LARGE, t.apply_file_too_large()),
        Sent::Broken => return Err(Refused::Unreadable),
    };
    match kernel::file::check(&name, &bytes) {
        Ok((kind, name)) => Ok((kind, name, bytes)),
        Err(Unfit::Empty) => why(unfit, t.apply_file_empty()),
        Err(Unfit::Unknown) => why(unfit, t.apply_file_unknown()),
        Err(Unfit::Lies) => why(unfit, t.apply_file_lies()),
    }
}

/// What is in the request: the name and the bytes of its file.
enum Sent {
    File(String, Vec<u8>),
    Nothing,
    TooLarge,
    Broken,
}

/// Reads a file. One that says that it is too large is not read at all, one that does not say so only up to the limit.
async fn read(request: Request) -> Sent {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    if length.is_some_and(|length| length > MOST) {
        return Sent::TooLarge;
    }
    tokio::time::timeout(PATIENCE, take(request))
        .await
        .unwrap_or(Sent::Broken)
}

async fn take(request: Request) -> Sent {
    let too_large = |status: StatusCode| {
        if status == StatusCode::PAYLOAD_TOO_LARGE {
            Sent::TooLarge
        } else {
            Sent::Broken
        }
    };
    // Everything else has a limit that no file would fit in.
    let limited = DefaultBodyLimit::max(MOST).layer(tower::service_fn(async |request: Request| {
        Ok::<_, std::convert::Infallible>(Multipart::from_request(request, &()).await)
    }));
    let mut parts = match limited.oneshot(request).await {
        Ok(Ok(parts)) => parts,
        Ok(Err(_)) => return Sent::Broken,
        Err(never) => match never {},
    };
    loop {
        match parts.next_field().await {
            Ok(Some(part)) if part.name() == Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                return match part.bytes().await {
                    Ok(bytes) if bytes.len() > file::MOST => Sent::TooLarge,
                    Ok(bytes) if bytes.is_empty() && name.is_empty() => Sent::Nothing,
                    Ok(bytes) => Sent::File(name, bytes.to_vec()),
                    Err(error) => too_large(error.status()),
                };
            }
            Ok(Some(_)) => {}
            Ok(None) => return Sent::Nothing,
            Err(error) => return too_large(error.status()),
        }
    }
}

/// Why several files did not come.
pub(crate) enum NotAll {
    /// The file of this field is larger than it may be.
    TooLarge(&'static str),
    /// The request is broken.
    Unreadable,
}

/// Several files of one request, by the names of their fields; one that was not chosen is empty.
pub(crate) async fn several(
    request: Request,
    names: &[&'static str],
    most: usize,
) -> Result<Vec<Vec<u8>>, NotAll> {
    let took = tokio::time::timeout(PATIENCE, take_several(request, names, most)).await;
    took.unwrap_or(Err(NotAll::Unreadable))
}

async fn take_several(request: Request, names: &[&'static str], most: usize) -> Result<Vec<Vec<u8>>, NotAll> {
    // Each file is held to its own limit below, so that the one which is too large can be named.
    let limited = DefaultBodyLimit::max((most + MOST) * names.len()).layer(tower::service_fn(
        async |request: Request| {
            Ok::<_, std::convert::Infallible>(Multipart::from_request(request, &()).await)
        },
    ));
    let mut parts = match limited.oneshot(request).await {
        Ok(Ok(parts)) => parts,
        Ok(Err(_)) => return Err(NotAll::Unreadable),
        Err(never) => match never {},
    };
    let mut files = vec![Vec::new(); names.len()];
    while let Some(mut part) = parts.next_field().await.map_err(|_| NotAll::Unreadable)? {
        let Some(at) = names.iter().position(|name| part.name() == Some(name)) else {
            continue;
        };
        while let Some(chunk) = part.chunk().await.map_err(|_| NotAll::Unreadable)? {
            if files[at].len() + chunk.len() > most {
                return Err(NotAll::TooLarge(names[at]));
            }
            files[at].extend_from_slice(&chunk);
        }
    }
    Ok(files)
}
