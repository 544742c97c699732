using System;

namespace NetGen;

/// <summary>
/// The mean over all positions, channel by channel: from <c>(height, width, channels)</c> to <c>(channels)</c>, or from <c>(time, features)</c> to <c>(features)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute;
