using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Package.Tests.Support;

/// <summary>What a program said, to both outputs, and how it ended.</summary>
internal sealed record ChildProcess(int ExitCode, string Output)
{
    private const int TimeoutMilliseconds = 900_000;

    // What this process was started with says which MSBuild it uses and what its processor can do; a child is to find out for itself.
    private static readonly string[] Inherited = ["MSBUILD", "DOTNET_Enable"];

    /// <summary>Runs a command of the SDK, which must succeed.</summary>
    public static string DotNet(string folder, params string[] arguments) =>
        Run(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments).Succeeded();

    /// <summary>Runs a program to its end.</summary>
    public static ChildProcess Run(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys
            .Where(name => Array.Exists(Inherited, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        // No server may outlive the test and hold on to its folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK"] = "1";

        using Process process = Process.Start(start)!;
        Task<string> text = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeoutMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return new ChildProcess(process.ExitCode, text.Result + errors.Result);
    }

    /// <summary>The output. Fails the test with it if the program failed.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}");
        return Output;
    }
}
