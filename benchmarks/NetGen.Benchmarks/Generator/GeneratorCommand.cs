using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace NetGen.Benchmarks.Generator;

/// <summary><c>generator</c>: how fast the generator itself is, printed and written to <c>artifacts/generator.json</c> of the current directory.</summary>
internal static class GeneratorCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <returns>The exit code.</returns>
    public static int Run()
    {
        Console.WriteLine("milliseconds of a run of the generator, and of its analyzers, medians; reasons of its steps after the unrelated edit");
        Dictionary<string, GeneratorTimes> results = [];
        foreach (NetworkProject project in NetworkProject.All)
        {
            GeneratorTimes times = GeneratorTimes.Of(project);
            results.Add(project.Name, times);
            Console.WriteLine(FormattableString.Invariant(
                $"{project.Name}: first={times.First:F1} cold={times.Cold:F2} unrelated_edit={times.Unrelated:F3} unrelated_edit_per_network={times.Unrelated / project.Networks.Length:F4} binding_per_network={times.Binding / project.Networks.Length:F4} network_edit={times.Network:F2} analyzers_per_network={times.Analyzers / project.Networks.Length:F4} unit=ms"));
            foreach ((string step, string reasons) in times.UnrelatedReasons)
            {
                Console.WriteLine($"    {step}: {reasons}");
            }
        }

        using FileStream file = File.Create(Path.Combine(Directory.CreateDirectory("artifacts").FullName, "generator.json"));
        JsonSerializer.Serialize(file, results, Indented);
        return 0;
    }
}
