using System;

namespace NetGen;

/// <summary>All elements as one row of features: from any shape to <c>(features)</c>.</summary>
/// <remarks>
/// The elements keep their order, in which channels are innermost. The weights of a dense layer that follows are given and taken (parameters, files) in the order of PyTorch, where
/// channels are outermost, so that they fit an <c>nn.Flatten</c> there.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;
