using System.Collections.Generic;
using NetGen.Generators.Expressions;

namespace NetGen.Generators.Emission;

/// <summary>Spells offsets: sums of a constant and loop variables times strides.</summary>
internal static class Index
{
    /// <summary>The offset, without terms that are zero and factors that are one.</summary>
    public static string Of(long constant, params (string Variable, long Stride)[] terms)
    {
        List<string> parts = [];
        foreach ((string variable, long stride) in terms)
        {
            if (stride != 0)
            {
                parts.Add(stride == 1 ? variable : $"({variable} * {Literal.Integer(stride)})");
            }
        }

        if (constant != 0 || parts.Count == 0)
        {
            parts.Add(Literal.Integer(constant));
        }

        string text = string.Join(" + ", parts);
        return parts.Count == 1 && text.StartsWith("(", System.StringComparison.Ordinal) ? text.Substring(1, text.Length - 2) : text;
    }
}
