namespace NetGen.Generators.Plan;

/// <summary>How far a loop runs: a number known now, or a multiple of the number of samples given at run time.</summary>
internal readonly record struct Extent
{
    private Extent(int constant, int perSample)
    {
        Constant = constant;
        PerSample = perSample;
    }

    /// <summary>The number of samples, which the emitted method gets as <c>rows</c>.</summary>
    public static Extent Rows { get; } = new(0, 1);

    /// <summary>The number; only where <see cref="IsRows"/> is false.</summary>
    public int Constant { get; }

    /// <summary>How many turns there are for each sample; 0 if samples do not matter.</summary>
    public int PerSample { get; }

    public bool IsRows => PerSample > 0;

    /// <summary>The turns for one sample, or all if samples do not matter.</summary>
    public int OfSample => IsRows ? PerSample : Constant;

    public static Extent Of(int constant) => new(constant, 0);

    /// <summary>As many times as far: what a loop and one inside it run when they are made one.</summary>
    public Extent Times(int count) => new(Constant * count, PerSample * count);
}
