using System;

namespace NetGen;

/// <summary>The largest element of each window along time, feature by feature, from <c>(time, features)</c> to <c>(time, features)</c>.</summary>
/// <remarks>
/// Beyond the edges there is nothing, so that no padding is ever the largest. The gradient goes to the first of the largest elements, as in PyTorch. NaN is larger than any number.
/// </remarks>
/// <param name="size">How many time steps a window has, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : PoolingAttribute(size);
