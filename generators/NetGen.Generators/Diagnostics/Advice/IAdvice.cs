using System.Collections.Generic;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>A rule about networks that can be emitted as they are, and would be better otherwise.</summary>
internal interface IAdvice
{
    /// <summary>Which rule it is.</summary>
    Problem Problem { get; }

    /// <summary>Where a network goes against it.</summary>
    IEnumerable<Finding> On(NetworkGraph network);
}
