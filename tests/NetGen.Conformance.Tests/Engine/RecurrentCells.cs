using System.Collections.Immutable;
using System.Linq;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>The recurrent layers of the vocabulary, a simple one for each of its activations.</summary>
internal static class RecurrentCells
{
    private static readonly ImmutableArray<(string Name, string Kind, Activation Activation)> Known =
    [
        ("RNN", "SimpleRNN", Activation.Tanh),
        ("ReLU", "SimpleRNN", Activation.ReLU),
        ("LSTM", "LSTM", Activation.Tanh),
        ("GRU", "GRU", Activation.Tanh),
    ];

    public static TheoryData<string> Names => [.. Known.Select(cell => cell.Name)];

    /// <summary>Adds a layer of one of <see cref="Names"/>.</summary>
    public static DefinitionBuilder Cell(
        this DefinitionBuilder builder, string name, int units, bool returnSequences = false, bool bidirectional = false, string? from = null)
    {
        (_, string kind, Activation activation) = Known.Single(cell => cell.Name == name);
        return builder.Recurrent(kind, units, returnSequences, bidirectional, activation, from: from);
    }
}
