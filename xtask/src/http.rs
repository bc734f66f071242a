//! Just enough HTTP to talk JSON with a program on this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Sends one request to 127.0.0.1 and returns the status and the body.
pub(crate) fn request(port: u16, method: &str, path: &str, body: Option<&str>) -> Result<(u16, Vec<u8>)> {
    let mut stream =
        TcpStream::connect(("127.0.0.1", port)).with_context(|| format!("connecting to port {port}"))?;
    let patience = Some(Duration::from_secs(60));
    stream.set_read_timeout(patience)?;
    stream.set_write_timeout(patience)?;
    let body = body.unwrap_or("");
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .context("no HTTP status")?;
    let mut length = None;
    let mut chunked = false;
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse::<u64>().ok(),
            "transfer-encoding" => chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
    let mut answer = Vec::new();
    match length {
        Some(length) => drop(reader.take(length).read_to_end(&mut answer)?),
        None if chunked => read_chunks(&mut reader, &mut answer)?,
        None => drop(reader.read_to_end(&mut answer)?),
    }
    Ok((status, answer))
}

fn read_chunks(reader: &mut impl BufRead, out: &mut Vec<u8>) -> Result<()> {
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let length = line.trim().split(';').next().unwrap_or("");
        let length = u64::from_str_radix(length, 16).context("a chunk without a length")?;
        if length == 0 {
            return Ok(());
        }
        if reader.by_ref().take(length).read_to_end(out)? as u64 != length {
            bail!("the answer broke off");
        }
        line.clear();
        reader.read_line(&mut line)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(reply: &'static str) -> Result<(u16, Vec<u8>)> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let server = std::thread::spawn(move || -> Result<()> {
            let (mut stream, _) = listener.accept()?;
            // All of the request, so that closing does not throw the answer away.
            let mut request = [0; 4096];
            let mut seen = 0;
            while !request[..seen].ends_with(b"{}") {
                seen += stream.read(&mut request[seen..])?;
            }
            Ok(stream.write_all(reply.as_bytes())?)
        });
        let got = request(port, "POST", "/x", Some("{}"));
        assert!(server.join().is_ok_and(|r| r.is_ok()));
        got
    }

    #[test]
    fn answers_of_each_length_are_read() -> Result<()> {
        let expected = (200, b"hello".to_vec());
        assert_eq!(
            answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello-more")?,
            expected
        );
        assert_eq!(
            answer(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x\r\nlo\r\n0\r\n\r\n"
            )?,
            expected
        );
        assert_eq!(answer("HTTP/1.0 404 Not Found\r\n\r\nno")?, (404, b"no".to_vec()));
        assert!(answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhel").is_err());
        assert!(answer("rubbish\r\n\r\n").is_err());
        Ok(())
    }
}
