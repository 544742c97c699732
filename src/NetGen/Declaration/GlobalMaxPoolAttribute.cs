using System;

namespace NetGen;

/// <summary>
/// The largest element over all positions, channel by channel: from <c>(height, width, channels)</c> to <c>(channels)</c>, or from <c>(time, features)</c> to
/// <c>(features)</c>. The gradient goes to the first of the largest elements.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute;
