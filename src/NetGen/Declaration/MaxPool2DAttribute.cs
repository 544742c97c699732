using System;

namespace NetGen;

/// <summary>The largest element of each window of an image, channel by channel, from <c>(height, width, channels)</c> to <c>(height, width, channels)</c>.</summary>
/// <remarks>
/// Beyond the edges there is nothing, so that no padding is ever the largest. The gradient goes to the first of the largest elements, as in PyTorch. NaN is larger than any number.
/// </remarks>
/// <param name="size">How many rows and columns a window has, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute(int size) : PoolingAttribute(size);
