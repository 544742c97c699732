using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>A step of a program with samples in lanes.</summary>
internal abstract record SampleStep
{
    /// <summary>The variables it gives a value.</summary>
    public virtual IEnumerable<string> Defines => [];

    /// <summary>The expressions it evaluates.</summary>
    public virtual IEnumerable<Expression> Formulas => [];

    /// <summary>The variables it reads.</summary>
    public virtual IEnumerable<string> Uses => Formulas.SelectMany(formula => formula.Operands);

    /// <summary>How many vector operations it is.</summary>
    public virtual int Operations => Formulas.Sum(OperationCount.Of);

    /// <summary>The variable of an element of a tensor.</summary>
    public static string Element(string name, int index) => $"{name}_{Literal.Integer(index)}";
}

/// <summary>Reads something of each sample from the caller's memory.</summary>
/// <param name="Name">The tensor, whose elements the variables are.</param>
/// <param name="Place">Where that of the first sample starts.</param>
/// <param name="Length">How many elements a sample has.</param>
/// <param name="Kind">How they lie there.</param>
internal sealed record SampleRead(string Name, Place Place, int Length, SampleReadKind Kind) : SampleStep
{
    public override IEnumerable<string> Defines => Enumerable.Range(0, Length).Select(index => Element(Name, index));

    public override int Operations => 2 * Length;

    /// <summary>Numbers in the caller's memory for each sample.</summary>
    public int RowLength => Kind == SampleReadKind.Floats ? Length : 1;

    /// <summary>Whether what is read are class indices.</summary>
    public bool IsLabel => Kind is SampleReadKind.OneHot or SampleReadKind.Number;
}

internal enum SampleReadKind
{
    /// <summary>Floats, row after row.</summary>
    Floats,

    /// <summary>A class index, which stands for one in the element of that index and zero elsewhere.</summary>
    OneHot,

    /// <summary>A class index, as a number.</summary>
    Number,

    /// <summary>A weight. How far the weights of samples are apart is known at run time: 0 floats where all have the same.</summary>
    Weight,
}

/// <summary><c>f(I + Σ xₖ·wₖ)</c> with parameters for the factors: elements of a product, side by side so that no sum waits for itself.</summary>
/// <param name="Sums">The elements.</param>
/// <param name="Factors">The variables <c>xₖ</c>; at least one.</param>
internal sealed record SampleSums(EquatableArray<SampleSum> Sums, EquatableArray<string> Factors) : SampleStep
{
    /// <summary>How many sums leave room in sixteen registers for a factor and a parameter.</summary>
    public const int MostSums = 12;

    /// <summary>Two multiply-adds a cycle with four cycles of latency.</summary>
    private const int BusyChains = 8;

    /// <summary>How short a chain may get before adding up the chains costs more than waiting.</summary>
    private const int ShortestChain = 4;

    /// <summary>Into how many chains each sum is cut, so that few sums still hide the latency of the multiply-add.</summary>
    public int Chains => Math.Max(1, Math.Min(Factors.Count / ShortestChain, BusyChains / Sums.Count));

    public override IEnumerable<string> Defines => Sums.Select(sum => sum.Name);

    public override IEnumerable<Expression> Formulas => Sums.Select(sum => sum.Result);

    public override IEnumerable<string> Uses => Factors.Concat(base.Uses).Where(name => name != Contraction.Sum.Name);

    public override int Operations => (Sums.Count * Factors.Count) + base.Operations;
}

/// <summary>An element of a product.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Initial">The index of the parameter the sum starts from; <see langword="null"/> is zero.</param>
/// <param name="Parameters">The indices of the parameters <c>wₖ</c>, in the order of the factors.</param>
/// <param name="Result">What the variable becomes, over the operand <see cref="Contraction.Sum"/> and other variables.</param>
internal sealed record SampleSum(string Name, int? Initial, EquatableArray<int> Parameters, Expression Result);

/// <summary>A variable as a formula of others.</summary>
internal sealed record SampleValue(string Name, Expression Value) : SampleStep
{
    public override IEnumerable<string> Defines => [Name];

    public override IEnumerable<Expression> Formulas => [Value];
}

/// <summary>Adds a number of each sample to the sum over all samples that the emitted method returns.</summary>
internal sealed record SampleTotal(Expression Value) : SampleStep
{
    public override IEnumerable<Expression> Formulas => [Value];

    public override int Operations => base.Operations + 4;
}
