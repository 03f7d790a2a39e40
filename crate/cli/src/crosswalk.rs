//! `kamei crosswalk`: writes what the key file knows as tables.

use crate::args::Crosswalk;
use crate::files::write_bytes;
use crate::keys::{self, Keys};

pub(crate) fn run(options: &Crosswalk) -> Result<bool, String> {
    let state = match &options.identity {
        Some(identity) => keys::open_as(&options.key, identity)?,
        None => Keys::open(&options.key, options.passphrase_file.as_deref())?.state,
    };
    for (name, table) in state.tables() {
        let path = options.out.join(name);
        write_bytes(&path, table.as_bytes())
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(true)
}
