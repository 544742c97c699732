using System;
using System.Numerics;
using MathNet.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z·Φ(z)</c> with the normal distribution Φ and its density φ; <c>dy/dz = Φ(z) + z·φ(z)</c>.</summary>
internal sealed class GELUFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.GELU;

    protected override T Value(T z) => z * Distribution(z);

    protected override T Derivative(T z) => Distribution(z) + (z * Density(z));

    // The complementary error function keeps its digits where the distribution is small.
    private static T Distribution(T z) =>
        Number(0.5 * SpecialFunctions.Erfc(-double.CreateChecked(z) / Math.Sqrt(2)));

    private static T Density(T z) => T.Exp(-z * z / Number(2)) / T.Sqrt(T.Tau);
}
