using System;
using System.IO;

namespace NetGen;

/// <summary>A file does not hold the parameters of the network it was loaded for. The network is as it was before.</summary>
public sealed class NetworkFileException : IOException
{
    private const int LongestName = 100;

    /// <summary>Creates the exception.</summary>
    /// <param name="tensorName">The tensor that is wrong; <see langword="null"/> if it is the file as a whole.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="found">What is there.</param>
    /// <param name="innerException">What the finding rests on, if that is an exception.</param>
    public NetworkFileException(string? tensorName, string expected, string found, Exception? innerException = null)
        : base($"{(tensorName is null ? "" : $"tensor {Quote(tensorName)}: ")}expected {expected}; found {found}.", innerException)
    {
        TensorName = tensorName;
        Expected = expected;
        Found = found;
    }

    /// <summary>The tensor that is wrong; <see langword="null"/> if it is the file as a whole.</summary>
    public string? TensorName { get; }

    /// <summary>What should be there.</summary>
    public string Expected { get; }

    /// <summary>What is there.</summary>
    public string Found { get; }

    /// <summary>The file; <see langword="null"/> if it was read from a stream or from memory.</summary>
    public string? Path { get; internal set; }

    /// <summary>The file, the tensor, what was expected and what was found.</summary>
    public override string Message => $"{(Path is null ? "Network file" : $"Network file '{Path}'")}, {base.Message}";

    /// <summary>A name from a file, cut so that a hostile one cannot flood a message.</summary>
    internal static string Quote(string name) => name.Length <= LongestName ? $"'{name}'" : $"'{name[..LongestName]}…'";
}
