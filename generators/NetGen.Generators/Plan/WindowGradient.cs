using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// The way back through a <see cref="Window"/>: what each place is given goes to the first of its largest elements, or scaled to all. Elements that no place reads are left as they are; of places that share
/// elements, the formula adds to what is there.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Y">How the window moves along the rows.</param>
/// <param name="X">How it moves along the columns.</param>
/// <param name="Lanes">The channels.</param>
/// <param name="Operator">What became of the elements.</param>
/// <param name="Scale">What the sum was multiplied by.</param>
/// <param name="Source">The elements, for which is the largest; <see langword="null"/> for a sum.</param>
/// <param name="Delta">A row for each place of the window.</param>
/// <param name="Target">A row for each position of the images.</param>
/// <param name="Epilogue">What is stored, over the operand <see cref="Gradient"/> and what it reads.</param>
/// <param name="Reads">What that reads at the same position.</param>
internal sealed record WindowGradient(
    string Comment,
    WindowAxis Y,
    WindowAxis X,
    LaneAxis Lanes,
    WindowOperator Operator,
    double Scale,
    LaneMap? Source,
    LaneMap Delta,
    LaneMap Target,
    Expression Epilogue,
    EquatableArray<NamedLanes> Reads)
    : Kernel(Comment)
{
    /// <summary>Where places are those inside larger images; <see langword="null"/> if they follow each other.</summary>
    public WindowMargins? Margins { get; init; }

    /// <summary>What an element is given.</summary>
    public static readonly Operand Gradient = new("gradient");

    /// <summary>Whether vectors of channels are spelled out instead of looped over.</summary>
    public bool UnrollsLanes => Window.UnrollsLanesOf(Lanes);

    /// <summary>Whether the elements of a window are spelled out instead of looped over.</summary>
    public bool UnrollsTaps => Window.UnrollsTapsOf(Y, X);

    public override int UnrolledOperations => 6 * (UnrollsLanes ? Lanes.Vectors : 2) * (UnrollsTaps ? Y.Size * X.Size : 2);

    public override int InlinedFunctions => Epilogue.CountFunctions() * (UnrollsLanes ? Lanes.Vectors : 2) * (UnrollsTaps ? Y.Size * X.Size : 1);

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => true;

    public override bool IsSampleWise => true;

    public override IEnumerable<Tensor> Targets => [new Tensor(Target.Place, Lanes, Target.IsExact, Y.Input * X.Input)];

    public override int SampleStride(string role) => role == Delta.Place.Role
        ? Margins?.Image ?? Y.Output * X.Output * Delta.RowStride
        : Y.Input * X.Input * (AtPositions.FirstOrDefault(lanes => lanes.Place.Role == role)?.RowStride ?? 0);

    private IEnumerable<LaneMap> AtPositions => Reads.Select(read => read.Lanes).Append(Target).Concat(Source is null ? [] : [Source]);

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Source = Source is null ? null : Source with { Place = map(Source.Place) },
        Delta = Delta with { Place = map(Delta.Place) },
        Reads = Reads.Select(read => read with { Lanes = read.Lanes with { Place = map(read.Lanes.Place) } }).ToEquatableArray(),
        Target = Target with { Place = map(Target.Place) },
    };
}

/// <summary>How the places of a window lie in images that are larger.</summary>
/// <param name="Line">Floats from a row of places to the next.</param>
/// <param name="Image">Floats from an image to the next.</param>
internal sealed record WindowMargins(int Line, int Image);
