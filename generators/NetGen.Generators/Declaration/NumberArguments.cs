using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>Reads numbers and holds them against their ranges.</summary>
internal static class NumberArguments
{
    /// <summary>A property of an attribute, or a fallback if it is not given; one that is out of range is reported.</summary>
    public static double Read(AttributeArguments arguments, string property, NumberRange range, double fallback)
    {
        if (arguments.Double(property) is not { } value)
        {
            return fallback;
        }

        // Checked as a float too, which is what emitted code computes in: 1e-50 is above 0 and 0.99999999 below 1 in double precision only.
        if (!range.Contains(value) || !range.Contains((float)value))
        {
            string words = range.Contains(value) ? range.Words + " in single precision" : range.Words;
            arguments.Report(Problem.ArgumentOutOfRange, property, property, words, value);
        }

        return value;
    }
}
