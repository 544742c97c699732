using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Benchmarks.Generator;

/// <summary>A project that the generator runs on: one network a file, and a file that has nothing to do with them.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Networks">The text of each network's file; <c>{0}</c> is a number of units that an edit may change.</param>
internal sealed record NetworkProject(string Name, ImmutableArray<string> Networks)
{
    private const int ManyNetworks = 200;
    private const int Units = 5;

    private static readonly ImmutableArray<MetadataReference> References = LoadReferences();

    public static ImmutableArray<NetworkProject> All { get; } =
    [
        new("I1", [Text("I1", 4, "[Dense({0}, Activation.ReLU)]", "[Dense(5, Activation.ReLU)]", "[Dense(3, Activation.Softmax)]")]),
        new("I4", [Text("I4", 784, "[Dense(512, Activation.ReLU)]", "[Dense(512, Activation.ReLU)]", "[Dense({0}, Activation.Softmax)]")]),
        new("200 networks", [.. Enumerable.Range(0, ManyNetworks).Select(Various)]),
    ];

    /// <summary>The project as it is opened: nothing of it is parsed or bound yet.</summary>
    public CSharpCompilation Open() => CSharpCompilation.Create(
        "Edited",
        [.. Networks.Select((_, index) => Network(index, Units)), Unrelated(0)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after an edit in the file without a network.</summary>
    public static CSharpCompilation EditUnrelated(CSharpCompilation before, int edit) => Replace(before, Unrelated(edit));

    /// <summary>The project after an edit of a network.</summary>
    public CSharpCompilation EditNetwork(CSharpCompilation before, int edit) => Replace(before, Network(edit % Networks.Length, Units + 1 + (edit % 7)));

    private static CSharpCompilation Replace(CSharpCompilation before, SyntaxTree tree) =>
        before.ReplaceSyntaxTree(before.SyntaxTrees.Single(old => old.FilePath == tree.FilePath), tree);

    private static SyntaxTree Unrelated(int edit) =>
        Parse("Unrelated.cs", string.Create(CultureInfo.InvariantCulture, $"internal static class Unrelated {{ public static int Number => {edit}; }}"));

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), path: path);

    // A trained classifier, a regression, a deep one: in turn, of different sizes.
    private static string Various(int number)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Network{number}");
        int width = 8 + (number * 7 % 90);
        string wide = string.Create(CultureInfo.InvariantCulture, $"[Dense({width}, Activation.ReLU)]");
        return (number % 3) switch
        {
            0 => Text(name, width, wide, "[Dense({0}, Activation.Softmax)]", "[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]"),
            1 => Text(name, width, wide, "[Dense({0}, Activation.Tanh)]", "[Dense(2)]", "[Training(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.1)]"),
            _ => Text(name, width, "[Dense({0}, Activation.ReLU)]", wide, wide, "[Dense(4, Activation.Sigmoid, Name = \"head\")]"),
        };
    }

    private static string Text(string name, int inputs, params IEnumerable<string> attributes) => string.Create(
        CultureInfo.InvariantCulture,
        $"using NetGen;\n\nnamespace Edited;\n\n[Network({inputs})]\n{string.Join('\n', attributes)}\npublic sealed partial class {name};\n");

    private static ImmutableArray<MetadataReference> LoadReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }

    private SyntaxTree Network(int index, int units) => Parse(
        string.Create(CultureInfo.InvariantCulture, $"Network{index}.cs"),
        Networks[index].Replace("{0}", units.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
