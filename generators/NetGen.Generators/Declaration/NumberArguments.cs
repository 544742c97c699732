using NetGen.Generators.Catalog;

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

        range.Check(arguments, property, value);
        return value;
    }
}
