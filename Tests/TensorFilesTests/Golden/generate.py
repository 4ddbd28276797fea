"""Writes the golden .npy and .npz files with NumPy. Run in this folder: python3 generate.py"""

import io
import warnings
import zipfile

import numpy as np
from numpy.lib import format as npy_format

np.save("float64_matrix.npy", np.array([[1.5, -2.0, np.inf], [0.1, np.nan, -0.0]]))
np.save("float32_vector.npy", np.array([0.1, 1e30, -3.0], dtype="<f4"))
np.save("int64_cube.npy", np.arange(24, dtype="<i8").reshape(2, 3, 4) - 5)
np.save("int64_extremes.npy", np.array([-(2**63), 2**63 - 1], dtype="<i8"))
np.save("scalar.npy", np.float64(42.25))
np.save("empty.npy", np.zeros((0, 3)))
cube = np.arange(24.0).reshape(2, 3, 4)
np.save("fortran.npy", np.asfortranarray(np.arange(6.0).reshape(2, 3)))
np.save("fortran_vector.npy", np.asfortranarray(np.arange(3.0)))
np.save("fortran_cube.npy", np.asfortranarray(cube.astype(">i2")))
np.save("view.npy", cube[:, ::2, ::3])

np.save("bool.npy", np.array([[True, False]]))
for code in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
    limits = np.iinfo(code)
    top = min(limits.max, 2**63 - 1)
    for order in "<>" if code[1] != "1" else "|":
        np.save(f"{code}_{'big' if order == '>' else 'little'}.npy", np.array([limits.min, 1, top], dtype=order + code))
for code in ["f2", "f4", "f8"]:
    for order in "<>":
        numbers = [-1.5, 0.1, 6e-8, np.inf, np.nan]
        np.save(f"{code}_{'big' if order == '>' else 'little'}.npy", np.array(numbers, dtype=order + code))

for name in ["complex128", "<U3", "S2", "longdouble", "datetime64[D]", "V4"]:
    np.save(f"refused_{name.strip('<>').removesuffix('[D]')}.npy", np.zeros(2, dtype=name))
np.save("refused_structured.npy", np.zeros(2, dtype=[("a", "<f8"), ("b", "<i4")]))
np.save("refused_object.npy", np.array([1, "a", None], dtype=object), allow_pickle=True)
np.save("refused_large.npy", np.array([2**63 + 1024], dtype="<u8"))

for version in [(2, 0), (3, 0)]:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        npy_format.write_array(buffer, np.array([1.0, 2.0]), version=version)
    with open(f"version_{version[0]}.npy", "wb") as file:
        file.write(buffer.getvalue())

arrays = {"x": np.array([[1.0, 2.0], [3.0, 4.0]]), "labels": np.array([3, 1], dtype="<i8")}
np.savez("stored.npz", **arrays)
np.savez_compressed("deflated.npz", **arrays)
np.savez("case.npz", w=np.zeros(1), W=np.ones(1))

buffer = io.BytesIO()
np.save(buffer, arrays["x"])
for name, ending, size, method in [
    ("zip64", ".npy", True, zipfile.ZIP_STORED), ("no_ending", "", False, zipfile.ZIP_DEFLATED),
]:
    with zipfile.ZipFile(f"{name}.npz", "w", method) as archive:
        entry = zipfile.ZipInfo("x" + ending)
        entry.compress_type = method
        with archive.open(entry, "w", force_zip64=size) as file:
            file.write(buffer.getvalue())
