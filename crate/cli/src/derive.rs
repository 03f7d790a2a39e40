//! `kamei key derive`: one site's own key, from the project's.

use crate::args::Derive;
use crate::keys::Keys;

pub(crate) fn run(options: &Derive) -> Result<bool, String> {
    let project = Keys::open(&options.key, options.passphrase_file.as_deref())?;
    project.derive(&options.wanted, &options.out)?.save()?;
    Ok(true)
}
