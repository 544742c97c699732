using NetGen.Generators.Diagnostics;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>How a window moves, along every axis alike: the arguments that convolutions and pools share.</summary>
/// <param name="Stride">How far it moves from one output to the next.</param>
/// <param name="Dilation">How far apart the elements are that it reads.</param>
/// <param name="IsSame">Whether it reaches beyond the edges as far as gives an output for each stride.</param>
/// <param name="PaddingSize">Otherwise, how far beyond each edge.</param>
internal sealed record WindowArguments(int Stride, int Dilation, bool IsSame, int PaddingSize)
{
    private const string StrideName = "Stride";
    private const string PaddingName = "Padding";
    private const string PaddingSizeName = "PaddingSize";
    private const string DilationName = "Dilation";

    /// <summary>The largest number that is taken for any of them: beyond it no input is as large.</summary>
    private const int Most = 1 << 24;

    /// <param name="arguments">The attribute.</param>
    /// <param name="defaultStride">The stride if none is given.</param>
    /// <param name="mostPadding">The most explicit padding that makes sense.</param>
    public static WindowArguments Read(IAttributeArguments arguments, int defaultStride, int mostPadding = Most)
    {
        int stride = Positive(arguments, StrideName, arguments.OptionalInt32(StrideName) ?? defaultStride);
        int dilation = Positive(arguments, DilationName, arguments.OptionalInt32(DilationName) ?? 1);
        bool isSame = arguments.OptionalEnum<Padding>(PaddingName) == Padding.Same;
        int? size = arguments.OptionalInt32(PaddingSizeName);
        if (size is { } given && isSame)
        {
            arguments.Report(Problem.ArgumentOutOfRange, PaddingSizeName, PaddingSizeName, "left out where Padding.Same says how much there is", given);
        }
        else if (size < 0 || size > mostPadding)
        {
            arguments.Report(
                Problem.ArgumentOutOfRange,
                PaddingSizeName,
                PaddingSizeName,
                mostPadding == Most ? "at least 0" : $"from 0 to {Expressions.Literal.Integer(mostPadding)}, half of the window",
                size.Value);
        }

        return new WindowArguments(stride, dilation, isSame, size ?? 0);
    }

    /// <summary>Reports a dilation that spreads a kernel over more elements than any input has.</summary>
    /// <param name="arguments">The attribute.</param>
    /// <param name="size">How many elements the kernel reads along its longer axis.</param>
    public void CheckSpan(IAttributeArguments arguments, int size)
    {
        if (((size - 1L) * Dilation) + 1 > Most)
        {
            arguments.Report(
                Problem.ArgumentOutOfRange,
                DilationName,
                DilationName,
                $"at most {Expressions.Literal.Integer((Most - 1) / (size - 1))}, or the kernel would span more than {Expressions.Literal.Integer(Most)} elements",
                Dilation);
        }
    }

    /// <summary>How the window moves along an axis; <see langword="null"/> if it does not fit.</summary>
    /// <param name="input">The axis's length.</param>
    /// <param name="size">How many elements the window reads.</param>
    public WindowAxis? Along(int input, int size)
    {
        long extent = ((size - 1L) * Dilation) + 1;
        if (!IsSame)
        {
            long room = input + (2L * PaddingSize) - extent;
            return room < 0 ? null : new WindowAxis(input, size, Stride, Dilation, PaddingSize, (int)(room / Stride) + 1);
        }

        int output = (int)((input + (long)Stride - 1) / Stride);
        long padding = System.Math.Max(0, ((output - 1L) * Stride) + extent - input);
        return new WindowAxis(input, size, Stride, Dilation, (int)(padding / 2), output);
    }

    /// <summary>A number of at least 1; reported if it is not.</summary>
    public static int Positive(IAttributeArguments arguments, string name, int value)
    {
        if (value < 1 || value > Most)
        {
            arguments.Report(Problem.ArgumentOutOfRange, name, name, value < 1 ? "at least 1" : $"at most {Expressions.Literal.Integer(Most)}", value);
        }

        return System.Math.Min(System.Math.Max(value, 1), Most);
    }
}
