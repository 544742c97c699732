using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary><c>max(0, 1 − t·y)</c> for targets −1 and 1, averaged over rows and outputs; on the margin the derivative is 0.</summary>
internal sealed class HingeLoss<T> : ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Loss Loss => Loss.Hinge;

    public override T OtherClass => T.NegativeOne;

    protected override T Evaluate(T y, T t, out T slope)
    {
        T violation = T.One - (t * y);
        slope = violation > T.Zero ? -t : T.Zero;
        return violation <= T.Zero ? T.Zero : violation;
    }
}
