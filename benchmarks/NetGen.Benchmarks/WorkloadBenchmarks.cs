using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks;

/// <summary>A workload on both sides, timed by BenchmarkDotNet. Results are per call; only derived classes are run.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks
{
    private Action<int> _generated = _ => { };
    private Action<int> _engine = _ => { };

    /// <summary>Which workload.</summary>
    [ParamsSource(nameof(Ids))]
    public string Id { get; set; } = "";

    /// <summary>The workloads of the class.</summary>
    public abstract IEnumerable<string> Ids { get; }

    [GlobalSetup]
    public void Setup()
    {
        Contest contest = WorkloadList.Select([Id]).Single().Prepare();
        _generated = contest.Generated;
        _engine = contest.Engine;
    }

    private protected void RunGenerated(int calls) => _generated(calls);

    private protected void RunEngine(int calls) => _engine(calls);

    private protected static IEnumerable<string> IdsOf(Func<Workload, bool> condition) =>
        WorkloadList.All.Where(condition).Select(workload => workload.Id);
}

/// <summary>Single predictions, once around the ring of samples in each invocation.</summary>
public class PredictBenchmarks : WorkloadBenchmarks
{
    private const int Calls = PredictLoops.RingSize;

    public override IEnumerable<string> Ids => IdsOf(workload => workload is { IsThroughput: false, SamplesPerCall: 1 });

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void Engine() => RunEngine(Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Generated() => RunGenerated(Calls);
}

/// <summary>Predictions for whole batches.</summary>
public class PredictBatchBenchmarks : WorkloadBenchmarks
{
    public override IEnumerable<string> Ids => IdsOf(workload => workload is { IsThroughput: false, SamplesPerCall: > 1 });

    [Benchmark(Baseline = true)]
    public void Engine() => RunEngine(1);

    [Benchmark]
    public void Generated() => RunGenerated(1);
}

/// <summary>Training steps.</summary>
public class TrainBenchmarks : WorkloadBenchmarks
{
    public override IEnumerable<string> Ids => IdsOf(workload => workload.IsThroughput);

    [Benchmark(Baseline = true)]
    public void Engine() => RunEngine(1);

    [Benchmark]
    public void Generated() => RunGenerated(1);
}
