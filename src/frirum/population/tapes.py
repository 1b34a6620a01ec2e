"""A tape as the compiled kernel holds it: where it lies, and nothing more.

numba hands an array over as seven words, asks of each index whether it is negative, and must believe that
whatever is written may have changed what was read. A tape is one word, its places are counted from its
beginning, and one that is only read is said to stay as it is. Without numba a tape is the array.
"""

from __future__ import annotations

from .dates import Ints
from .jit import AVAILABLE

if AVAILABLE:
    import operator
    from typing import Any

    from numba import types
    from numba.extending import intrinsic, lower_builtin, models, register_model
    from numba.np import arrayobj

    arrays: Any = arrayobj  # numba says nothing of its types
    read_by: Any = lower_builtin
    held_as: Any = register_model

    class Read(types.CPointer):
        """Nobody writes here while the kernel runs."""

    held_as(Read)(models.PointerModel)

    def _read(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        pointer, place = args
        word = builder.load(builder.gep(pointer, [place]))
        word.set_metadata("invariant.load", builder.module.add_metadata([]))
        return word

    read_by(operator.getitem, Read, types.Integer)(_read)

    def _begins(kind: Any) -> Any:
        def typed(typing: Any, array: Any, place: Any) -> Any:
            def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
                return builder.gep(arrays.make_array(array)(context, builder, args[0]).data, [args[1]])

            return kind(array.dtype)(array, types.int64), lower

        return intrinsic(typed)

    to_read = _begins(Read)
    to_write = _begins(types.CPointer)

else:

    def to_read(array: Ints, place: int) -> Ints:
        """The tape that begins at a place of an array."""
        return array.reshape(-1)[place:]

    to_write = to_read
