using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary><c>|y − t|</c>, averaged over rows and outputs; the derivative is the sign of the difference, 0 at 0.</summary>
internal sealed class MeanAbsoluteErrorLoss<T> : ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Loss Loss => Loss.MeanAbsoluteError;

    protected override T Evaluate(T y, T t, out T slope)
    {
        T difference = y - t;
        slope = T.IsNaN(difference) ? difference : T.CreateChecked(T.Sign(difference));
        return T.Abs(difference);
    }
}
