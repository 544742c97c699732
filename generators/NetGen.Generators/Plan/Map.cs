using System;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>Assignments, lane by lane, over buffers of one length: the optimizer's update over the whole parameter arena.</summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Length">The number of floats, a multiple of the vector's.</param>
/// <param name="Reads">The buffers read, under the names of their operands.</param>
/// <param name="Scalars">Operands that are the same in every lane: parameters of the emitted method.</param>
/// <param name="Assignments">The values computed, in order; a later one may read an earlier one by its name.</param>
internal sealed record Map(
    string Comment,
    int Length,
    EquatableArray<NamedPlace> Reads,
    EquatableArray<string> Scalars,
    EquatableArray<Assignment> Assignments)
    : Kernel(Comment)
{
    /// <summary>64 bytes of floats: parts start on cache lines.</summary>
    public const int PartMultiple = 16;

    /// <summary>Moving a float to or from a buffer takes about as long as these floating-point operations.</summary>
    private const int OperationsPerFloat = 8;

    public override int UnrolledOperations => Assignments.Count;

    /// <summary>The floating-point operations that take as long as it does.</summary>
    public long Work => (long)Length * OperationsPerFloat * (Reads.Count + Assignments.Count(assignment => assignment.Target is not null));

    protected override bool CanBeCut => Length >= FewestSharedElements;

    public override EquatableArray<string> ScalarOperands => Scalars;

    public override bool UsesRows => false;

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Reads = Reads.Select(read => read with { Place = map(read.Place) }).ToEquatableArray(),
        Assignments = Assignments
            .Select(assignment => assignment.Target is null ? assignment : assignment with { Target = map(assignment.Target) })
            .ToEquatableArray(),
    };
}

/// <summary>A buffer under the name an expression knows it by.</summary>
internal sealed record NamedPlace(string Name, Place Place);

/// <summary>A named value of a lane-by-lane computation.</summary>
/// <param name="Name">The name it can be read by afterwards.</param>
/// <param name="Value">The formula.</param>
/// <param name="Target">The buffer it is stored to; <see langword="null"/> if it is only an intermediate value.</param>
internal sealed record Assignment(string Name, Expression Value, Place? Target);
