using System;

namespace NetGen.Benchmarks.Workloads;

/// <summary>A workload made ready: both sides have the same parameters and were found to compute the same numbers.</summary>
/// <param name="Generated">Runs the generated network a number of times.</param>
/// <param name="Engine">Runs the engine a number of times.</param>
/// <param name="Dependent">Runs the generated network so that each call waits for the one before; <see langword="null"/> if not measured.</param>
internal sealed record Contest(Action<int> Generated, Action<int> Engine, Action<int>? Dependent = null);
