using System;
using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>A function of <see cref="VectorMath"/> beside the truth about it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reference">The function in double precision.</param>
/// <param name="Scalar">The scalar twin.</param>
/// <param name="Vector128">The four-lane form.</param>
/// <param name="Vector256">The eight-lane form.</param>
/// <param name="Vector512">The sixteen-lane form.</param>
/// <param name="FusedBound">The largest error in ULP that the documentation states for hardware with fused multiply-add.</param>
/// <param name="UnfusedBound">The same without.</param>
/// <param name="Lowest">No result is below.</param>
/// <param name="Highest">No result is above.</param>
/// <param name="FlushedBelow">Results below this may be 0.</param>
/// <param name="DenormalBound">The largest error of a denormal result, in units of the smallest.</param>
public sealed record ElementaryFunction(
    string Name,
    Func<double, double> Reference,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> Vector128,
    Func<Vector256<float>, Vector256<float>> Vector256,
    Func<Vector512<float>, Vector512<float>> Vector512,
    double FusedBound,
    double UnfusedBound,
    float Lowest = float.NegativeInfinity,
    float Highest = float.PositiveInfinity,
    double FlushedBelow = 0,
    double DenormalBound = 1)
{
    public static ElementaryFunction Exp { get; } = new(
        "Exp", Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp,
        FusedBound: 1.55, UnfusedBound: 2, Lowest: 0, FlushedBelow: Math.Pow(2, -126.5) * (1 + 1e-6));

    /// <summary>At the negated magnitude, so that every float is an argument.</summary>
    public static ElementaryFunction ExpNonPositive { get; } = new(
        "ExpNonPositive",
        x => Math.Exp(-Math.Abs(x)),
        x => VectorMath.ExpNonPositive(-Math.Abs(x)),
        x => VectorMath.ExpNonPositive(-System.Runtime.Intrinsics.Vector128.Abs(x)),
        x => VectorMath.ExpNonPositive(-System.Runtime.Intrinsics.Vector256.Abs(x)),
        x => VectorMath.ExpNonPositive(-System.Runtime.Intrinsics.Vector512.Abs(x)),
        FusedBound: 4.6, UnfusedBound: 64, Lowest: 0, Highest: 1, FlushedBelow: Math.Pow(2, -126.5) * (1 + 1e-6), DenormalBound: 3);

    public static ElementaryFunction Log { get; } = new(
        "Log", Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log,
        FusedBound: 0.90, UnfusedBound: 1);

    public static ElementaryFunction Tanh { get; } = new(
        "Tanh", Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh,
        FusedBound: 2.61, UnfusedBound: 3, Lowest: -1, Highest: 1);

    public static ElementaryFunction Sigmoid { get; } = new(
        "Sigmoid", x => 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid,
        FusedBound: 2.45, UnfusedBound: 3, Lowest: 0, Highest: 1);

    public static ElementaryFunction Erf { get; } = new(
        "Erf", TrueValue.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf,
        FusedBound: 1.06, UnfusedBound: 2, Lowest: -1, Highest: 1);

    /// <summary>At the negated magnitude, so that every float is an argument.</summary>
    public static ElementaryFunction Expm1NonPositive { get; } = new(
        "Expm1NonPositive",
        x => TrueValue.Expm1(-Math.Abs(x)),
        x => VectorMath.Expm1NonPositive(-Math.Abs(x)),
        x => VectorMath.Expm1NonPositive(-System.Runtime.Intrinsics.Vector128.Abs(x)),
        x => VectorMath.Expm1NonPositive(-System.Runtime.Intrinsics.Vector256.Abs(x)),
        x => VectorMath.Expm1NonPositive(-System.Runtime.Intrinsics.Vector512.Abs(x)),
        FusedBound: 1.50, UnfusedBound: 2, Lowest: -1, Highest: 0);

    public static ElementaryFunction Softplus { get; } = new(
        "Softplus",
        x => Math.Max(x, 0) + TrueValue.Log1p(Math.Exp(-Math.Abs(x))),
        VectorMath.Softplus,
        VectorMath.Softplus,
        VectorMath.Softplus,
        VectorMath.Softplus,
        FusedBound: 2.19, UnfusedBound: 3, Lowest: 0, FlushedBelow: Math.Pow(2, -126.5) * (1 + 1e-6));

    /// <summary>At an argument that is not below its limit, as the documentation has it.</summary>
    public static ElementaryFunction SigmoidReciprocal { get; } = new(
        "SigmoidReciprocal",
        x => 1 + Math.Exp(-Math.Max(x, -29)),
        VectorMath.SigmoidReciprocal,
        VectorMath.SigmoidReciprocal,
        VectorMath.SigmoidReciprocal,
        VectorMath.SigmoidReciprocal,
        FusedBound: 1.69, UnfusedBound: 2, Lowest: 1, Highest: 4e12f);

    /// <summary>At an argument within its limits, as the documentation has it.</summary>
    public static ElementaryFunction TanhPart { get; } = new(
        "TanhPart",
        x => -0.5 * TrueValue.Expm1(-2 * Math.Clamp(x, -9.1f, 9.1f)),
        VectorMath.TanhPart,
        VectorMath.TanhPart,
        VectorMath.TanhPart,
        VectorMath.TanhPart,
        FusedBound: 1.61, UnfusedBound: 2, Lowest: -4.1e7f, Highest: 0.5f);

    /// <summary>The bound that holds on this machine.</summary>
    public double Bound => IsFused ? FusedBound : UnfusedBound;

    /// <summary>Whether this machine fuses: (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴, and 0 after a rounded product.</summary>
    private static bool IsFused
    {
        get
        {
            var a = System.Runtime.Intrinsics.Vector256.Create(1f + (1f / 4096));
            var c = System.Runtime.Intrinsics.Vector256.Create(-1f - (1f / 2048));
            return System.Runtime.Intrinsics.Vector256.MultiplyAddEstimate(a, a, c).ToScalar() != 0f;
        }
    }

    public static ElementaryFunction Named(string name) => name switch
    {
        "Exp" => Exp,
        "ExpNonPositive" => ExpNonPositive,
        "Log" => Log,
        "Tanh" => Tanh,
        "Sigmoid" => Sigmoid,
        "Erf" => Erf,
        "Expm1NonPositive" => Expm1NonPositive,
        "Softplus" => Softplus,
        "SigmoidReciprocal" => SigmoidReciprocal,
        "TanhPart" => TanhPart,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Expected the name of a function of VectorMath."),
    };

    public override string ToString() => Name;
}
