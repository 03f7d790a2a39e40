//! Serves `www/` to this computer only, as a hospital's own web server would.

mod headers;
mod request;
mod site;

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::{root, web};

struct Options {
    port: u16,
    headers: bool,
    build: bool,
    hosts: Vec<String>,
    /// A configuration instead of `www/site.toml`; what it names lies beside it.
    site: Option<PathBuf>,
}

/// Runs until it is interrupted.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let options = parse(arguments)?;
    if options.build {
        web::build(web::Purpose::Release)?;
    }
    let www = root().join("www");
    let configuration = options.site.unwrap_or_else(|| www.join(site::FILE));
    let Options { headers, hosts, .. } = options;
    let site = Arc::new(Site { root: www, configuration, headers, hosts });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .with_context(|| format!("port {} is taken; choose another with --port", options.port))?;
    println!("Kamei is at http://{}/", listener.local_addr()?);
    for stream in listener.incoming() {
        let site = Arc::clone(&site);
        // A browser that hangs up half-way is its own affair.
        thread::spawn(move || stream.is_ok_and(|stream| site.answer(stream).is_ok()));
    }
    Ok(())
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options =
        Options { port: 8040, headers: true, build: true, hosts: Vec::new(), site: None };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--no-headers" => options.headers = false,
            "--no-build" => options.build = false,
            "--port" => {
                let number = rest.next().context("--port needs a number")?;
                options.port = number.parse().context("--port needs a number below 65536")?;
            }
            "--site" => options.site = Some(rest.next().context("--site needs a file")?.into()),
            "--host" => {
                options.hosts.push(rest.next().context("--host needs an origin")?.clone());
            }
            other => bail!(
                "serve knows --port, --site, --host, --no-headers and --no-build, not {other}"
            ),
        }
    }
    Ok(options)
}

struct Site {
    root: PathBuf,
    configuration: PathBuf,
    headers: bool,
    /// Origins of the portals that may embed the page.
    hosts: Vec<String>,
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let Some(request) = request::read(&mut stream)? else {
            return send(&mut stream, "400 Bad Request", &[], b"", true);
        };
        let file = self.find(&request.path);
        let mut headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        if self.headers {
            let reached = site::destinations(&self.configuration);
            headers.extend(headers::of(&request.path, &reached, &self.hosts));
        }
        if request.path == "/hosts.json" {
            headers[0].1 = "application/json".to_owned();
            let hosts = serde_json::to_vec(&self.hosts)?;
            return send(&mut stream, "200 OK", &headers, &hosts, request.with_body);
        }
        let Some((path, bytes)) = file.and_then(|path| Some((path.clone(), fs::read(path).ok()?)))
        else {
            return send(&mut stream, "404 Not Found", &headers, b"Not found", request.with_body);
        };
        headers[0].1 = headers::content_type(&path).to_owned();
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        if request.takes_brotli
            && let Ok(compressed) = fs::read(path.with_added_extension("br"))
        {
            headers.push(("Content-Encoding", "br".to_owned()));
            return send(&mut stream, "200 OK", &headers, &compressed, request.with_body);
        }
        send(&mut stream, "200 OK", &headers, &bytes, request.with_body)
    }

    /// The file behind a URL path, or nothing when it lies outside the root, by `..` or by link.
    fn find(&self, path: &str) -> Option<PathBuf> {
        if let Some(beside) = self.beside_configuration(path) {
            return Some(beside);
        }
        let mut file = self.root.join(path.trim_start_matches('/'));
        if path.ends_with('/') {
            file.push("index.html");
        }
        let file = file.canonicalize().ok()?;
        let inside = file.starts_with(self.root.canonicalize().ok()?);
        (inside && file.is_file()).then_some(file)
    }
}

impl Site {
    /// The configuration, or the site profile that lies beside it.
    fn beside_configuration(&self, path: &str) -> Option<PathBuf> {
        let name = path.strip_prefix('/').filter(|name| !name.contains('/'))?;
        let file = match name {
            site::FILE => self.configuration.clone(),
            _ if Path::new(name).extension().is_some_and(|ending| ending == "toml") => {
                self.configuration.with_file_name(name)
            }
            _ => return None,
        };
        file.is_file().then_some(file)
    }
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    headers: &[(&str, String)],
    body: &[u8],
    with_body: bool,
) -> Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.extend([name, ": ", value.as_str(), "\r\n"]);
    }
    stream.write_all(head.as_bytes())?;
    write!(stream, "Content-Length: {}\r\n\r\n", body.len())?;
    if with_body {
        stream.write_all(body)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scripts() -> Site {
        Site {
            root: root().join("scripts"),
            configuration: root().join("none/site.toml"),
            headers: false,
            hosts: Vec::new(),
        }
    }

    #[test]
    fn finds_a_file_below_the_root() {
        assert!(scripts().find("/src/main.rs").is_some());
    }

    #[test]
    fn never_leaves_the_root() {
        for path in ["/../Cargo.toml", "/src/../../Cargo.toml", "//etc/passwd", "/src"] {
            assert!(scripts().find(path).is_none(), "{path}");
        }
    }
}
