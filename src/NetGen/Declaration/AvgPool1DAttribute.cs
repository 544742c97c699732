using System;

namespace NetGen;

/// <summary>The mean of each window along time, feature by feature, from <c>(time, features)</c> to <c>(time, features)</c>.</summary>
/// <remarks>Elements beyond the edges are zeros and count, as in PyTorch: the divisor is the size of the window everywhere.</remarks>
/// <param name="size">How many time steps a window has, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute(int size) : PoolingAttribute(size);
