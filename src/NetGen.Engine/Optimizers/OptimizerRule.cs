using System;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>How a step turns gradients into new parameters; holds the optimizer's state.</summary>
/// <param name="options">The numbers of the declaration.</param>
/// <param name="parameterCount">The number of parameters of the network.</param>
internal abstract class OptimizerRule<T>(RuleOptions options, int parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether it reads the weight decay itself, so that gradients must not have it.</summary>
    public virtual bool DecaysByItself => false;

    /// <summary>The numbers of the declaration.</summary>
    protected RuleOptions Options => options;

    /// <summary>The number of parameters of the network.</summary>
    protected int ParameterCount => parameterCount;

    /// <summary>Counts a step, before its updates.</summary>
    public virtual void BeginStep()
    {
    }

    /// <summary>Updates some of the parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients, all finite.</param>
    /// <param name="offset">Where they start in canonical order.</param>
    /// <param name="learningRate">The step size.</param>
    public abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate);
}
