using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators;

namespace NetGen.Benchmarks.Generator;

/// <summary>Milliseconds that the generator takes in a project; medians.</summary>
/// <param name="First">The first run on it in this process.</param>
/// <param name="Cold">A run without a run before it that it could reuse, in a compilation in which nothing is bound.</param>
/// <param name="Unrelated">A run after an edit that no network has to do with.</param>
/// <param name="Binding">Of that, what the compiler takes to bind the attributes of all networks: what no generator can be without.</param>
/// <param name="Network">A run after an edit of one network.</param>
/// <param name="Analyzers">All analyzers, in a compilation in which nothing is bound.</param>
/// <param name="UnrelatedReasons">Why each step of the unrelated edit has the outputs it has.</param>
internal sealed record GeneratorTimes(
    double First, double Cold, double Unrelated, double Binding, double Network, double Analyzers, IReadOnlyDictionary<string, string> UnrelatedReasons)
{
    private const int Repetitions = 25;

    public static GeneratorTimes Of(NetworkProject project)
    {
        double first = Time(() => Driver(track: false).RunGenerators(project.Open()));
        double cold = Median(_ =>
        {
            CSharpCompilation opened = project.Open();
            GeneratorDriver driver = Driver(track: false);
            return Time(() => driver.RunGenerators(opened));
        });

        CSharpCompilation compilation = project.Open();
        GeneratorDriver current = Driver(track: false).RunGenerators(compilation);
        double unrelated = Median(edit =>
        {
            compilation = NetworkProject.EditUnrelated(compilation, edit + 1);
            return Time(() => current = current.RunGenerators(compilation));
        });
        double network = Median(edit =>
        {
            compilation = project.EditNetwork(compilation, edit);
            return Time(() => current = current.RunGenerators(compilation));
        });
        double binding = Median(edit =>
        {
            CSharpCompilation edited = NetworkProject.EditUnrelated(compilation, -1 - edit);
            return Time(() => Bind(edited));
        });
        return new GeneratorTimes(first, cold, unrelated, binding, network, AnalyzerTimes.Of(project), Reasons(project));
    }

    private static GeneratorDriver Driver(bool track) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, track));

    // What a generator that looks for an attribute has to ask for in every network.
    private static void Bind(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax))
            {
                if (node is TypeDeclarationSyntax type)
                {
                    foreach (AttributeData attribute in model.GetDeclaredSymbol(type)!.GetAttributes())
                    {
                        _ = attribute.ConstructorArguments.Length + attribute.NamedArguments.Length;
                    }
                }
            }
        }
    }

    private static Dictionary<string, string> Reasons(NetworkProject project)
    {
        CSharpCompilation compilation = project.Open();
        GeneratorDriver driver = Driver(track: true).RunGenerators(compilation);
        GeneratorRunResult result = driver.RunGenerators(NetworkProject.EditUnrelated(compilation, 1)).GetRunResult().Results.Single();
        return result.TrackedSteps.Concat(result.TrackedOutputSteps).DistinctBy(step => step.Key).ToDictionary(
            step => step.Key,
            step => string.Join(
                ", ",
                step.Value.SelectMany(run => run.Outputs).GroupBy(output => output.Reason).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}")));
    }

    private static double Median(Func<int, double> measure)
    {
        double[] milliseconds = [.. Enumerable.Range(0, Repetitions).Select(measure)];
        Array.Sort(milliseconds);
        return milliseconds[Repetitions / 2];
    }

    private static double Time(Action action)
    {
        long begin = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
