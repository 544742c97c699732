using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>What a kernel does with its finished sums: the layer's activation, or nothing.</summary>
/// <param name="Formula">What it stores, over the operand <see cref="Contraction.Sum"/> and what it reads.</param>
/// <param name="Reads">What it reads at the same place.</param>
internal sealed record Epilogue(Expression Formula, EquatableArray<NamedLanes> Reads)
{
    /// <summary>The sums as they are.</summary>
    public static Epilogue None { get; } = new(Contraction.Sum, default);

    /// <summary>What it reads, as inputs of a row program.</summary>
    public IEnumerable<RowInput> RowInputs => Reads.Select(read => new LanesInput(read.Name, read.Lanes));

    /// <summary>The formula over something else than the sums of a product.</summary>
    public Expression Of(Expression value) => Formula.Replace(Contraction.Sum, value);
}
