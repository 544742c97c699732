using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Model;
using NetGen.Testing;

namespace NetGen.Generators.Tests.Incrementality;

/// <summary>What the steps of the pipeline did and gave.</summary>
internal static class Steps
{
    /// <summary>The names of all steps there are.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        TrackingNames.Read, TrackingNames.VectorWidth, TrackingNames.Model, TrackingNames.File, TrackingNames.Clashes, TrackingNames.Budgets,
    ];

    /// <summary>Why each output of a step has the value it has.</summary>
    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? runs.SelectMany(one => one.Outputs).Select(output => output.Reason)
            : [];

    /// <summary>Why each emitted file and diagnostic is as it is.</summary>
    public static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>The models of the networks in a source, in its order.</summary>
    public static ImmutableArray<NetworkModel> Models(string source, RunOptions? options = null)
    {
        GeneratorRun run = GeneratorRunner.Run("using NetGen;\n" + source, options);
        return run.Result.TrackedSteps.TryGetValue(TrackingNames.Model, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<NetworkModel>()]
            : [];
    }
}
