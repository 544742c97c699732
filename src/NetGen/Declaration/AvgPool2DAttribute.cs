using System;

namespace NetGen;

/// <summary>The mean of each window of an image, channel by channel, from <c>(height, width, channels)</c> to <c>(height, width, channels)</c>.</summary>
/// <remarks>Elements beyond the edges are zeros and count, as in PyTorch: the divisor is the size of the window everywhere.</remarks>
/// <param name="size">How many rows and columns a window has, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute(int size) : PoolingAttribute(size);
