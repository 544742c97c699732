namespace NetGen.Generators.Plan;

/// <summary>How far a loop runs: a number known now, or the number of samples given at run time.</summary>
internal readonly record struct Extent
{
    private Extent(int constant) => Constant = constant;

    /// <summary>The number of samples, which the emitted method gets as <c>rows</c>.</summary>
    public static Extent Rows { get; } = new(-1);

    /// <summary>The number; only where <see cref="IsRows"/> is false.</summary>
    public int Constant { get; }

    public bool IsRows => Constant < 0;

    public static Extent Of(int constant) => new(constant);
}
