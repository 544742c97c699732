using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Runs the probe, a program with networks of its own, in a process of its own, so that the JIT can be asked what it did.</summary>
internal static class ProbeRun
{
    private const int TimeoutMilliseconds = 300_000;

    /// <summary>What the JIT wrote.</summary>
    /// <param name="variables">Settings of the JIT, without their prefix.</param>
    public static string[] ReadJit(params (string Name, string Value)[] variables)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Run([], [("JitStdOutFile", file), .. variables]);
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs it to its end and gives what it printed.</summary>
    /// <param name="arguments">What it is to do; nothing: call everything.</param>
    /// <param name="variables">Settings of the runtime, without their prefix.</param>
    public static string Run(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> variables)
    {
        ProcessStartInfo start = Arrange(arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // The probe runs on what the machine has, also where the tests themselves are made to do without.
        foreach (string setting in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(setting);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[$"DOTNET_{name}"] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeoutMilliseconds));
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }

    /// <summary>Starts it with the settings of this process, so that it computes the same bits.</summary>
    /// <param name="arguments">What it is to do.</param>
    public static Process Start(params string[] arguments) => Process.Start(Arrange(arguments))!;

    private static ProcessStartInfo Arrange(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "NetGen.Conformance.Probe.dll") },
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
