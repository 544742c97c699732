using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Runs the script of <c>samples/NativeAot</c>, which compiles the sample for the JIT and to a native program, and looks at what
/// compilers and programs said. One test, because publishing takes a minute.
/// </summary>
public sealed class NativeAotTests(ITestOutputHelper output)
{
    private const int TimeoutMilliseconds = 1_800_000;

    private static readonly string Sample = typeof(NativeAotTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NetGen.NativeAotSample").Value!;

    [NativeAotFact]
    public void TheNativeProgramGivesTheBitsOfTheJit()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-native-aot-").FullName;
        try
        {
            (int exitCode, string text, string errors) = Run("bash", Path.Combine(Sample, "publish.sh"), folder);
            output.WriteLine(text + errors);
            Assert.True(exitCode == 0, text + errors);

            string log = File.ReadAllText(Path.Combine(folder, "publish.log"));
            Assert.Contains("Generating native code", log, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\bIL\d{4}\b", log);
            Assert.DoesNotMatch(@"(?i)warning( [A-Z]+\d+)? ?:", log + File.ReadAllText(Path.Combine(folder, "build.log")));

            string[] jit = File.ReadAllLines(Path.Combine(folder, "jit.txt"));
            string[] native = File.ReadAllLines(Path.Combine(folder, "native.txt"));
            Assert.Equal(3, native.Count(line => line.StartsWith("checksum ", StringComparison.Ordinal)));
            Assert.Equal(jit, native);
            Assert.StartsWith("JIT", File.ReadAllText(Path.Combine(folder, "jit.err")), StringComparison.Ordinal);
            Assert.StartsWith("NativeAOT", File.ReadAllText(Path.Combine(folder, "native.err")), StringComparison.Ordinal);

            string program = Directory.GetFiles(Path.Combine(folder, "publish"), "NativeAot", SearchOption.AllDirectories).Single();
            FilesAndArgumentsAreRefusedInWords(program, Path.Combine(folder, "damaged.safetensors"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void FilesAndArgumentsAreRefusedInWords(string program, string damaged)
    {
        (int exitCode, _, string errors) = Run(program, "no such command");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("usage:", errors, StringComparison.Ordinal);

        File.WriteAllBytes(damaged, [1, 0, 0]);
        (exitCode, string text, errors) = Run(program, "predict", damaged, "39.1", "18.7", "181", "3750");
        Assert.Equal(1, exitCode);
        Assert.Empty(text);
        Assert.Contains("8 bytes with the header's length", errors, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Text, string Errors) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Both programs run on what the machine has, and a compiler of their own, also where the tests are made to do without.
        foreach (string name in start.Environment.Keys
            .Where(name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal) || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> text = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeoutMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end.");
        }

        return (process.ExitCode, text.Result, errors.Result);
    }
}
