using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// <c>(y − t)·z</c> for targets 0 and 1 and <c>y = step(z)</c>, averaged over outputs and batch; its gradient by <c>z</c> is <c>y − t</c>, so that a step of
/// gradient descent is the perceptron's rule (Rosenblatt 1958). Zero where the class is right, the distance from the boundary where not.
/// </summary>
internal sealed class PerceptronLoss : LogitLoss
{
    private static readonly Operand Decision = new("decision");

    public override Loss Loss => Loss.Perceptron;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Step);

    protected override ImmutableArray<LaneValue> Values => ImmutableArray.Create(
        new LaneValue(Decision.Name, ((ElementwiseActivation)Catalogue.Of(Activation.Step)).Value(Logits), null));

    protected override Expression Value(Expression t) => (Decision - t) * Logits;

    protected override Expression Slope(Expression t) => Decision - t;
}
