using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>
/// The perceptron criterion for targets 0 and 1, averaged over rows and outputs: <c>|z|</c> where the step of <c>z</c> is the wrong class. The derivative by
/// <c>z</c> is what the step gives less the target: the perceptron's rule.
/// </summary>
internal sealed class PerceptronLoss<T> : ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Loss Loss => Loss.Perceptron;

    public override Activation? IncludedActivation => Activation.Step;

    protected override T Evaluate(T y, T t, out T slope)
    {
        T decision = T.IsNaN(y) ? y : y < T.Zero ? T.Zero : T.One;
        slope = decision - t;
        return slope * y;
    }
}
