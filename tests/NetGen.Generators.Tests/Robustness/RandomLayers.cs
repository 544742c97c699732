using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace NetGen.Generators.Tests.Robustness;

/// <summary>
/// Makes the attributes of networks from the vocabulary itself: whatever layers, arguments and enum members there are. Most fit the shape they are given; a few arguments are of another type,
/// out of range or missing.
/// </summary>
internal sealed class RandomLayers(Random random)
{
    private const int Faultless = 40;

    private static readonly Type[] Layers =
        [.. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static readonly string[] Wrong =
        ["\"3\"", "1.5", "null", "typeof(int)", "-1", "0", "int.MaxValue", "'a'", "new[] { 1 }", "double.NaN", "(Activation)42", "true", "undefined", "1 +", "default", "nameof(Net)", "x: 2"];

    private static readonly string[] Names = ["\"a\"", "\"b\"", "\"größe\"", "\"class\"", "nameof(Net)", "\"层\"", "\"c_1\""];

    /// <summary>A network attribute, some layers and, often, how they are trained.</summary>
    public IEnumerable<string> Next()
    {
        int rank = random.Next(1, 4);
        yield return $"Network({string.Join(", ", Enumerable.Range(0, rank).Select(axis => Integer(random.Next(axis == rank - 1 ? 1 : 4, 9))))})";
        int count = random.Next(1, 5);
        string last = "";
        for (int i = 0; i < count; i++)
        {
            Type layer = Pick([.. Layers.Where(type => Takes(type.Name, rank))]);
            last = Layer(layer, i > 0);
            rank = RankAfter(layer.Name, rank, last);
            yield return last;
        }

        if (random.Next(2) == 0)
        {
            yield return Training(last);
        }
    }

    // Which layers make sense where; one that is not named here is put anywhere.
    private static bool Takes(string layer, int rank) =>
        layer.Contains("1D", StringComparison.Ordinal) || IsRecurrent(layer) ? rank == 2
        : layer.Contains("2D", StringComparison.Ordinal) ? rank == 3
        : layer is nameof(FlattenAttribute) or nameof(GlobalAvgPoolAttribute) or nameof(GlobalMaxPoolAttribute) ? rank > 1
        : layer != nameof(DenseAttribute) || rank < 3;

    private static bool IsRecurrent(string layer) => layer is nameof(SimpleRNNAttribute) or nameof(LSTMAttribute) or nameof(GRUAttribute);

    private static int RankAfter(string layer, int rank, string text) =>
        layer is nameof(FlattenAttribute) or nameof(GlobalAvgPoolAttribute) or nameof(GlobalMaxPoolAttribute)
        || (IsRecurrent(layer) && !text.Contains("ReturnSequences = true", StringComparison.Ordinal)) ? 1 : rank;

    private string Layer(Type type, bool hasEarlier)
    {
        ConstructorInfo constructor = Pick(type.GetConstructors());
        List<string> arguments = [.. constructor.GetParameters()
            .Where(parameter => !parameter.HasDefaultValue || random.Next(2) == 0)
            .Select(parameter => Sometimes() ? Pick(Wrong) : Value(parameter.ParameterType))];
        if (arguments.Count > 0 && Sometimes())
        {
            arguments.RemoveAt(random.Next(arguments.Count));
        }

        foreach (PropertyInfo property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && random.Next(7) == 0))
        {
            string value = Sometimes() ? Pick(Wrong)
                : property.Name == nameof(LayerAttribute.From) ? (hasEarlier ? "[\"input\", \"0\"]" : "[\"input\"]")
                : Value(property.PropertyType);
            arguments.Add($"{property.Name} = {value}");
        }

        if (type == typeof(AddAttribute) || type == typeof(ConcatAttribute))
        {
            arguments.RemoveAll(argument => argument.StartsWith("From", StringComparison.Ordinal));
            arguments.Add(hasEarlier && random.Next(2) == 0 ? "From = [\"input\", \"0\"]" : "From = [\"input\", \"input\"]");
        }

        return $"{type.Name[..^"Attribute".Length]}({string.Join(", ", arguments)})";
    }

    // A loss that pairs with what the last layer ends in, mostly.
    private string Training(string last)
    {
        Loss loss = Sometimes() ? Pick(Enum.GetValues<Loss>())
            : last.Contains("Softmax", StringComparison.Ordinal) ? Loss.CategoricalCrossEntropy
            : last.Contains("Sigmoid", StringComparison.Ordinal) ? Loss.BinaryCrossEntropy
            : last.Contains("Activation.Step", StringComparison.Ordinal) ? Loss.Perceptron
            : Pick<Loss>([Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber]);
        List<string> arguments = [$"Loss.{loss}", $"Optimizer.{Pick(Enum.GetValues<Optimizer>())}"];
        foreach (PropertyInfo property in typeof(TrainingAttribute).GetProperties().Where(property => property.SetMethod is not null && random.Next(12) == 0))
        {
            arguments.Add($"{property.Name} = {(Sometimes() ? Pick(Wrong) : property.PropertyType == typeof(double) ? "0.25" : Value(property.PropertyType))}");
        }

        return $"Training({string.Join(", ", arguments)})";
    }

    private string Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(int) => Integer(random.Next(1, 4)),
            _ when type == typeof(double) => Pick(["0.5", "0.1f", "1", "0.25"]),
            _ when type == typeof(float) => Pick(["0.5f", "1"]),
            _ when type == typeof(bool) => random.Next(2) == 0 ? "true" : "false",
            _ when type == typeof(string) => Pick(Names),
            _ when type == typeof(string[]) => "[\"input\"]",
            { IsEnum: true } => $"{type.Name}.{Pick(Enum.GetNames(type))}",
            _ => throw new NotSupportedException($"Attributes have arguments of type {type}, of which this test knows no value."),
        };
    }

    private bool Sometimes() => random.Next(Faultless) == 0;

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);
}
