using System;
using System.IO;
using System.Linq;
using NetGen;

namespace NetGen.Samples.Digits;

/// <summary>The digits of the file beside the program.</summary>
internal static class DigitTable
{
    public const int Classes = 10;

    /// <summary>The images are 8 × 8 pixels.</summary>
    public const int Extent = 8;

    // Pixels are 0 to 16 in the file.
    private const float Brightest = 16;

    /// <summary>All digits, with pixels from 0 to 1.</summary>
    public static Dataset Read()
    {
        Dataset digits = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "digits.csv"), Classes, hasHeading: false);
        return digits.WithInputs([.. digits.Inputs.ToArray().Select(pixel => pixel / Brightest)], digits.InputSize);
    }
}
