using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z</c> where <c>z &gt; 0</c>, else <c>α·z</c>.</summary>
/// <param name="alpha"><c>α</c>.</param>
internal sealed class LeakyReLUFunction<T>(T alpha) : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Default = 0.01;

    public LeakyReLUFunction()
        : this(Number(Default))
    {
    }

    public override Activation Activation => Activation.LeakyReLU;

    public override double? DefaultAlpha => Default;

    public override ActivationFunction<T> With(T alpha) => new LeakyReLUFunction<T>(alpha);

    protected override T Value(T z) => z > T.Zero ? z : alpha * z;

    protected override T Derivative(T z) => z > T.Zero ? T.One : alpha;
}
