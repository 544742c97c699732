using System;

namespace NetGen.Generators.Plan;

/// <summary>How a window moves along one axis of its input.</summary>
/// <param name="Input">The input's length.</param>
/// <param name="Size">How many elements the window reads.</param>
/// <param name="Stride">How far it moves from one output to the next.</param>
/// <param name="Dilation">How far apart the elements are that it reads.</param>
/// <param name="Before">How far it reaches beyond the start.</param>
/// <param name="Output">How many places it has.</param>
internal sealed record WindowAxis(int Input, int Size, int Stride, int Dilation, int Before, int Output)
{
    /// <summary>An axis along which nothing moves.</summary>
    public static WindowAxis Single { get; } = new(1, 1, 1, 1, 0, 1);

    /// <summary>How far the window reaches beyond the end.</summary>
    public int After => Math.Max(0, ((Output - 1) * Stride) + Extent - Before - Input);

    /// <summary>The input's length with all that the window reaches beyond it.</summary>
    public int Padded => Before + Input + After;

    /// <summary>From the first element that the window reads to the last.</summary>
    private int Extent => ((Size - 1) * Dilation) + 1;

    /// <summary>Whether the window reaches beyond an edge.</summary>
    public bool IsPadded => Before > 0 || After > 0;

    /// <summary>Whether each element is read from one place at the most.</summary>
    public bool IsDisjoint => Stride >= Extent || Output == 1;

    /// <summary>Whether each element is read from some place.</summary>
    public bool CoversAll => (Stride <= Size || Output == 1) && Dilation == 1 && ((Output - 1) * Stride) + Size - Before >= Input;

    /// <summary>The same window once, over all of an axis.</summary>
    public static WindowAxis Whole(int input) => new(input, input, input, 1, 0, 1);
}
