using System;

namespace NetGen;

/// <summary>
/// The sum of two or more layers, element by element: all of one shape, which it gives too. What it reads stands in <see cref="LayerAttribute.From"/>; a skip connection of a
/// residual network is <c>From = ["before", "after"]</c>.
/// </summary>
/// <remarks>Source: He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2015.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute : LayerAttribute;
