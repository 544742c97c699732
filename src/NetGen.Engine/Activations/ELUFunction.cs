using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z</c> where <c>z &gt; 0</c>, else <c>α·(eᶻ − 1)</c>.</summary>
/// <param name="alpha"><c>α</c>.</param>
internal sealed class ELUFunction<T>(T alpha) : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Default = 1;

    public ELUFunction()
        : this(Number(Default))
    {
    }

    public override Activation Activation => Activation.ELU;

    public override double? DefaultAlpha => Default;

    public override ActivationFunction<T> With(T alpha) => new ELUFunction<T>(alpha);

    protected override T Value(T z) => z > T.Zero ? z : alpha * T.ExpM1(z);

    protected override T Derivative(T z) => z > T.Zero ? T.One : alpha * T.Exp(z);
}
