namespace NetGen.Benchmarks.Compare;

/// <summary>What was found for a workload done by another program.</summary>
/// <param name="Name">The program.</param>
/// <param name="Form">In which of its ways it does it: the fastest.</param>
/// <param name="Median">The median round, in the workload's unit.</param>
/// <param name="Best">The best round, in the workload's unit.</param>
/// <param name="Ratio">How many times as long as the generated network it takes, in the median rounds.</param>
internal readonly record struct PeerResult(string Name, string Form, double Median, double Best, double Ratio);
