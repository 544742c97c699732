using System;
using System.Collections.Immutable;
using System.Globalization;

namespace Penguins;

/// <summary>What the user asked for.</summary>
/// <param name="Penguin">The measurements of a penguin to classify; empty if none was given.</param>
/// <param name="SeedCount">How many seeds to try; 0 for one training with a full report.</param>
internal sealed record CommandLine(ImmutableArray<float> Penguin, int SeedCount)
{
    public const string Usage = """
        usage: Penguins                      train, test, save and load
               Penguins 39.1 18.7 181 3750   the same, then classify a penguin by its bill length, bill depth
                                             and flipper length in mm and its body mass in g
               Penguins --seeds 10           test accuracy for the seeds 1 to 10, and their mean
        """;

    /// <exception cref="FormatException">The arguments mean nothing; the message says why.</exception>
    public static CommandLine Parse(string[] args) => args switch
    {
        [] => new CommandLine([], 0),
        ["--seeds", string count] => new CommandLine([], SeedCountOf(count)),
        ["--seeds", ..] => throw new FormatException("--seeds takes one number."),
        [['-', '-', ..] option, ..] => throw new FormatException($"The option '{option}' is not known."),
        { Length: 4 } => new CommandLine([.. Array.ConvertAll(args, MeasurementOf)], 0),
        _ => throw new FormatException(FormattableString.Invariant($"A penguin has 4 measurements; {args.Length} were given.")),
    };

    private static int SeedCountOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 1000
            ? count
            : throw new FormatException($"The number of seeds is a whole number from 1 to 1000, not '{text}'.");

    private static float MeasurementOf(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && value > 0
            ? value
            : throw new FormatException($"A measurement is a number above 0 with a decimal point, not '{text}'.");
}
