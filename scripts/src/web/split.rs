//! Parts a WebAssembly module in two: one for DICOM, which every visit waits for, and one for all
//! other formats, which comes in the background like the dictionary.
//!
//! A function that goes is left behind as a call through a table that the second module fills. The
//! data stay where they are: nobody can tell which function reads which.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::ir::{Call, RefFunc, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, Module, RefType, TableId, passes,
};

/// Paths of ours that no DICOM file leads to but to show or mask JPEG 2000 and JPEG XL.
const APART: [&str; 16] = [
    "kamei::format::ecg",
    "kamei::format::genetic",
    "kamei::format::image",
    "kamei::format::later",
    "kamei::format::signal",
    "kamei::format::table",
    "kamei::format::text",
    "kamei::format::wfdb",
    "kamei::format::xml",
    "kamei::pixels::jpeg2000",
    "kamei::pixels::jpeg_xl",
    "kamei::plan::alike",
    "kamei::plan::cells",
    "kamei::plan::texts",
    "kamei::policy::ctp",
    "kamei::text",
];

/// Crates that only those use: what is made for their types goes with them.
const CRATES: [&str; 22] = [
    "bincode",
    "crawdad",
    "dicom_toolkit_jpeg2000",
    "gif",
    "hayro_jpeg2000",
    "image_webp",
    "jxl_bitstream",
    "jxl_coding",
    "jxl_color",
    "jxl_frame",
    "jxl_grid",
    "jxl_image",
    "jxl_modular",
    "jxl_oxide_common",
    "jxl_render",
    "jxl_threadpool",
    "jxl_vardct",
    "png",
    "quick_xml",
    "roxmltree",
    "tiff",
    "vibrato",
];

/// Asked of every file's first bytes, whatever it is.
const ASKED: &str = "kamei::format::xml::looks_like";

/// What the first module calls the table, and the second what it imports everything from.
const TABLE: &str = "apart";
const FIRST: &str = "first";

/// Writes the first module over the whole one, and the second where it is wanted.
pub(super) fn split(whole: &Path, second: &Path) -> Result<()> {
    let bytes = fs::read(whole).context("the WebAssembly is not readable")?;
    let module = read(&bytes)?;
    let apart = choose(&module);
    ensure!(!apart.is_empty(), "no function of the WebAssembly bears a name that is set apart");
    fs::write(whole, first(module, &apart))?;
    fs::write(second, rest(read(&bytes)?, &apart)?)?;
    Ok(())
}

fn read(bytes: &[u8]) -> Result<Module> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_producers_section(false).parse(bytes)
}

/// What goes: functions whose path says so, and those that only they call.
struct Apart {
    /// Their places in the order of the module, with a slot of the table each.
    slots: BTreeMap<usize, u64>,
    /// Functions that stay and are called by one that goes.
    called: BTreeSet<usize>,
}

impl Apart {
    fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
}

fn choose(module: &Module) -> Apart {
    let calls = calls(module);
    let mut callers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (caller, called) in &calls {
        for function in called {
            callers.entry(*function).or_default().push(*caller);
        }
    }
    let fixed = fixed(module);
    let mut apart: BTreeSet<usize> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| {
            !is_exported(module, *id) && module.funcs.get(*id).name.as_deref().is_some_and(is_apart)
        })
        .map(|(id, _)| id.index())
        .collect();
    loop {
        let more: Vec<usize> = calls
            .keys()
            .filter(|function| !apart.contains(function) && !fixed.contains(function))
            .filter(|function| {
                callers.get(function).is_some_and(|by| by.iter().all(|one| apart.contains(one)))
            })
            .copied()
            .collect();
        if more.is_empty() {
            break;
        }
        apart.extend(more);
    }
    let called = apart.iter().flat_map(|function| &calls[function]).copied();
    let called = called.filter(|function| !apart.contains(function)).collect();
    Apart { slots: apart.into_iter().zip(0..).collect(), called }
}

/// Whether a name is that of a function, or of a type's method, below one of the paths, or says one of the
/// crates anywhere.
fn is_apart(name: &str) -> bool {
    if name.contains(ASKED) {
        return false;
    }
    let path = name.trim_start_matches(['<', '&']);
    let below = |part: &&str| {
        path.strip_prefix(*part).is_some_and(|rest| rest.starts_with("::") || rest.starts_with('['))
    };
    APART.iter().any(below) || CRATES.iter().any(|part| says(name, part))
}

/// Whether a crate stands in a name as the first step of a path.
fn says(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let first = !name[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
        let rest = &name[at + part.len()..];
        first && (rest.starts_with("::") || rest.starts_with('['))
    })
}

/// Which functions each local one calls.
fn calls(module: &Module) -> BTreeMap<usize, BTreeSet<usize>> {
    #[derive(Default)]
    struct Called(BTreeSet<usize>);
    impl Visitor<'_> for Called {
        fn visit_call(&mut self, call: &Call) {
            self.0.insert(call.func.index());
        }
        fn visit_ref_func(&mut self, reference: &RefFunc) {
            self.0.insert(reference.func.index());
        }
    }
    let each = module.funcs.iter_local().map(|(id, function)| {
        let mut called = Called::default();
        dfs_in_order(&mut called, function, function.entry_block());
        (id.index(), called.0)
    });
    each.collect()
}

/// Functions that something else than a call leads to.
fn fixed(module: &Module) -> HashSet<usize> {
    let mut fixed: HashSet<usize> = module.start.iter().map(FunctionId::index).collect();
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            fixed.insert(id.index());
        }
    }
    for element in module.elements.iter() {
        if let ElementItems::Functions(ids) = &element.items {
            fixed.extend(ids.iter().map(FunctionId::index));
        }
    }
    fixed
}

fn is_exported(module: &Module, function: FunctionId) -> bool {
    module
        .exports
        .iter()
        .any(|export| matches!(export.item, ExportItem::Function(id) if id == function))
}

fn by_place(module: &Module) -> BTreeMap<usize, FunctionId> {
    module.funcs.iter().map(|function| (function.id().index(), function.id())).collect()
}

fn first(mut module: Module, apart: &Apart) -> Vec<u8> {
    let slots = apart.slots.len() as u64;
    let functions = by_place(&module);
    let table = module.tables.add_local(false, slots, Some(slots), RefType::FUNCREF);
    module.exports.add(TABLE, table);
    for (place, slot) in &apart.slots {
        detour(&mut module, functions[place], table, *slot);
    }
    for place in &apart.called {
        module.exports.add(&function_name(*place), functions[place]);
    }
    for (number, id) in ids(module.globals.iter().map(walrus::Global::id)) {
        module.exports.add(&format!("global{number}"), id);
    }
    for (number, id) in ids(module.memories.iter().map(walrus::Memory::id)) {
        module.exports.add(&format!("memory{number}"), id);
    }
    for (number, id) in ids(module.tables.iter().map(walrus::Table::id)) {
        if id != table {
            module.exports.add(&format!("table{number}"), id);
        }
    }
    passes::gc::run(&mut module);
    module.emit_wasm()
}

fn ids<T>(of: impl Iterator<Item = T>) -> Vec<(usize, T)> {
    of.enumerate().collect()
}

fn function_name(place: usize) -> String {
    format!("function{place}")
}

/// Replaces a function by a call of the same arguments through the table.
fn detour(module: &mut Module, function: FunctionId, table: TableId, slot: u64) {
    let kind = module.types.get(module.funcs.get(function).ty());
    let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
    let arguments: Vec<_> = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let kind = module.types.add(&parameters, &results);
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(i32::try_from(slot).unwrap_or(i32::MAX)).call_indirect(kind, table);
    module.funcs.get_mut(function).kind = FunctionKind::Local(builder.local_func(arguments));
}

fn rest(mut module: Module, apart: &Apart) -> Result<Vec<u8>> {
    struct Redirect(BTreeMap<FunctionId, FunctionId>);
    impl VisitorMut for Redirect {
        fn visit_call_mut(&mut self, call: &mut Call) {
            call.func = self.0.get(&call.func).copied().unwrap_or(call.func);
        }
        fn visit_ref_func_mut(&mut self, reference: &mut RefFunc) {
            reference.func = self.0.get(&reference.func).copied().unwrap_or(reference.func);
        }
    }
    let functions = by_place(&module);
    let mut imported = BTreeMap::new();
    for place in &apart.called {
        let kind = module.funcs.get(functions[place]).ty();
        let (id, _) = module.add_import_func(FIRST, &function_name(*place), kind);
        imported.insert(functions[place], id);
    }
    let mut redirect = Redirect(imported);
    for place in apart.slots.keys() {
        let function = module.funcs.get_mut(functions[place]).kind.unwrap_local_mut();
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut redirect, function, entry);
    }
    empty(&mut module);
    take_from_first(&mut module);
    let slots = apart.slots.len() as u64;
    let (table, _) =
        module.add_import_table(FIRST, TABLE, false, slots, Some(slots), RefType::FUNCREF);
    let place = ElementKind::Active { table, offset: ConstExpr::Value(walrus::ir::Value::I32(0)) };
    let filling = apart.slots.keys().map(|place| functions[place]).collect();
    let element = module.elements.add(place, ElementItems::Functions(filling));
    module.tables.get_mut(table).elem_segments.insert(element);
    passes::gc::run(&mut module);
    let bytes = module.emit_wasm();
    ensure!(read(&bytes)?.exports.iter().next().is_none(), "the second module exports something");
    Ok(bytes)
}

/// Takes everything out that the first module has already done.
fn empty(module: &mut Module) {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        module.exports.delete(id);
    }
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in data {
        module.data.delete(id);
    }
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in elements {
        module.elements.delete(id);
    }
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
}

fn take_from_first(module: &mut Module) {
    for (number, id) in ids(module.globals.iter().map(walrus::Global::id)) {
        let import = module.imports.add(FIRST, &format!("global{number}"), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    for (number, id) in ids(module.memories.iter().map(walrus::Memory::id)) {
        let import = module.imports.add(FIRST, &format!("memory{number}"), id);
        module.memories.get_mut(id).import = Some(import);
    }
    for (number, id) in ids(module.tables.iter().map(walrus::Table::id)) {
        let import = module.imports.add(FIRST, &format!("table{number}"), id);
        module.tables.get_mut(id).import = Some(import);
    }
}

#[cfg(test)]
mod tests {
    use super::is_apart;

    #[test]
    fn a_path_is_set_apart_with_all_below_it_and_nothing_beside_it() {
        for name in [
            "kamei::text::Engine::marks::h01",
            "<kamei::format::image::Image as kamei::format::Format>::frame::h01",
            "tiff[0123]::decoder::read",
        ] {
            assert!(is_apart(name), "{name}");
        }
        for name in [
            "kamei::texture::of",
            "kamei::format::dicom::read",
            "core::fmt::write",
            "kamei::format::xml::looks_like::h01",
        ] {
            assert!(!is_apart(name), "{name}");
        }
    }
}
