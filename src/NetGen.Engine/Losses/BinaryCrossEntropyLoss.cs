using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>
/// <c>−t·log σ(z) − (1 − t)·log(1 − σ(z))</c>, averaged over rows and outputs; computed from <c>z</c> by <c>log σ(z) = −log(1 + e^−z)</c>, with the exponent that is
/// not above 0. The derivative by <c>z</c> is <c>σ(z) − t</c>.
/// </summary>
internal sealed class BinaryCrossEntropyLoss<T> : ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Loss Loss => Loss.BinaryCrossEntropy;

    public override Activation? IncludedActivation => Activation.Sigmoid;

    protected override T Evaluate(T y, T t, out T slope)
    {
        T decay = T.Exp(-T.Abs(y));
        T sigmoid = T.IsNegative(y) ? decay / (T.One + decay) : T.One / (T.One + decay);
        slope = sigmoid - t;
        T linear = T.IsNegative(y) ? -t * y : (T.One - t) * y;
        return linear + T.LogP1(decay);
    }
}
