using System.Globalization;
using System.Text;

namespace NetGen.Generators.Expressions;

/// <summary>Numbers as C# literals: the shortest that read back as the same number, the same in every culture and on every framework.</summary>
internal static class Literal
{
    private const int ShortestSingle = 6;
    private const int ExactSingle = 9;
    private const int ShortestDouble = 15;
    private const int ExactDouble = 17;

    public static string Single(double value)
    {
        float rounded = (float)value;
        if (float.IsNaN(rounded) || float.IsInfinity(rounded))
        {
            return Special(rounded, "float");
        }

        for (int digits = ShortestSingle; ; digits++)
        {
            string text = rounded.ToString("G" + Integer(digits), CultureInfo.InvariantCulture);
            if (digits == ExactSingle || float.Parse(text, CultureInfo.InvariantCulture).Equals(rounded))
            {
                return Normalised(text) + "f";
            }
        }
    }

    public static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return Special(value, "double");
        }

        for (int digits = ShortestDouble; ; digits++)
        {
            string text = value.ToString("G" + Integer(digits), CultureInfo.InvariantCulture);
            if (digits == ExactDouble || double.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            {
                return Normalised(text) + "d";
            }
        }
    }

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A C# string literal; what is not printable ASCII is escaped.</summary>
    public static string String(string value)
    {
        StringBuilder text = new("\"");
        foreach (char character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                >= ' ' and <= '~' => text.Append(character),
                _ => text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return text.Append('"').ToString();
    }

    // Frameworks differ in the case and the padding of exponents.
    private static string Normalised(string text)
    {
        int exponent = text.IndexOf('E');
        if (exponent < 0)
        {
            return text;
        }

        int power = int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture);
        return text.Substring(0, exponent) + "e" + Integer(power);
    }

    private static string Special(double value, string type) =>
        type + (double.IsNaN(value) ? ".NaN" : value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
}
