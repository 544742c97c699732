using System;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary>
/// <c>y = z</c> where <c>z &gt; 0</c>, else <c>a·z</c>, as it stands for one slope <c>α</c>. In a network each channel has its own, which
/// <see cref="Layers.PReLULayer{T}"/> learns.
/// </summary>
/// <param name="slope"><c>α</c>.</param>
internal sealed class PReLUFunction<T>(T slope) : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public PReLUFunction()
        : this(Number(0.25))
    {
    }

    public override Activation Activation => Activation.PReLU;

    protected override T Value(T z) => Value(z, slope);

    protected override T Derivative(T z) => Derivative(z, slope);

    /// <summary>The formula.</summary>
    public static T Value(T z, T slope) => z > T.Zero ? z : slope * z;

    /// <summary>Its derivative by <c>z</c>.</summary>
    public static T Derivative(T z, T slope) => z > T.Zero ? T.One : slope;

    /// <summary>Its derivative by the slope.</summary>
    public static T DerivativeBySlope(T z) => z > T.Zero ? T.Zero : z;
}
