using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a pooling.</summary>
/// <param name="Size">How long the window is along every axis.</param>
/// <param name="Window">How it moves.</param>
internal abstract record PoolingSpec(int Size, WindowArguments Window) : LayerSpec;

internal sealed record MaxPool1DSpec(int Size, WindowArguments Window) : PoolingSpec(Size, Window);

internal sealed record MaxPool2DSpec(int Size, WindowArguments Window) : PoolingSpec(Size, Window);

internal sealed record AvgPool1DSpec(int Size, WindowArguments Window) : PoolingSpec(Size, Window);

internal sealed record AvgPool2DSpec(int Size, WindowArguments Window) : PoolingSpec(Size, Window);
