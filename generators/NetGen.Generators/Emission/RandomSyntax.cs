using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Spells what random numbers are drawn from.</summary>
internal static class RandomSyntax
{
    /// <summary>The variable of the network's seed.</summary>
    public const string Seed = "seed";

    /// <summary>The variable of the number of steps applied.</summary>
    public const string Step = "step";

    /// <summary>The variable of the index of the first sample in the batch.</summary>
    public const string FirstRow = "firstRow";

    /// <summary>The parameters of a method that makes calls; none if no call draws random numbers.</summary>
    public static IEnumerable<string> Parameters(IEnumerable<CallPlan> calls) =>
        calls.Any(call => call.Method.IsRandom) ? ["ulong " + Seed, "long " + Step] : [];

    /// <summary>The arguments for them.</summary>
    public static IEnumerable<string> Arguments(IEnumerable<CallPlan> calls) =>
        calls.Any(call => call.Method.IsRandom) ? [Seed, Step] : [];
}
