using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generators.Tests.Robustness;

/// <summary>Makes declarations that are nearly right: valid sources of many forms, with tokens lost, doubled, swapped or replaced.</summary>
internal sealed class HalfBrokenSources(int seed)
{
    private static readonly string[] Names = ["Net", "@class", "Réseau", "网络", "_9", "@record", "Predict", "Aux", "@file", "Ünï"];

    private static readonly string[] Spaces = ["", "namespace A.B;\n", "namespace @namespace.Ü;\n", "namespace NetGen;\n", "namespace System.Linq;\n"];

    private static readonly string[] Outers =
    [
        "", "partial class Outer {", "public partial struct @struct { partial interface I {", "static partial class S {", "partial record R {",
        "class NotPartial {", "partial class G<T> {", "file partial class L {",
    ];

    private static readonly string[] Kinds =
    [
        "partial class", "public sealed partial class", "class", "partial record", "abstract partial class", "partial struct", "internal partial class",
    ];

    private static readonly string[] Layers =
    [
        "Dense(3)", "Dense(5, Activation.ReLU)", "Dense(3, Activation.Softmax)", "Dense(units: 2, Name = \"a\")", "Activate(Activation.Tanh)",
        "Dense(3, From = new[] { \"input\" })", "Dense(3, From = [\"0\"], UseBias = false)", "Dense(0)", "Dense(3, (Activation)42)",
        "Dense(3, Name = \"b.c\")", "Dense(3, From = null)", "Activate((Activation)1)", "Obsolete", "Dense(int.MaxValue)",
    ];

    private static readonly string[] ImageLayers =
    [
        "Conv2D(3, 3)", "Conv2D(6, 2, 3, Padding = Padding.Same, Activation = Activation.ReLU)", "MaxPool2D(2)", "Conv2D(2, 1, Groups = 2, Stride = 2)", "BatchNorm",
        "AvgPool2D(3, Stride = 1, PaddingSize = 1)", "Dropout(0.2)", "Concat(From = new[] { \"input\", \"0\" })", "Add(From = [\"0\", \"0\"])", "Flatten", "GlobalAvgPool()",
        "GlobalMaxPool(Name = \"g\")", "Conv1D(3, 2)", "MaxPool1D(2)", "AvgPool1D(9)", "Conv2D(3, 9)", "Conv2D(4, 3, Dilation = 2, PaddingSize = 2)",
        "Conv2D(3, 0)", "Conv2D(3, 3, Groups = 4)", "Conv2D(3, 3, (Padding)7)", "Conv2D(int.MaxValue, int.MaxValue, Padding = Padding.Same, Dilation = 2)",
        "Conv2D(3, 1, PaddingSize = int.MaxValue)", "MaxPool2D(int.MaxValue)", "LayerNorm(From = null)", "Add", "Conv2D(3, Stride = -1)",
    ];

    private static readonly string[] Trainings =
    [
        "", "Training(Loss.MeanSquaredError, Optimizer.SGD)", "Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01f)",
        "Training(Loss.MeanSquaredError, Optimizer.Adam, Beta1 = 0.5, Epsilon = 1e-3)", "Training((Loss)9, Optimizer.SGD)",
    ];

    private static readonly string[] Bodies =
    [
        ";", "{ }", "{ int InputSize; }", "{ public void Save(string path) { } }", "{ required public int X; }", "(int x);", ": System.IDisposable { public void Dispose() { } }",
    ];

    private static readonly string[] Strangers =
    [
        "[", "]", "(", ")", "{", "}", ",", ";", "=", "\"", "'", "@", "0", "-1", "99999999999", "null", "partial", "class", "Activation", "Network", "/*",
        "#if X\n", "\ud800", "typeof(", "new[]", "default", "1e400", "nameof(Net)", "..", "<", "unsafe", "file", "required",
    ];

    private readonly Random _random = new(seed);

    private readonly RandomLayers _layers = new(new Random(seed));

    /// <summary>Some source: one in three is left as it was made, the others have one to three faults in their tokens.</summary>
    public string Next()
    {
        string source = Valid();
        int faults = _random.Next(3) == 0 ? 0 : _random.Next(1, 4);
        for (int i = 0; i < faults; i++)
        {
            source = Damage(source);
        }

        return source;
    }

    private string Valid()
    {
        IEnumerable<string> attributes = _random.Next(2) == 0
            ? _layers.Next()
            : (_random.Next(3) == 0 ? Images() : Features()).Append(Pick(Trainings)).Where(attribute => attribute.Length > 0);
        string list = _random.Next(2) == 0
            ? "[" + string.Join(", ", attributes) + "]"
            : string.Concat(attributes.Select(attribute => "[" + attribute + "]\n"));
        string outer = Pick(Outers);
        string closing = new('}', outer.Count(c => c == '{'));
        string twin = _random.Next(12) switch
        {
            0 => "\npartial class Net { int _x; }",
            1 => "\n[Network(3), Dense(2)] partial class Twin;",
            _ => string.Empty,
        };
        return "using System;\nusing NetGen;\n" + Pick(Spaces) + outer + "\n" + list + "\n" + Pick(Kinds) + " " + Pick(Names) + " " + Pick(Bodies) + closing + twin;
    }

    private IEnumerable<string> Features() => Enumerable
        .Range(0, _random.Next(8) == 0 ? 0 : _random.Next(1, 4))
        .Select(_ => Pick(Layers))
        .Prepend(Pick("Network(4)", "NetGen.NetworkAttribute(7)", "Network(2, 3)", "Network", "Network(new[] { 4 })"));

    private IEnumerable<string> Images() => Enumerable
        .Range(0, _random.Next(1, 4))
        .Select(_ => Pick(ImageLayers))
        .Prepend(Pick("Network(6, 6, 2)", "Network(5, 4, 1)", "Network(9, 3)", "Network(6)", "Network(1, 1, 1)", "Network(6, 6, int.MaxValue)"))
        .Concat(_random.Next(3) == 0 ? [] : ["Flatten", Pick(Layers)]);

    private string Damage(string source)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];
        if (tokens.Length == 0)
        {
            // A comment that is not closed can swallow all.
            return source;
        }

        SyntaxToken token = tokens[_random.Next(tokens.Length)];
        string replacement = _random.Next(4) switch
        {
            0 => string.Empty,
            1 => token.Text + " " + token.Text,
            2 => tokens[_random.Next(tokens.Length)].Text,
            _ => Strangers[_random.Next(Strangers.Length)],
        };
        return source[..token.SpanStart] + replacement + source[token.Span.End..];
    }

    // The harmless choices come first and are picked most.
    private string Pick(params string[] choices)
    {
        double position = _random.NextDouble();
        return choices[(int)(position * position * position * position * choices.Length)];
    }
}
