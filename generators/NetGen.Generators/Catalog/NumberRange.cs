using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Catalog;

/// <summary>The values a number may take, with the words an error says them in.</summary>
internal sealed class NumberRange
{
    private readonly System.Func<double, bool> _contains;

    private NumberRange(string words, System.Func<double, bool> contains)
    {
        Words = words;
        _contains = contains;
    }

    /// <summary>Finite and above zero.</summary>
    public static NumberRange Positive { get; } =
        new("a finite number above 0", value => value > 0 && !double.IsInfinity(value));

    /// <summary>Any finite number.</summary>
    public static NumberRange Finite { get; } = new("a finite number", value => !double.IsInfinity(value) && !double.IsNaN(value));

    /// <summary>Above zero; infinity stands for no limit.</summary>
    public static NumberRange AboveZero { get; } = new("above 0", value => value > 0);

    /// <summary>Finite and not below zero.</summary>
    public static NumberRange NonNegative { get; } =
        new("a finite number of at least 0", value => value >= 0 && !double.IsInfinity(value));

    /// <summary>What a learning rate can be multiplied by.</summary>
    public static NumberRange Scale { get; } =
        new("a finite number above 0 (Trainable = false freezes a layer)", value => value > 0 && !double.IsInfinity(value));

    /// <summary>From zero up to, not including, one.</summary>
    public static NumberRange Fraction { get; } = new("at least 0 and below 1", value => value >= 0 && value < 1);

    /// <summary>Above zero, up to one.</summary>
    public static NumberRange Share { get; } = new("above 0 and at most 1", value => value > 0 && value <= 1);

    /// <summary>What follows "must be" in an error.</summary>
    public string Words { get; }

    public bool Contains(double value) => _contains(value);

    /// <summary>
    /// Reports a number outside the range. Checked as a float too, which is what emitted code computes in: 1e-50 is above 0 and 0.99999999 below 1
    /// in double precision only.
    /// </summary>
    public void Check(IAttributeArguments arguments, string property, double value)
    {
        if (!Contains(value) || !Contains((float)value))
        {
            string words = Contains(value) ? Words + " in single precision" : Words;
            arguments.Report(Problem.ArgumentOutOfRange, property, property, words, value);
        }
    }
}
