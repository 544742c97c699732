using System;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Compare;
using NetGen.Benchmarks.Generator;
using NetGen.Benchmarks.Jit;
using NetGen.Benchmarks.Regularisation;
using NetGen.Benchmarks.Threads;

if (args is ["compare", .. string[] arguments])
{
    return CompareCommand.Run(arguments);
}

if (args is [JitCommand.Child, .. string[] subjects])
{
    return FirstCall.Run(subjects);
}

if (args is ["jit", .. string[] jitIds])
{
    return JitCommand.Run(jitIds);
}

if (args is ["generator"])
{
    return GeneratorCommand.Run();
}

if (args is ["threads", .. string[] threadedIds])
{
    return ThreadsCommand.Run(threadedIds);
}

if (args is ["regularisation"])
{
    return RegularisationCommand.Run();
}

// BenchmarkDotNet builds the libraries and the generator anew; its own two minutes are short for that on a slow or busy machine.
IConfig config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10));
return BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmarks).Assembly).Run(args, config).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
