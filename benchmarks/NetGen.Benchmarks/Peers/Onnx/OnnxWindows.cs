using System;
using System.Collections.Generic;
using NetGen.Benchmarks.Peers.Onnx.Format;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>How the windows of a convolution or a pooling lie over an image, as attributes of its node.</summary>
internal static class OnnxWindows
{
    /// <summary>The attributes that all such nodes share.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape it reads: height, width, channels.</param>
    /// <param name="height">How many rows a window reads.</param>
    /// <param name="width">How many columns it reads.</param>
    /// <param name="dilation">How far apart these are.</param>
    public static IEnumerable<AttributeProto> Of(LayerDefinition layer, TensorShape input, int height, int width, int dilation = 1)
    {
        long stride = (long)layer.Options["Stride"];
        (long top, long bottom) = Padding(layer, input, axis: 0, stride, (dilation * (height - 1)) + 1, "PaddingTop");
        (long left, long right) = Padding(layer, input, axis: 1, stride, (dilation * (width - 1)) + 1, "PaddingLeft");
        return
        [
            OnnxAttribute.Numbers("kernel_shape", height, width),
            OnnxAttribute.Numbers("strides", stride, stride),
            OnnxAttribute.Numbers("pads", top, left, bottom, right),
        ];
    }

    // The definition says how far the first window begins before the image; the last one may reach as far as it must for the declared number of windows.
    private static (long Begin, long End) Padding(LayerDefinition layer, TensorShape input, int axis, long stride, int extent, string option)
    {
        long begin = (long)layer.Options[option];
        long room = ((layer.OutputShape[axis] - 1) * stride) + extent;
        return (begin, Math.Max(0, room - input[axis] - begin));
    }
}
