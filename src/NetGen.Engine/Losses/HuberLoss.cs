using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary><c>d²/2</c> for a difference <c>|d| ≤ δ</c>, else <c>δ·(|d| − δ/2)</c>, averaged over rows and outputs.</summary>
internal sealed class HuberLoss<T> : ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _delta = T.One;

    public override Loss Loss => Loss.Huber;

    public override LossFunction<T> With(TrainingDefinition training) => new HuberLoss<T> { _delta = Option(training, "Delta") };

    protected override T Evaluate(T y, T t, out T slope)
    {
        T difference = y - t;
        T half = T.CreateChecked(0.5);
        if (T.Abs(difference) > _delta)
        {
            slope = T.CopySign(_delta, difference);
            return _delta * (T.Abs(difference) - (half * _delta));
        }

        slope = difference;
        return half * difference * difference;
    }
}
