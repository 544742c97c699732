using System;

namespace NetGen;

/// <summary>
/// Makes a partial class a neural network. The layer attributes on the same declaration of the class are its layers, in
/// source order.
/// </summary>
/// <param name="inputShape">The shape of one sample: <c>(features)</c>. Each extent is at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>The shape of one sample.</summary>
    public int[] InputShape { get; } = inputShape;
}
