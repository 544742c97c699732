using System;
using System.Globalization;
using static System.FormattableString;

namespace NetGen.Samples.Mnist;

/// <summary>What the user asked for.</summary>
/// <param name="Data">The folder with the files; <see langword="null"/> if none was named.</param>
/// <param name="Epochs">How often to pass over all images.</param>
/// <param name="BatchSize">How many images make a step.</param>
internal sealed record CommandLine(string? Data, int Epochs, int BatchSize)
{
    public const string Usage = """
        usage: Mnist --data FOLDER [--epochs 10] [--batch 64]
        """;

    /// <exception cref="FormatException">The arguments mean nothing; the message says why.</exception>
    public static CommandLine Parse(ReadOnlySpan<string> args)
    {
        CommandLine command = new(Data: null, Epochs: 10, BatchSize: 64);
        while (!args.IsEmpty)
        {
            string? value = args.Length > 1 ? args[1] : null;
            command = args[0] switch
            {
                "--data" => command with { Data = value ?? throw new FormatException("--data takes a folder.") },
                "--epochs" => command with { Epochs = CountOf(args[0], value, 1000) },
                "--batch" => command with { BatchSize = CountOf(args[0], value, 60_000) },
                string unknown => throw new FormatException($"'{unknown}' is not known."),
            };
            args = args[2..];
        }

        return command;
    }

    private static int CountOf(string option, string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most
            ? count
            : throw new FormatException(Invariant($"{option} takes a whole number from 1 to {most}, not '{text}'."));
}
