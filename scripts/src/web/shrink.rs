//! Shrinks the WebAssembly with binaryen and says how large it is on the way to a browser. Its first level makes the smallest
//! file by brotli; what the next ones do for speed the compiler has done.

use std::path::Path;

use anyhow::Result;

use crate::install;
use crate::process::{command, find, read, run};

/// What rustc lets every browser of the last years run; binaryen refuses code it was not told to expect.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

pub(super) fn shrink(wasm: &Path) -> Result<()> {
    if find("npm").is_none() {
        println!("npm is missing: the WebAssembly works but is not shrunk");
        return Ok(());
    }
    install::node_modules()?;
    let mut optimize = command("node", &["e2e/node_modules/binaryen/bin/wasm-opt", "-O1"]);
    run(optimize.args(FEATURES).arg(wasm).arg("-o").arg(wasm))
}

/// Writes a copy beside it, compressed by brotli, which servers may send to whoever takes it.
pub(super) fn compress(wasm: &Path) -> Result<()> {
    const COMPRESS: &str = "
        const fs = require('fs'), zlib = require('zlib'), [file] = process.argv.slice(1);
        fs.writeFileSync(file + '.br', zlib.brotliCompressSync(fs.readFileSync(file)));";
    read(command("node", &["-e", COMPRESS]).arg(wasm)).map(drop)
}

pub(super) fn print_size(wasm: &Path) -> Result<()> {
    const MEASURE: &str = "
        const fs = require('fs'), zlib = require('zlib'), [file] = process.argv.slice(1);
        const kb = n => Math.round(n / 1000) + ' kB', bytes = fs.readFileSync(file);
        const sizes = [kb(bytes.length), 'gzip ' + kb(zlib.gzipSync(bytes, { level: 9 }).length)];
        if (fs.existsSync(file + '.br')) sizes.push('brotli ' + kb(fs.statSync(file + '.br').size));
        console.log(sizes.join(', '))";
    let sizes = read(command("node", &["-e", MEASURE]).arg(wasm))?;
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    println!("www/pkg/{name}: {}", sizes.trim());
    Ok(())
}
