namespace NetGen;

/// <summary>Why training ended.</summary>
public enum EndReason
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>The token was cancelled.</summary>
    Cancelled,

    /// <summary>A loss or gradient was not finite.</summary>
    Diverged,

    /// <summary>What was measured on the validation samples stopped getting better: <see cref="FitOptions.EarlyStopping"/>.</summary>
    EarlyStopped,
}
