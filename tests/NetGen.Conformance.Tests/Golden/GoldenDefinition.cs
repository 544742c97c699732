using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>Reads the network of a golden case.</summary>
internal static class GoldenDefinition
{
    public static NetworkDefinition Read(JsonElement root)
    {
        JsonElement input = root.GetProperty("input");
        int[] inputShape = input.ValueKind == JsonValueKind.Array ? Integers(input) : [input.GetInt32()];
        DefinitionBuilder builder = new(Text(root, "name"), inputShape);
        foreach (JsonElement layer in root.GetProperty("layers").EnumerateArray())
        {
            AddLayer(builder, layer);
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

    private static void AddLayer(DefinitionBuilder builder, JsonElement layer)
    {
        Activation activation = Enum.Parse<Activation>(Text(layer, "activation"));
        string? name = layer.GetProperty("name").GetString();
        JsonElement named = layer.GetProperty("from");
        string[] sources = named.ValueKind == JsonValueKind.Null ? [] : [.. named.EnumerateArray().Select(source => source.GetString()!)];
        string? from = sources.Length > 0 ? sources[0] : null;
        double? alpha = layer.TryGetProperty("alpha", out JsonElement number) ? number.GetDouble() : null;
        string kind = Text(layer, "kind");
        _ = kind switch
        {
            "Dense" => builder.Dense(layer.GetProperty("units").GetInt32(), activation, HasBias(layer), name, from, alpha),
            "Activate" => builder.Activate(activation, name, from, alpha),
            "BatchNorm" => builder.BatchNorm(layer.GetProperty("Epsilon").GetDouble(), layer.GetProperty("Momentum").GetDouble(), name, from),
            "LayerNorm" => builder.LayerNorm(layer.GetProperty("Epsilon").GetDouble(), name, from),
            "Conv1D" or "Conv2D" => builder.Conv(
                layer.GetProperty("filters").GetInt32(), Integers(layer.GetProperty("kernel")), activation, Windows(layer, stride: 1), HasBias(layer), name, from, alpha),
            "MaxPool1D" or "MaxPool2D" or "AvgPool1D" or "AvgPool2D" =>
                builder.Pool(kind[..3], layer.GetProperty("Size").GetInt32(), Windows(layer, layer.GetProperty("Size").GetInt32()), name, from),
            "GlobalAvgPool" or "GlobalMaxPool" => builder.GlobalPool(kind["Global".Length..^"Pool".Length], name, from),
            "Flatten" => builder.Flatten(name, from),
            "Add" => builder.Sum(sources, name),
            "Concat" => builder.Concat(sources, name),
            "SimpleRNN" or "LSTM" or "GRU" => builder.Recurrent(
                kind, layer.GetProperty("units").GetInt32(), Flag(layer, "ReturnSequences"), Flag(layer, "Bidirectional"), RecurrentActivation(layer), name, from),
            _ => throw new InvalidDataException($"Golden cases know no layer of the kind '{kind}'."),
        };
    }

    private static WindowOptions Windows(JsonElement layer, int stride)
    {
        int Number(string option, int otherwise) => layer.TryGetProperty(option, out JsonElement number) ? number.GetInt32() : otherwise;
        return new WindowOptions
        {
            Stride = Number("Stride", stride),
            Padding = layer.TryGetProperty("Padding", out JsonElement padding) ? Enum.Parse<Padding>(padding.GetString()!) : Padding.Valid,
            PaddingSize = Number("PaddingSize", 0),
            Dilation = Number("Dilation", 1),
            Groups = Number("Groups", 1),
        };
    }

    private static bool Flag(JsonElement layer, string option) => layer.TryGetProperty(option, out JsonElement flag) && flag.GetBoolean();

    private static Activation RecurrentActivation(JsonElement layer) =>
        layer.TryGetProperty("Activation", out JsonElement activation) ? Enum.Parse<Activation>(activation.GetString()!) : Activation.Tanh;

    private static bool HasBias(JsonElement layer) => layer.GetProperty("bias").GetBoolean();

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
