using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

// What samples print goes to the console, of which a process has one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NetGen.Samples.Tests;

/// <summary>What a sample printed.</summary>
internal sealed class SampleRun
{
    private readonly string _output;

    private SampleRun(string output) => _output = output;

    /// <summary>Runs a sample in this process, as its entry point runs it. It must end well.</summary>
    /// <param name="assemblyName">What its project is called.</param>
    /// <param name="arguments">Its command line.</param>
    public static SampleRun Of(string assemblyName, params string[] arguments)
    {
        MethodInfo main = Assembly.Load(assemblyName).EntryPoint!;
        TextWriter console = Console.Out;
        using StringWriter output = new(CultureInfo.InvariantCulture);
        Console.SetOut(output);
        object? exitCode;
        try
        {
            exitCode = main.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, main.GetParameters().Length == 0 ? [] : [arguments], culture: null);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.True(exitCode is null or 0, $"exit code {exitCode}\n{output}");
        return new SampleRun(output.ToString());
    }

    /// <summary>The number that stands at one place of the output, and no other.</summary>
    /// <param name="pattern">A regular expression of what is around it, with a group for itself.</param>
    public double Number(string pattern)
    {
        MatchCollection matches = Regex.Matches(_output, pattern, RegexOptions.Multiline);
        Assert.True(matches.Count == 1, $"{matches.Count} times {pattern} in\n{_output}");
        return double.Parse(matches[0].Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Demands that something was printed.</summary>
    /// <param name="pattern">A regular expression of it.</param>
    public void Says(string pattern) =>
        Assert.True(Regex.IsMatch(_output, pattern, RegexOptions.Multiline), $"no {pattern} in\n{_output}");
}
