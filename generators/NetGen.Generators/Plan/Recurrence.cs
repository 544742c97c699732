using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// Kernels that run for one step of a sequence after the other, each of which needs what the one before left: the states of recurrent layers forward, and their gradients back.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Count">How many steps.</param>
/// <param name="IsReversed">Whether it goes from the last step to the first.</param>
/// <param name="Window">After how many steps, counted in the order of the forward pass, nothing is handed on; <see langword="null"/> if it always is.</param>
/// <param name="Body">What a step runs, in order.</param>
internal sealed record Recurrence(string Comment, int Count, bool IsReversed, int? Window, EquatableArray<StepKernel> Body) : Kernel(Comment)
{
    /// <summary>A scalar of the body: 1 where the step before left something to read, else 0.</summary>
    public const string Carried = "carried";

    /// <summary>A scalar of the body: 1 at the step that the loop comes to first, else 0.</summary>
    public const string IsFirst = "isFirst";

    /// <summary>A scalar of the body: 0 at the step that the loop comes to last, else 1.</summary>
    public const string HasNext = "hasNext";

    /// <summary>The step: a variable of the body.</summary>
    public const string Time = "time";

    private IEnumerable<Kernel> Kernels => Body.Select(step => step.Kernel);

    public override int UnrolledOperations => Kernels.Sum(kernel => kernel.UnrolledOperations);

    public override bool LoopsOverTiles => Kernels.Any(kernel => kernel.LoopsOverTiles);

    public override int InlinedFunctions => Kernels.Sum(kernel => kernel.InlinedFunctions);

    public override EquatableArray<string> ScalarOperands => Kernels
        .SelectMany(kernel => kernel.ScalarOperands)
        .Where(name => name is not (Carried or IsFirst or HasNext))
        .Distinct()
        .ToEquatableArray();

    public override IEnumerable<Tensor> Targets => Kernels.SelectMany(kernel => kernel.Targets);

    public override bool UsesRows => Kernels.Any(kernel => kernel.UsesRows);

    public override bool ReadsLengths => Kernels.Any(kernel => kernel.ReadsLengths);

    public override bool IsSampleWise => Kernels.All(kernel => kernel.IsSampleWise);

    public override int SampleMultiple => Kernels.Max(kernel => kernel.SampleMultiple);

    public override long FlopPerSample => Count * Kernels.Sum(kernel => kernel.FlopPerSample);

    /// <summary>Whether a kernel of the body reads a scalar of that name.</summary>
    public bool Reads(string scalar) => Kernels.Any(kernel => kernel.ScalarOperands.Contains(scalar));

    public override int SampleStride(string role) => Kernels.Max(kernel => kernel.SampleStride(role));

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Body = Body.Select(step => step with { Kernel = step.Kernel.MapPlaces(map) }).ToEquatableArray(),
    };
}

/// <summary>A kernel of a step.</summary>
/// <param name="Kernel">The kernel, over the tensors of step 0.</param>
/// <param name="Moves">What has a row for each step.</param>
/// <param name="When">At which steps it runs.</param>
internal sealed record StepKernel(Kernel Kernel, EquatableArray<StepMove> Moves, StepCondition When = StepCondition.Always);

/// <summary>At which steps a kernel runs.</summary>
internal enum StepCondition
{
    /// <summary>At every step.</summary>
    Always,

    /// <summary>Where the step before left something.</summary>
    Continues,

    /// <summary>Where it did not.</summary>
    Starts,
}

/// <summary>A tensor that has a row for each step.</summary>
/// <param name="Role">What the kernel calls it.</param>
/// <param name="Stride">Floats from a step to the next.</param>
/// <param name="From">Which step's row it is.</param>
internal sealed record StepMove(string Role, int Stride, StepRow From = StepRow.This);

/// <summary>Which step's row a kernel of a step reads or writes. At the ends, where there is no such step, it is the step's own, for nothing.</summary>
internal enum StepRow
{
    /// <summary>The step's own.</summary>
    This,

    /// <summary>That of the step that the loop came to before.</summary>
    Earlier,

    /// <summary>That of the step that the loop comes to next.</summary>
    Next,
}
