using System;
using System.IO;
using NetGen.Benchmarks.Workloads;
using static System.FormattableString;

namespace NetGen.Benchmarks.Regularisation;

/// <summary><c>regularisation</c>: prints how much of the speed of training is left with dropout and an L2 penalty.</summary>
internal static class RegularisationCommand
{
    private const double DemandedRatio = 0.9;

    /// <returns>The exit code.</returns>
    public static int Run()
    {
        try
        {
            RegularisationResult result = RegularisationComparison.Run();
            Write(result, Console.Out);
            if (result.Allocates)
            {
                Console.Error.WriteLine("A step allocates.");
                return 1;
            }

            return 0;
        }
        catch (UnequalResultsException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Write(RegularisationResult result, TextWriter output)
    {
        string core = result.Core is { } number ? Invariant($"core {number}") : "not pinned to a core";
        output.WriteLine(Invariant($"{result.Rounds} rounds, {core}; training steps of {result.BatchSize} samples, in samples a second; bytes that a step allocates"));
        output.WriteLine("network            median       best  allocated");
        foreach (RegularisationSide side in (RegularisationSide[])[result.Plain, result.Regularised])
        {
            output.WriteLine(Invariant($"{side.Name,-14} {side.Median,10:F0} {side.Best,10:F0} {side.Allocated,10:0.##}"));
        }

        output.WriteLine(Invariant($"ratio          {result.MedianRatio,10:F3} {result.BestRatio,10:F3}"));
        output.WriteLine(Invariant($"round by round {result.RoundRatio,10:F3}             {DemandedRatio:F2} is demanded"));
    }
}
