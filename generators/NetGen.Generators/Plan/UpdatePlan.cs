using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Plan;

/// <summary>The optimizer's step.</summary>
/// <param name="Method">Updates parameters and moments from gradients.</param>
/// <param name="ArenaLength">Floats of what is trained, padding included: the length of the arenas of gradients and moments.</param>
/// <param name="Moments">The arenas it keeps between steps.</param>
/// <param name="Powers">Numbers to the power of the number of steps, this one included, by name.</param>
/// <param name="Scalars">The method's scalar arguments, computed in double from the learning rate, the powers and the gradients' scale.</param>
/// <param name="Norm">How gradients are clipped by their norm; <see langword="null"/> if they are not.</param>
/// <param name="Limits">The weights whose norms are limited after the step.</param>
/// <param name="Work">The floating-point operations that take as long as it does: what says how many threads it is worth.</param>
internal sealed record UpdatePlan(
    CallPlan Method,
    int ArenaLength,
    EquatableArray<MomentPlan> Moments,
    EquatableArray<OptionModel> Powers,
    EquatableArray<StepScalar> Scalars,
    GradientNormPlan? Norm,
    EquatableArray<WeightLimitPlan> Limits,
    long Work);

/// <summary>A number computed once a step.</summary>
internal sealed record StepScalar(string Name, Expression Value);

/// <summary>Something an optimizer keeps of each parameter.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Arena">The name of its arena.</param>
internal sealed record MomentPlan(string Name, string Arena);

/// <summary>How gradients are clipped by the norm over all of them.</summary>
/// <param name="Limit">The largest norm.</param>
/// <param name="Scale">What step scalars call the factor that gradients are to be multiplied by.</param>
/// <param name="Ranges">The gradients, in the order of their arena.</param>
internal sealed record GradientNormPlan(double Limit, string Scale, EquatableArray<GradientRange> Ranges)
{
    /// <summary>The blocks in which squares are summed: of as many floats as the runtime's.</summary>
    public const int BlockLength = 4096;

    /// <summary>The blocks of all ranges.</summary>
    public int BlockCount => Ranges.Sum(range => range.BlockCount);
}

/// <summary>A range of gradients that are penalised and clipped alike.</summary>
/// <param name="Start">Where it starts in the arenas.</param>
/// <param name="Length">Its floats.</param>
/// <param name="L1">What the sign of a parameter adds to its gradient.</param>
/// <param name="L2">What a unit of a parameter adds to its gradient.</param>
/// <param name="ClipValue">What gradients are clipped to.</param>
internal sealed record GradientRange(int Start, int Length, double L1, double L2, double ClipValue)
{
    /// <summary>How many blocks it has.</summary>
    public int BlockCount => (Length + GradientNormPlan.BlockLength - 1) / GradientNormPlan.BlockLength;
}

/// <summary>Weights in panels whose norms, unit by unit, are limited.</summary>
/// <param name="Start">Where the panels start in the arena.</param>
/// <param name="Length">Their floats.</param>
/// <param name="Rows">The inputs of each unit.</param>
/// <param name="PanelLanes">The lanes of a full panel.</param>
/// <param name="Limit">The largest norm.</param>
internal sealed record WeightLimitPlan(int Start, int Length, int Rows, int PanelLanes, double Limit);
