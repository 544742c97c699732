namespace NetGen.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what an edit made run again.</summary>
internal static class TrackingNames
{
    /// <summary>What was read from each network attribute: the model, if there is no error, and the diagnostics.</summary>
    public const string Read = nameof(Read);

    /// <summary>The vector width the project asks for.</summary>
    public const string VectorWidth = nameof(VectorWidth);

    /// <summary>The models of networks without error: the barrier. What follows runs only where one has changed.</summary>
    public const string Model = nameof(Model);

    /// <summary>The emitted files.</summary>
    public const string File = nameof(File);

    /// <summary>The file names that differ in case only; none, as a rule.</summary>
    public const string Clashes = nameof(Clashes);
}
