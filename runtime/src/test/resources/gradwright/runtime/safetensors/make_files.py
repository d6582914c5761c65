"""Makes the .safetensors files of this folder, and reads one back with the format's own package, safetensors 0.8.0.

    python3 make_files.py

line_*.safetensors are written by that package. written.safetensors is what we are to write: made here byte by byte, and
then read by that package to see that it is what it should be.
"""
import json
import struct

import numpy as np
from safetensors.numpy import load_file, save_file

WEIGHT = np.array([[1.5], [-0.1], [1e-310]])
BIAS = np.array([[np.pi]])

save_file({"line.weight": WEIGHT, "line.bias": BIAS}, "line_f64.safetensors", metadata={"made by": "\"python\"\n"})
save_file({"line.weight": WEIGHT.astype(np.float32), "line.bias": BIAS}, "line_mixed.safetensors")
save_file({"line.weight": WEIGHT.astype(np.float16), "line.bias": BIAS}, "line_f16.safetensors")

ODD = "a \"b\" \\ é.weight"
VALUES = {
    ODD: np.array([[1.5, -0.0, 5e-324], [np.inf, -1.7976931348623157e308, 0.1]]),
    "line.bias": np.array([[np.nan]]),
}
entries, data = {}, b""
for name, value in VALUES.items():
    entries[name] = {"dtype": "F64", "shape": list(value.shape), "data_offsets": [len(data), len(data) + value.nbytes]}
    data += b"".join(struct.pack("<d", each) for each in value.flatten())
header = json.dumps(entries, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
header += b" " * (-len(header) % 8)
with open("written.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(header)) + header + data)

read = load_file("written.safetensors")
assert read.keys() == VALUES.keys()
for name, value in VALUES.items():
    assert read[name].dtype == np.float64 and read[name].tobytes() == value.tobytes(), name
