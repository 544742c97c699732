using System;

namespace NetGen.Runtime;

/// <summary>A tensor to be written.</summary>
internal readonly record struct SafetensorsTensor(string Name, TensorShape Shape, ReadOnlyMemory<float> Values);
