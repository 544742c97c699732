namespace NetGen.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what an edit made run again.</summary>
internal static class TrackingNames
{
    /// <summary>What was read from each network attribute, and where the class is named.</summary>
    public const string Placed = nameof(Placed);

    /// <summary>What was read from each network attribute: the model, if there is no error, and the diagnostics.</summary>
    public const string Read = nameof(Read);

    /// <summary>The vector width the project asks for.</summary>
    public const string VectorWidth = nameof(VectorWidth);

    /// <summary>The models of networks without error: the barrier. What follows runs only where one has changed.</summary>
    public const string Model = nameof(Model);

    /// <summary>The emitted files, and what each network costs.</summary>
    public const string File = nameof(File);

    /// <summary>What all networks cost.</summary>
    public const string Budgets = nameof(Budgets);

    /// <summary>The file names that differ in case only; none, as a rule.</summary>
    public const string Clashes = nameof(Clashes);
}
