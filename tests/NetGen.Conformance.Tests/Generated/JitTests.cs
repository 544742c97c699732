using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Probe;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What the JIT makes of emitted code: optimised on the first call, and without calls inside the kernels.</summary>
public sealed class JitTests(ITestOutputHelper output)
{
#if DEBUG
    private const string OptimisedOnly = "An assembly compiled for debugging is never optimised.";
#else
    private const string? OptimisedOnly = null;
#endif

    /// <summary>The members that run the kernels. The others are a few lines around these and are compiled as the runtime sees fit.</summary>
    private static readonly string[] HotMembers = ["Predict", "PredictBatch", "ComputeGradients", "ComputeLoss", "Step"];

    /// <summary>Methods that are nothing but calls of the kernels.</summary>
    private static readonly string[] Procedures =
        ["PredictRows", "ComputeGradients", "ComputeGradientsOfLabels", "PredictAndMeasure", "PredictAndMeasureOfLabels"];

    private static readonly string[] Networks =
    [
        nameof(SmallClassifier), nameof(LargeClassifier), nameof(Forecast), nameof(Layered), nameof(Curved),
        nameof(WideClassifier), nameof(NarrowChain), nameof(DeepChain),
        nameof(SmallImage), nameof(MixedImage), nameof(SignalNetwork), nameof(LargeImage),
        nameof(SmallSequence), nameof(SteppedSequence), nameof(LargeSequence),
    ];

    [Fact(Skip = OptimisedOnly)]
    public void KernelsAreOptimisedOnTheFirstCall()
    {
        string[] compiled = ProbeRun.ReadJit(("JitDisasmSummary", "1"));
        string[] kernels = [.. compiled.Where(line => line.Contains("Kernels:", StringComparison.Ordinal))];
        string[] members = [.. compiled.Where(line => Networks.Any(network => HotMembers.Any(
            member => line.Contains($".{network}:{member}(", StringComparison.Ordinal))))];

        output.WriteLine($"{kernels.Length} kernels, {members.Length} members");
        Assert.True(kernels.Length > 80, string.Join('\n', compiled.TakeLast(20)));
        Assert.True(members.Length >= Networks.Length * HotMembers.Length);
        Assert.All(kernels.Concat(members), line => Assert.Contains("FullOpts", line, StringComparison.Ordinal));
        Assert.DoesNotContain(compiled, line => line.Contains("MinOpts", StringComparison.Ordinal)
            && (line.Contains("Kernels:", StringComparison.Ordinal) || Networks.Any(network => line.Contains($".{network}:", StringComparison.Ordinal))));
    }

    [Fact(Skip = OptimisedOnly)]
    public void KernelsCallNothing()
    {
        List<string> calls = [];
        int methods = 0;
        string method = "";
        foreach (string line in ProbeRun.ReadJit(("JitDisasm", "*Kernels:*")))
        {
            if (line.StartsWith("; Assembly listing for method ", StringComparison.Ordinal))
            {
                method = line;
                methods++;
            }
            else if (line.TrimStart().StartsWith("call ", StringComparison.Ordinal) && !Procedures.Any(name => method.Contains($"Kernels:{name}(", StringComparison.Ordinal)))
            {
                calls.Add($"{method}: {line.Trim()}");
            }
        }

        Assert.True(methods > 80, $"Only {methods} methods were listed.");
        Assert.True(calls.Count == 0, string.Join('\n', calls));
    }

    [Fact]
    public void CallsOnTheClassItselfAllocateNothing()
    {
        Assert.Equal(0, DirectCalls.Predict());
        Assert.Equal(0, DirectCalls.Train());
        Assert.Equal(0, Streams.Steps(10_000));
    }
}
