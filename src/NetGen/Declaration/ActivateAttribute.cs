using System;

namespace NetGen;

/// <summary>An activation as a layer of its own: the shape stays as it is.</summary>
/// <param name="activation">What is applied.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : LayerAttribute
{
    /// <summary>What is applied.</summary>
    public Activation Activation { get; } = activation;
}
