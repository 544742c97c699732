using System;
using NetGen.Benchmarks.Peers.Onnx.Format;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>Attributes of nodes.</summary>
internal static class OnnxAttribute
{
    /// <summary>An attribute that is one number.</summary>
    public static AttributeProto Number(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    /// <summary>An attribute that is a list of numbers.</summary>
    public static AttributeProto Numbers(string name, params ReadOnlySpan<long> values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (long value in values)
        {
            attribute.Ints.Add(value);
        }

        return attribute;
    }
}
