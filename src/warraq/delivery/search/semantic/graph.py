"""The model's twelve layers as ONNX Runtime computes them, with weights and activations in 8 bits.

The last multiplication of each layer keeps the file's own 4 bits: its activations reach so far that one scale of 8 bits for all
of them was half of the whole error. Measured beside the package's own engine on one core: some three times as many words a
second, a cosine of 0.999 with its vectors (`bench/README.md`).
"""

from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

from warraq.delivery.search.semantic.model_file import BLOCK, ModelFile, unpack

_MICROSOFT = "com.microsoft"


def open_session(model: ModelFile, *, threads: int = 1) -> Any:
    """A session that takes `x` (texts, pieces, width), `mask` and `share`, and gives `out` (texts, width)."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        _Build(model).graph().SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


class _Build:
    def __init__(self, model: ModelFile) -> None:
        self._model = model
        self._nodes: list[Any] = []
        self._numbers: list[Any] = []

    def graph(self) -> Any:
        model = self._model
        at = "embedded"
        norm = [self._keep("emb.ln.w", model.numbers("emb.ln.w")), self._keep("emb.ln.b", model.numbers("emb.ln.b"))]
        self._add("LayerNormalization", ["x", *norm], at, epsilon=model.epsilon, axis=-1)
        for number in range(model.layers):
            at = self._layer(f"l{number}", at)
        self._add("Mul", [at, "share"], "shared")
        self._add("ReduceSum", ["shared", self._keep("axis", np.array([1], np.int64))], "out", keepdims=0)
        floats, whole, width = onnx.TensorProto.FLOAT, onnx.TensorProto.INT32, model.width
        given = [("x", floats, ["texts", "pieces", width]), ("mask", whole, ["texts", "pieces"])]
        given.append(("share", floats, ["texts", "pieces", 1]))
        graph = helper.make_graph(
            self._nodes,
            "e5",
            [helper.make_tensor_value_info(*value) for value in given],
            [helper.make_tensor_value_info("out", floats, ["texts", width])],
            self._numbers,
        )
        versions = [helper.make_opsetid("", 20), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10)

    def _layer(self, name: str, at: str) -> str:
        width, inner = self._model.width, self._model.inner
        parts = [self._multiply(f"{name}.{part}", at, width) for part in ("q", "k", "v")]
        seen = self._add(
            "MultiHeadAttention",
            [*parts, "", "mask"],
            f"{name}.seen",
            domain=_MICROSOFT,
            num_heads=self._model.heads,
        )
        at = self._join(f"{name}.aln", at, self._multiply(f"{name}.ao", seen, width))
        wide = self._multiply(f"{name}.fi", at, inner)
        bent = self._add("Gelu", [wide], f"{name}.bent", domain=_MICROSOFT)
        return self._join(f"{name}.oln", at, self._multiply_blocks(f"{name}.fo", bent, width))

    def _multiply(self, name: str, at: str, outputs: int) -> str:
        """By a matrix whose columns each have a scale of their own."""
        matrix = unpack(self._model.blocks(f"{name}.w")).reshape(outputs, -1).T
        scales = np.maximum(np.abs(matrix).max(axis=0) / 127.0, 1e-12).astype(np.float32)
        kept = [
            self._keep(f"{name}.w", np.rint(matrix / scales).astype(np.int8)),
            self._keep(f"{name}.scale", scales),
            self._keep(f"{name}.zero", np.zeros(outputs, np.int8)),
            self._keep(f"{name}.b", self._model.numbers(f"{name}.b")),
        ]
        return self._add("DynamicQuantizeMatMul", [at, *kept], f"{name}.out", domain=_MICROSOFT)

    def _multiply_blocks(self, name: str, at: str, outputs: int) -> str:
        """By a matrix as it stands in the file, each 32 of its weights with a scale of their own."""
        blocks = np.array(self._model.blocks(f"{name}.w")).reshape(outputs, -1, 2 + BLOCK // 2)
        halves = blocks[..., 2:]
        weights = np.concatenate([halves & 15, halves >> 4], axis=-1)
        kept = [
            self._keep(f"{name}.w", weights[..., 0::2] | (weights[..., 1::2] << 4)),
            self._keep(f"{name}.scale", np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)[..., 0]),
        ]
        form = {"K": blocks.shape[1] * BLOCK, "N": outputs, "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        out = self._add("MatMulNBits", [at, *kept], f"{name}.multiplied", domain=_MICROSOFT, **form)
        return self._add("Add", [out, self._keep(f"{name}.b", self._model.numbers(f"{name}.b"))], f"{name}.out")

    def _join(self, name: str, at: str, other: str) -> str:
        kept = [self._keep(f"{name}.{part}", self._model.numbers(f"{name}.{part}")) for part in ("w", "b")]
        return self._add(
            "SkipLayerNormalization",
            [at, other, *kept],
            f"{name}.out",
            domain=_MICROSOFT,
            epsilon=self._model.epsilon,
        )

    def _keep(self, name: str, numbers: Any) -> str:
        self._numbers.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

    def _add(self, kind: str, given: list[str], gives: str, **more: Any) -> str:
        self._nodes.append(helper.make_node(kind, given, [gives], **more))
        return gives
