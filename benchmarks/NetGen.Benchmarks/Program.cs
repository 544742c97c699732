using System;
using System.Linq;
using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Compare;

if (args is ["compare", .. string[] ids])
{
    return CompareCommand.Run(ids);
}

return BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmarks).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
