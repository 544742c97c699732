using System;

namespace NetGen;

/// <summary>What to measure beside the loss.</summary>
[Flags]
public enum Metrics
{
    /// <summary>The loss alone.</summary>
    None = 0,

    /// <summary>What counts classes: <see cref="ClassificationMetrics"/> without the curve.</summary>
    Classification = 1,

    /// <summary>What compares numbers: <see cref="RegressionMetrics"/>.</summary>
    Regression = 2,

    /// <summary>
    /// The area under the receiver operating characteristic, with <see cref="Classification"/>. It keeps and sorts all outputs: for <c>n</c>
    /// samples of <c>K</c> classes <c>n·K</c> floats, and time in proportion to <c>K·n·log n</c>.
    /// </summary>
    RocAuc = 4 | Classification,

    /// <summary>All of them.</summary>
    All = Classification | Regression | RocAuc,
}
