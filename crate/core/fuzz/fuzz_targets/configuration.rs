//! A site's configuration: read or refused with lines, and no address that could end a header.
#![no_main]

use kamei::configuration::Configuration;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Configuration::read(text) {
    Ok(read) => {
        for destination in read.destinations {
            assert!(
                !destination.url.contains(['"', '\'', ';', ',', ' ', '\r', '\n', '*', '?', '#'])
            );
        }
    }
    Err(faults) => assert!(faults.iter().all(|fault| fault.line.is_some())),
});
