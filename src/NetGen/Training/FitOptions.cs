namespace NetGen;

/// <summary>To be filled.</summary>
public sealed class FitOptions;
