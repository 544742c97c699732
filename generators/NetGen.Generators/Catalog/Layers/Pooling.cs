using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What all kinds of pooling lower to.</summary>
/// <param name="Y">How the window moves along the rows.</param>
/// <param name="X">How it moves along the columns.</param>
/// <param name="Operator">What becomes of the elements of a window.</param>
internal sealed record Pooling(WindowAxis Y, WindowAxis X, WindowOperator Operator)
{
    private double Scale => Operator == WindowOperator.Sum ? 1.0 / (Y.Size * X.Size) : 1;

    private string Words => Operator == WindowOperator.Sum ? "the mean" : "the largest element";

    public void LowerForward(ForwardContext context) => context.EmitActivated("Forward", (target, _) => new Window(
        $"{context.Words}: {Words} of each window.",
        context.Samples,
        Y,
        X,
        context.OutputLanes,
        Operator,
        Scale,
        context.Input(0).As("input").Vectors,
        target.Vectors));

    public void LowerBackward(BackwardContext context)
    {
        if (context.InputGradient(0) is not { } target)
        {
            return;
        }

        bool isDisjoint = Y.IsDisjoint && X.IsDisjoint;
        if (target.IsFirst && !(isDisjoint && Y.CoversAll && X.CoversAll))
        {
            context.EmitClear("ClearInputGradient", "zeros where windows will add, or none is", target.Delta);
        }

        Expression epilogue = target.Epilogue(WindowGradient.Gradient);
        EquatableArray<NamedLanes> reads = target.Reads;
        if (target.IsFirst && !isDisjoint)
        {
            Operand others = new("others");
            epilogue += others;
            reads = reads.Append(new NamedLanes(others.Name, target.Delta.As("otherDelta").Vectors)).ToEquatableArray();
        }

        context.Emit("InputGradient", new WindowGradient(
            $"{context.Words}: the delta of its input, times the derivative of the activation before.",
            Y,
            X,
            target.Delta.Lanes,
            Operator,
            Scale,
            Operator == WindowOperator.Max ? context.Input(0).As("input").Vectors : null,
            context.Delta.As("delta").Vectors,
            target.Delta.Vectors,
            epilogue,
            reads));
    }
}
