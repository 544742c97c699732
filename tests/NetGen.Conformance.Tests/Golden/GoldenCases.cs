using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using NetGen.Testing.Definitions;
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
        NetworkDefinition definition = ReadDefinition(root);
        return new GoldenCase
        {
            Name = Text(root, "name"),
            Definition = definition,
            Batch = root.GetProperty("batch").GetInt32(),
            InitialParameters = ReadTensors(root.GetProperty("parameters"), definition.Parameters),
            Inputs = ReadNumbers(root.GetProperty("inputs")),
            Targets = root.TryGetProperty("targets", out JsonElement targets) ? ReadNumbers(targets) : null,
            Labels = root.TryGetProperty("labels", out JsonElement labels) ? [.. labels.EnumerateArray().Select(label => label.GetInt32())] : null,
            Weights = root.TryGetProperty("weights", out JsonElement weights) ? ReadNumbers(weights) : null,
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

    private static NetworkDefinition ReadDefinition(JsonElement root)
    {
        DefinitionBuilder builder = new(Text(root, "name"), root.GetProperty("input").GetInt32());
        foreach (JsonElement layer in root.GetProperty("layers").EnumerateArray())
        {
            Activation activation = Enum.Parse<Activation>(Text(layer, "activation"));
            string? name = layer.GetProperty("name").GetString();
            JsonElement sources = layer.GetProperty("from");
            string? from = sources.ValueKind == JsonValueKind.Null ? null : sources.EnumerateArray().Single().GetString();
            double? alpha = layer.TryGetProperty("alpha", out JsonElement number) ? number.GetDouble() : null;
            _ = Text(layer, "kind") switch
            {
                "Dense" => builder.Dense(
                    layer.GetProperty("units").GetInt32(), activation, layer.GetProperty("bias").GetBoolean(), name, from, alpha),
                "Activate" => builder.Activate(activation, name, from, alpha),
                "BatchNorm" => builder.BatchNorm(
                    layer.GetProperty("Epsilon").GetDouble(), layer.GetProperty("Momentum").GetDouble(), name, from),
                "LayerNorm" => builder.LayerNorm(layer.GetProperty("Epsilon").GetDouble(), name, from),
                string kind => throw new InvalidDataException($"Golden cases know no layer of the kind '{kind}'."),
            };
            builder.Learns(
                !layer.TryGetProperty("trainable", out JsonElement trainable) || trainable.GetBoolean(),
                layer.TryGetProperty("learning_rate_scale", out JsonElement scale) ? scale.GetDouble() : 1);
        }

        Loss loss = Enum.Parse<Loss>(Text(root, "loss"));
        JsonElement rule = root.GetProperty("optimizer");
        Optimizer optimizer = Enum.Parse<Optimizer>(Text(rule, "kind"));
        double learningRate = rule.GetProperty("LearningRate").GetDouble();
        builder.Training(loss, optimizer, learningRate);
        IEnumerable<JsonProperty> options = rule.EnumerateObject().Where(option => option.Name is not ("kind" or "LearningRate"));
        foreach (JsonProperty option in options.Concat(root.TryGetProperty("numbers", out JsonElement numbers) ? numbers.EnumerateObject() : default))
        {
            builder.Option(option.Name, option.Value.GetDouble());
        }

        return builder.Build();
    }

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

    private static double[] ReadNumbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
