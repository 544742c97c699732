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
            InitialParameters = ReadParameters(root.GetProperty("parameters"), definition),
            Inputs = ReadNumbers(root.GetProperty("inputs")),
            Targets = root.TryGetProperty("targets", out JsonElement targets) ? ReadNumbers(targets) : null,
            Labels = root.TryGetProperty("labels", out JsonElement labels) ? [.. labels.EnumerateArray().Select(label => label.GetInt32())] : null,
            Weights = root.TryGetProperty("weights", out JsonElement weights) ? ReadNumbers(weights) : null,
            Outputs = ReadNumbers(root.GetProperty("outputs")),
            Loss = root.GetProperty("meanLoss").GetDouble(),
            Gradients = ReadParameters(root.GetProperty("gradients"), definition),
            TrainedParameters = ReadParameters(root.GetProperty("trained"), definition),
        };
    }

    private static NetworkDefinition ReadDefinition(JsonElement root)
    {
        DefinitionBuilder builder = new(Text(root, "name"), root.GetProperty("input").GetInt32());
        foreach (JsonElement layer in root.GetProperty("layers").EnumerateArray())
        {
            Activation activation = Enum.Parse<Activation>(Text(layer, "activation"));
            string? name = layer.GetProperty("name").GetString();
            JsonElement sources = layer.GetProperty("from");
            string? from = sources.ValueKind == JsonValueKind.Null ? null : sources.EnumerateArray().Single().GetString();
            _ = Text(layer, "kind") switch
            {
                "Dense" => builder.Dense(
                    layer.GetProperty("units").GetInt32(), activation, layer.GetProperty("bias").GetBoolean(), name, from),
                "Activate" => builder.Activate(activation, name, from),
                string kind => throw new InvalidDataException($"Golden cases know no layer of the kind '{kind}'."),
            };
        }

        Loss loss = Enum.Parse<Loss>(Text(root, "loss"));
        JsonElement rule = root.GetProperty("optimizer");
        Optimizer optimizer = Enum.Parse<Optimizer>(Text(rule, "kind"));
        double learningRate = rule.GetProperty("LearningRate").GetDouble();
        builder = optimizer == Optimizer.Adam
            ? builder.Training(
                loss,
                optimizer,
                learningRate,
                rule.GetProperty("Beta1").GetDouble(),
                rule.GetProperty("Beta2").GetDouble(),
                rule.GetProperty("Epsilon").GetDouble())
            : builder.Training(loss, optimizer, learningRate);
        foreach (JsonProperty number in root.TryGetProperty("numbers", out JsonElement numbers) ? numbers.EnumerateObject() : default)
        {
            builder.Option(number.Name, number.Value.GetDouble());
        }

        return builder.Build();
    }

    // Tensors are found by name and joined in the definition's order, so a difference between the two orders cannot hide.
    private static double[] ReadParameters(JsonElement tensors, NetworkDefinition definition)
    {
        List<double> all = new(definition.ParameterCount);
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            double[] values = ReadNumbers(tensors.GetProperty(parameter.Name));
            Assert.Equal(parameter.Shape.Size, values.Length);
            all.AddRange(values);
        }

        return [.. all];
    }

    private static double[] ReadNumbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
