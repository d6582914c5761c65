"""Makes the .safetensors files of this folder, and reads two back with the format's own package, safetensors 0.8.0.

    python3 make_files.py

line_*.safetensors are written by that package. written*.safetensors are what we are to write: made here byte by byte, and
then read by that package to see that they are what they should be.
"""
import json
import struct

import numpy as np
from safetensors.numpy import load_file, save_file

WEIGHT = np.array([[1.5], [-0.1], [1e-310]])
BIAS = np.array([[np.pi]])

save_file({"line.weight": WEIGHT, "line.bias": BIAS}, "line_f64.safetensors", metadata={"made by": "\"python\"\n"})
save_file({"line.weight": WEIGHT.astype(np.float32), "line.bias": BIAS.astype(np.float32)}, "line_f32.safetensors")
save_file({"line.weight": WEIGHT.astype(np.float32), "line.bias": BIAS}, "line_mixed.safetensors")
save_file({"line.weight": WEIGHT.astype(np.float16), "line.bias": BIAS}, "line_f16.safetensors")

ODD = "a \"b\" \\ é.weight"


def write(file, dtype, type_name, code, odd):
    values = {ODD: np.array(odd, dtype), "line.bias": np.array([[np.nan]], dtype)}
    entries, data = {}, b""
    for name, value in values.items():
        entries[name] = {
            "dtype": type_name,
            "shape": list(value.shape),
            "data_offsets": [len(data), len(data) + value.nbytes],
        }
        data += b"".join(struct.pack(code, each) for each in value.flatten())
    header = json.dumps(entries, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    header += b" " * (-len(header) % 8)
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(header)) + header + data)
    read = load_file(file)
    assert read.keys() == values.keys()
    for name, value in values.items():
        assert read[name].dtype == dtype and read[name].tobytes() == value.tobytes(), name


write("written.safetensors", np.float64, "F64", "<d", [[1.5, -0.0, 5e-324], [np.inf, -1.7976931348623157e308, 0.1]])
write("written_f32.safetensors", np.float32, "F32", "<f", [[1.5, -0.0, 1e-45], [np.inf, -3.4028235e38, 0.1]])
