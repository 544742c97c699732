namespace NetGen.Generators.Diagnostics;

/// <summary>What a diagnostic tells a code fix beside its message.</summary>
/// <param name="Key">What kind of hint it is, one of those named here.</param>
/// <param name="Value">The hint.</param>
internal sealed record FixHint(string Key, string Value)
{
    /// <summary>The layer with which the shape would fit, if it stood before the one that is reported.</summary>
    public const string LayerBefore = nameof(LayerBefore);

    /// <summary>The names that can be read, a line each: no name has a line break.</summary>
    public const string Names = nameof(Names);

    /// <summary>The last activation that goes with the loss.</summary>
    public const string Activation = nameof(Activation);

    /// <summary>The losses that go with the last activation, a line each, the usual one first.</summary>
    public const string Losses = nameof(Losses);

    /// <summary>No hint: nothing that a code fix could do.</summary>
    public static FixHint None { get; } = new(string.Empty, string.Empty);
}
