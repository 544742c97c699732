using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace NetGen.Benchmarks.Jit;

/// <summary>Runs this program once more.</summary>
internal static class ChildProcess
{
    /// <summary>Gives what it printed.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="variables">Of its environment, beside those of this process.</param>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public static string Run(ReadOnlySpan<string> arguments, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{string.Join(' ', start.ArgumentList)}' failed: {errors.Result}");
    }
}
