using System;

namespace NetGen;

/// <summary>What the attribute of every pooling over windows can say.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    private protected PoolingAttribute(int size) => Size = size;

    /// <summary>How long the window is along every axis, at least 1.</summary>
    public int Size { get; }

    /// <summary>How far the window moves from one output to the next, along every axis; at least 1. Default: <see cref="Size"/>.</summary>
    public int Stride { get; set; }

    /// <summary>What the window finds beyond the edges. Default: <see cref="Padding.Valid"/>: windows that do not fit are left out.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// How far the window may reach beyond each edge, instead of what <see cref="Padding"/> says; from 0 to half of <see cref="Size"/>. Default: 0.
    /// </summary>
    public int PaddingSize { get; set; }
}
