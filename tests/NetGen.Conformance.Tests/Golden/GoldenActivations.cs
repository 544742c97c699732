using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The activations that PyTorch is asked for: those <c>golden_activations.py</c> has a function for.</summary>
internal static partial class GoldenActivations
{
    public static ImmutableArray<Activation> All { get; } = Read();

    private static ImmutableArray<Activation> Read()
    {
        using StreamReader script = new(typeof(GoldenActivations).Assembly.GetManifestResourceStream("golden_activations.py")!);
        ImmutableArray<Activation> found = [.. Entry().Matches(script.ReadToEnd()).Select(entry => Enum.Parse<Activation>(entry.Groups[1].Value)).Order()];
        Assert.Contains(Activation.Linear, found);
        Assert.Contains(Activation.Softmax, found);
        return found;
    }

    [GeneratedRegex("""^    "(\w+)": lambda z""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
