using System;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Trainings that use everything at once: normalisation with running statistics, dropout, penalty, clipping, a schedule that goes by validation, early stopping.</summary>
public sealed class WholeTrainingTests
{
    private const string Source = """
        using NetGen;

        [Network(6)]
        [Dense(16)]
        [BatchNorm]
        [Activate(Activation.ReLU)]
        [Dropout(0.3)]
        [Dense(9, Activation.Tanh)]
        [Dropout(0.2)]
        [Dense(3, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.02, L2 = 0.001, ClipNorm = 1)]
        public sealed partial class Whole;
        """;

    private static readonly Lazy<NetworkCompilation> Networks = new(() => NetworkCompilation.Load(Source));

    private static readonly FitOptions Options = new()
    {
        Epochs = 60,
        BatchSize = 16,
        ValidationFraction = 0.25,
        LearningRateSchedule = Schedules.ReduceOnPlateau(0.5, patience: 1, threshold: 0.01).WithWarmup(7),
        EarlyStopping = new EarlyStopping { Patience = 4 },
    };

    [Fact]
    public void ItGoesOnFromWhereverItWasCutBitForBit()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ILoadedTrainableNetwork straight = Create(seed: 3);
            History expected = straight.Fit(Samples(110), Options);

            // Or there would be neither statistics nor parameters of a best epoch that is not the last.
            Assert.Equal(EndReason.EarlyStopped, expected.EndReason);
            Assert.Equal(expected.Epochs.Length - 4, expected.BestEpoch);
            Assert.True(expected.Epochs.Select(epoch => epoch.LearningRate).Distinct().Count() > 2);

            // Six steps an epoch: cuts at each place within one, early and late.
            for (int cut = 1; cut < expected.Iterations; cut += 5)
            {
                using CancellationTokenSource source = new();
                FitOptions cutOptions = Options with
                {
                    Checkpoint = new CheckpointOptions(path) { EveryEpochs = 0 },
                    Progress = new Canceller(source, cut),
                };
                Create(seed: 3).Fit(Samples(110), cutOptions, source.Token);
                ILoadedTrainableNetwork resumed = Create(seed: 99);
                History history = resumed.Fit(Samples(110), Options with { ResumeFrom = Checkpoint.Load(path) });

                Assert.Equal((expected.EndReason, expected.BestEpoch, expected.Iterations), (history.EndReason, history.BestEpoch, history.Iterations));
                Assert.Equal(expected.Epochs.Select(Figures), history.Epochs.Select(Figures));
                TrainingStateTests.AssertSame(straight.GetTrainingState(), resumed.GetTrainingState());
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TheBestEpochComesBackWithItsStatistics()
    {
        ILoadedTrainableNetwork network = Create(seed: 3);
        TrainingState? best = null;
        double least = double.PositiveInfinity;
        History history = network.Fit(Samples(110), Options with
        {
            EpochCompleted = epoch =>
            {
                if (epoch.Validation!.Loss < least)
                {
                    least = epoch.Validation.Loss;
                    best = network.GetTrainingState();
                }
            },
        });

        Assert.True(history.BestEpoch < history.Epochs.Length);
        Assert.NotEmpty(best!.Statistics);
        Assert.Equal(best.Parameters, SampleNetworks.Parameters(network));
        Assert.Equal(best.Statistics, SampleNetworks.Statistics(network));
    }

    /// <summary>Many steps allocate no more than few: what there is is the training's own, at its begin and end.</summary>
    [Fact]
    public void StepsAllocateNothing()
    {
        Dataset data = Samples(4_000);
        ILoadedTrainableNetwork network = Create(seed: 1);
        FitOptions options = new() { Epochs = 1, LearningRateSchedule = Schedules.Cosine(unit: ScheduleUnit.Step).WithWarmup(5) };
        FitOptions manySteps = options with { BatchSize = 8 };
        FitOptions fewSteps = options with { BatchSize = 800 };
        Allocated(manySteps);
        Allocated(fewSteps);

        // The order of the samples, and a batch of them, which is larger where there are few.
        Assert.InRange(Allocated(manySteps), 1, Allocated(fewSteps));

        long Allocated(FitOptions fit)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Fit(data, fit);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static ILoadedTrainableNetwork Create(ulong seed) => (ILoadedTrainableNetwork)Networks.Value.CreateTrainable("Whole").Create(seed);

    private static (double Training, double Validation, float LearningRate) Figures(EpochResult epoch) => (epoch.TrainingLoss, epoch.Validation!.Loss, epoch.LearningRate);

    private static Dataset Samples(int count)
    {
        Random random = new(5);
        float[] inputs = [.. Enumerable.Range(0, count * 6).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. Enumerable.Range(0, count).Select(row => random.Next(5) == 0 ? random.Next(3) : Class(inputs.AsSpan(row * 6, 6)))];
        return new Dataset(inputs, 6, labels, 3);
    }

    private static int Class(ReadOnlySpan<float> input) => input[0] > input[1] ? 1 : input[2] > 0 ? 2 : 0;

    /// <summary>Cancels at a step. What is told after an epoch's validation is no step.</summary>
    private sealed class Canceller(CancellationTokenSource source, int cut) : IProgress<TrainingProgress>
    {
        private long _latest = -1;
        private int _steps;

        public void Report(TrainingProgress value)
        {
            long place = ((long)value.Epoch * 1_000) + value.Step;
            if (place == _latest)
            {
                return;
            }

            _latest = place;
            if (++_steps == cut)
            {
                source.Cancel();
            }
        }
    }
}
