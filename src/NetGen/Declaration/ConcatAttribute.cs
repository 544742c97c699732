using System;

namespace NetGen;

/// <summary>
/// Two or more layers side by side along the last axis: channels after channels, features after features; the other extents are the same. What it reads stands in
/// <see cref="LayerAttribute.From"/>, in that order.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute : LayerAttribute;
