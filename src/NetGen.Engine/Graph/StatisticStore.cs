using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Engine.Graph;

/// <summary>The running statistics of a network, and what the latest training pass makes of them.</summary>
internal sealed class StatisticStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public StatisticStore(NetworkDefinition definition)
    {
        Values = Array.ConvertAll(ParameterInitialization.Statistics(definition), T.CreateChecked);
        Pending = new T[Values.Length];
    }

    public T[] Values { get; }

    /// <summary>What they become when the step is applied.</summary>
    public T[] Pending { get; }

    /// <summary>Whether a training pass has been since they last changed.</summary>
    public bool HasPending { get; set; }

    /// <summary>Takes up what the latest training pass left, once.</summary>
    public void Apply()
    {
        if (HasPending)
        {
            Pending.CopyTo(Values, 0);
            HasPending = false;
        }
    }
}

/// <summary>One tensor of a <see cref="StatisticStore{T}"/>.</summary>
internal readonly struct StatisticTensor<T>(StatisticStore<T> store, int offset, int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Span<T> Values => store.Values.AsSpan(offset, length);

    public Span<T> Pending => store.Pending.AsSpan(offset, length);
}
