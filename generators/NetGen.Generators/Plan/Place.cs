namespace NetGen.Generators.Plan;

/// <summary>Where a tensor starts.</summary>
/// <param name="Base">A <c>ref float</c> (or <c>ref int</c>) variable of the emitted code.</param>
/// <param name="Role">What the tensor is to the kernel that reads or writes it: the name of a method's parameter.</param>
/// <param name="Offset">Floats from the base.</param>
/// <param name="RowsOffset">Floats for each sample from the base.</param>
internal sealed record Place(string Base, string Role, int Offset = 0, int RowsOffset = 0)
{
    /// <summary>The vector variables that the base names instead, of a tensor that never reaches memory; else <see langword="null"/>.</summary>
    public RegisterRow? Registers { get; init; }

    /// <summary>Whether the tensor stays in vector variables.</summary>
    public bool InRegisters => Registers is not null;
}

/// <summary>A row that stays in vector variables.</summary>
/// <param name="Lanes">The floats in each.</param>
/// <param name="Vectors">How many there are.</param>
internal sealed record RegisterRow(int Lanes, int Vectors)
{
    /// <summary>Whether vectors of a kernel are variables of the row: they are as wide, and start where one does.</summary>
    /// <param name="lanes">The lanes of the kernel's vectors.</param>
    /// <param name="offset">Where they start in the row.</param>
    public bool HasVectors(LaneAxis lanes, int offset) => lanes.VectorLanes == Lanes && offset % Lanes == 0;
}

/// <summary>Single elements of a matrix, each read into all lanes: <c>[m, k]</c> lies at <c>m·RowStride + k·ColumnStride</c>.</summary>
internal sealed record ScalarMap(Place Place, int RowStride, int ColumnStride)
{
    /// <summary>Whether each lane has an element of its own there, side by side: products lane by lane, as in a depthwise convolution.</summary>
    public bool IsLanes { get; init; }
}
