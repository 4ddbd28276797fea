"""Writes the golden .npy and .npz files with NumPy. Run in this folder: python3 generate.py"""

import io
import warnings

import numpy as np
from numpy.lib import format as npy_format

np.save("float64_matrix.npy", np.array([[1.5, -2.0, np.inf], [0.1, np.nan, -0.0]]))
np.save("float32_vector.npy", np.array([0.1, 1e30, -3.0], dtype="<f4"))
np.save("int64_cube.npy", np.arange(24, dtype="<i8").reshape(2, 3, 4) - 5)
np.save("int64_extremes.npy", np.array([-(2**63), 2**63 - 1], dtype="<i8"))
np.save("scalar.npy", np.float64(42.25))
np.save("empty.npy", np.zeros((0, 3)))
np.save("fortran.npy", np.asfortranarray(np.arange(6.0).reshape(2, 3)))
np.save("fortran_vector.npy", np.asfortranarray(np.arange(3.0)))
for name in ["bool", "int32", "uint8", "float16", "complex128", ">f8", "<U3"]:
    np.save(f"refused_{name.strip('<>')}.npy", np.zeros(2, dtype=name))
np.save("refused_structured.npy", np.zeros(2, dtype=[("a", "<f8"), ("b", "<i4")]))

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
