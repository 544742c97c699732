namespace NetGen.Numerics;

/// <summary>
/// Elementary functions on vectors of floats, branch-free and inlined into their callers, with the same bits in every
/// lane, at every width and on every operating system.
/// </summary>
/// <remarks>
/// <para>
/// Each function states its largest error in units in the last place (ULP, the spacing of floats at the exact value),
/// found over all 2³² floats on hardware with fused multiply-add. Products and sums go through
/// <see cref="System.Runtime.Intrinsics.Vector256.MultiplyAddEstimate(System.Runtime.Intrinsics.Vector256{float}, System.Runtime.Intrinsics.Vector256{float}, System.Runtime.Intrinsics.Vector256{float})"/>,
/// one fused instruction where the hardware has it and a product and a sum where it has not; there results differ in
/// the last places, within the looser bound stated beside the first.
/// </para>
/// <para>
/// NaN always goes through. Arguments are limited with <c>MaxNative(limit, x)</c> and <c>MinNative(limit, x)</c>, in this
/// order: the x86 instructions return their second operand when either is NaN.
/// </para>
/// <para>
/// The formulas stand once per width rather than once over an abstraction of widths: every helper call, even an inlined
/// one, takes several of the about 900 locals up to which the JIT inlines within one method, and a method may well hold dozens of these.
/// </para>
/// </remarks>
public static partial class VectorMath
{
}
