using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Digits;

/// <summary>Draws digits that a network reads as others: what is hard about them is often plain to see.</summary>
internal static class Misread
{
    private const int Most = 5;

    // From dark to bright. Each pixel is two characters wide, about a square.
    private const string Shades = " .:-=+*#%@";
    private const int CharactersPerPixel = 2;
    private const string Gap = "    ";

    /// <summary>Draws the first few that are misread side by side, and what was read.</summary>
    /// <param name="network">The network.</param>
    /// <param name="digits">What it is to read.</param>
    /// <param name="writer">Receives the drawing.</param>
    public static void Draw(DigitNet network, Dataset digits, TextWriter writer)
    {
        Reading[] misread = [.. Read(network, digits).Where(reading => reading.Digit != digits.Label(reading.Row))];
        Reading[] shown = [.. misread.Take(Most)];
        writer.WriteLine(Invariant($"{misread.Length} of {digits.Count} misread"));
        if (shown.Length == 0)
        {
            return;
        }

        for (int line = 0; line < DigitTable.Extent; line++)
        {
            WriteLine(reading => Line(digits.Input(reading.Row).Slice(line * DigitTable.Extent, DigitTable.Extent)));
        }

        WriteLine(reading => Invariant($"{digits.Label(reading.Row)}, read as {reading.Digit}"));
        WriteLine(reading => Invariant($"{100 * reading.Probability:F0} % sure"));

        void WriteLine(Func<Reading, string> part) =>
            writer.WriteLine(string.Join(Gap, shown.Select(reading => part(reading).PadRight(CharactersPerPixel * DigitTable.Extent))).TrimEnd());
    }

    private static IEnumerable<Reading> Read(DigitNet network, Dataset digits)
    {
        float[] probabilities = new float[digits.Count * DigitNet.OutputSize];
        network.PredictBatch(digits.Inputs, probabilities);
        for (int row = 0; row < digits.Count; row++)
        {
            int first = row * DigitNet.OutputSize;
            int digit = Enumerable.Range(0, DigitNet.OutputSize).MaxBy(candidate => probabilities[first + candidate]);
            yield return new Reading(row, digit, probabilities[first + digit]);
        }
    }

    private static string Line(ReadOnlySpan<float> pixels)
    {
        char[] characters = new char[CharactersPerPixel * pixels.Length];
        for (int index = 0; index < characters.Length; index++)
        {
            characters[index] = Shades[(int)(pixels[index / CharactersPerPixel] * (Shades.Length - 1))];
        }

        return new string(characters);
    }

    /// <summary>What was read.</summary>
    /// <param name="Row">Of which image.</param>
    /// <param name="Digit">The likeliest digit.</param>
    /// <param name="Probability">How likely it is to the network.</param>
    private readonly record struct Reading(int Row, int Digit, float Probability);
}
