using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetGen.Benchmarks.Jit;

/// <summary>What was found of one subject.</summary>
/// <param name="Id">The workload.</param>
/// <param name="Cold">The first call of a process; the median of several.</param>
/// <param name="Warm">The first call after that of another network; the median of several.</param>
/// <param name="Methods">The emitted methods that constructing and calling it compiled.</param>
internal sealed record JitResult(string Id, FirstCall Cold, FirstCall Warm, ImmutableArray<CompiledMethod> Methods);

/// <summary>
/// <c>jit [ids]</c>: time to the first call and machine code of the emitted methods, printed and written to <c>artifacts/jit.json</c> of the
/// current directory. Every measurement is a process of its own.
/// </summary>
internal static class JitCommand
{
    /// <summary>What a process is called with for one measurement.</summary>
    public const string Child = "first-call";

    private const int Repetitions = 7;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyCollection<string> ids)
    {
        JitSubject[] subjects = [.. JitSubject.All.Where(subject => ids.Count == 0 || ids.Contains(subject.Id, StringComparer.OrdinalIgnoreCase))];
        if (subjects.Length == 0)
        {
            Console.Error.WriteLine($"Known are {string.Join(", ", JitSubject.All.Select(subject => subject.Id))}.");
            return 1;
        }

        Console.WriteLine("first calls, in milliseconds: median of processes; after another network's first call; of these the JIT");
        List<JitResult> results = [];
        foreach (JitSubject subject in subjects)
        {
            JitResult result = Measure(subject);
            results.Add(result);
            Print(result);
        }

        string path = Path.Combine(Directory.CreateDirectory("artifacts").FullName, "jit.json");
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, results, Indented);
        return 0;
    }

    private static JitResult Measure(JitSubject subject)
    {
        string other = subject.Id == "I1" ? "I2" : "I1";
        return new JitResult(subject.Id, Median([Child, subject.Id]), Median([Child, subject.Id, other]), [.. Methods(subject)]);
    }

    private static FirstCall Median(string[] arguments) => Enumerable.Range(0, Repetitions)
        .Select(_ => JsonSerializer.Deserialize<FirstCall>(ChildProcess.Run(arguments))!)
        .OrderBy(call => call.Milliseconds)
        .ElementAt(Repetitions / 2);

    private static IEnumerable<CompiledMethod> Methods(JitSubject subject)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ChildProcess.Run([Child, subject.Id], ("DOTNET_JitStdOutFile", file), ("DOTNET_JitDisasmSummary", "1"));
            return CompiledMethod.Of(File.ReadAllLines(file), subject.Network).ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Print(JitResult result)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{result.Id} first={result.Cold.Milliseconds:F2} jit={result.Cold.Compiling:F2} methods={result.Cold.Methods} warm_first={result.Warm.Milliseconds:F2} warm_jit={result.Warm.Compiling:F2} emitted_methods={result.Methods.Length} machine_code={result.Methods.Sum(method => method.MachineBytes)} unit=ms, bytes"));
        foreach (CompiledMethod method in result.Methods.OrderByDescending(method => method.MachineBytes))
        {
            Console.WriteLine(FormattableString.Invariant(
                $"    {method.MachineBytes,6} bytes, IL {method.IntermediateBytes,5}, {method.Tier}: {method.Name}"));
        }
    }
}
