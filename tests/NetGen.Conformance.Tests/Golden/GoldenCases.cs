using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>Reads the golden cases, which the test assembly carries as resources.</summary>
public static class GoldenCases
{
    private const string Prefix = "Golden/";

    private static readonly Lazy<ImmutableArray<GoldenCase>> Cases = new(ReadAll);

    /// <summary>All cases, ordered by name.</summary>
    public static ImmutableArray<GoldenCase> List => Cases.Value;

    /// <summary>The names of all cases, for <see cref="MemberDataAttribute"/>; <see cref="Get"/> turns one into its case.</summary>
    public static TheoryData<string> All => [.. List.Select(golden => golden.Name)];

    /// <summary>The case of a name.</summary>
    public static GoldenCase Get(string name) => List.Single(golden => golden.Name == name);

    private static ImmutableArray<GoldenCase> ReadAll()
    {
        Assembly assembly = typeof(GoldenCases).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly.GetManifestResourceStream(name)!)),
        ];
    }

    private static GoldenCase Read(Stream stream)
    {
        using Stream owned = stream;
        using JsonDocument document = JsonDocument.Parse(owned);
        JsonElement root = document.RootElement;
        NetworkDefinition definition = GoldenDefinition.Read(root);
        return new GoldenCase
        {
            Name = root.GetProperty("name").GetString()!,
            Definition = definition,
            Batch = root.GetProperty("batch").GetInt32(),
            InitialParameters = ReadTensors(root.GetProperty("parameters"), definition.Parameters),
            Inputs = ReadNumbers(root.GetProperty("inputs")),
            Targets = root.TryGetProperty("targets", out JsonElement targets) ? ReadNumbers(targets) : null,
            Labels = root.TryGetProperty("labels", out JsonElement labels) ? ReadIntegers(labels) : null,
            Weights = root.TryGetProperty("weights", out JsonElement weights) ? ReadNumbers(weights) : null,
            Lengths = root.TryGetProperty("lengths", out JsonElement lengths) ? ReadIntegers(lengths) : null,
            Outputs = ReadNumbers(root.GetProperty("outputs")),
            Loss = root.GetProperty("meanLoss").GetDouble(),
            Gradients = ReadTensors(root.GetProperty("gradients"), definition.Parameters),
            TrainedParameters = ReadTensors(root.GetProperty("trained"), definition.Parameters),
            Statistics = root.TryGetProperty("statistics", out JsonElement statistics) ? ReadStatistics(root, statistics, definition) : null,
        };
    }

    private static GoldenStatistics ReadStatistics(JsonElement root, JsonElement initial, NetworkDefinition definition) => new()
    {
        Initial = ReadTensors(initial, definition.Statistics),
        PredictedLoss = root.GetProperty("predictedLoss").GetDouble(),
        TrainingOutputs = ReadNumbers(root.GetProperty("trainingOutputs")),
        Trained = ReadTensors(root.GetProperty("trainedStatistics"), definition.Statistics),
        TrainedOutputs = ReadNumbers(root.GetProperty("trainedOutputs")),
    };

    // Tensors are found by name and joined in the definition's order, so a difference between the two orders cannot hide.
    private static double[] ReadTensors(JsonElement tensors, ImmutableArray<ParameterDefinition> declared)
    {
        List<double> all = [];
        foreach (ParameterDefinition tensor in declared)
        {
            double[] values = ReadNumbers(tensors.GetProperty(tensor.Name));
            Assert.Equal(tensor.Shape.Size, values.Length);
            all.AddRange(values);
        }

        return [.. all];
    }

    private static int[] ReadIntegers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    private static double[] ReadNumbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
