using System.Collections.Generic;
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

    /// <summary>All of them as <see cref="Layers(IEnumerable{string})"/> has them.</summary>
    public static TheoryData<string, bool, bool> AllLayers => Layers(Known.Select(cell => cell.Name));

    /// <summary>Each of some cells, with the outputs of all steps or of the last, in one direction or in both: (cell, returns sequences, is bidirectional).</summary>
    public static TheoryData<string, bool, bool> Layers(IEnumerable<string> cells)
    {
        TheoryData<string, bool, bool> data = [];
        foreach (string cell in cells)
        {
            foreach (bool bidirectional in new[] { false, true })
            {
                data.Add(cell, false, bidirectional);
                data.Add(cell, true, bidirectional);
            }
        }

        return data;
    }

    /// <summary>Adds a layer of one of <see cref="Names"/>.</summary>
    public static DefinitionBuilder Cell(
        this DefinitionBuilder builder, string name, int units, bool returnSequences = false, bool bidirectional = false, string? from = null)
    {
        (_, string kind, Activation activation) = Known.Single(cell => cell.Name == name);
        return builder.Recurrent(kind, units, returnSequences, bidirectional, activation, from: from);
    }
}
